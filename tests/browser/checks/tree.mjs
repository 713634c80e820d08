// What a screen reader gets: every word that is seen, a name for each control, links that say where they lead, languages.
import { fewOfEach } from '../lib/pages.mjs'

const letters = (text) => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '').toLowerCase()
const CONTROLS = /^(link|button|checkbox|radio|textbox|searchbox|combobox|listbox|slider|switch|tab|menuitem)$/

export default {
  name: 'tree',
  says: 'all words are in the accessibility tree; names, link texts, languages, place among the pages',
  state: { width: 1280, own: 'tree' },
  choose: (few) => fewOfEach(few, 4, 1),
  async onSample({ page, target, add }) {
    await page.evaluate(() => window.look.openDetails())
    const session = await page.context().newCDPSession(page)
    const { nodes } = await session.send('Accessibility.getFullAXTree')
    await session.detach()
    const heard = letters(nodes.filter(({ ignored, role }) => !ignored && role?.value === 'StaticText').map(({ name }) => name?.value ?? '').join(''))
    const named = letters(nodes.map(({ ignored, name }) => ignored ? '' : name?.value ?? '').join(' '))
    const said = nodes.filter(({ ignored }) => !ignored).map(({ name }) => name?.value ?? '').join(' ')
    for (const [text, selector] of await page.evaluate(() => window.look.textBlocks('svg').map(({ el, text }) => [text, window.look.selector(el)]))) {
      if (!heard.includes(letters(text)) && !named.includes(letters(text)) && !isShort(text, said)) add(`seen and not heard: "${text.slice(0, 80)}"`, selector, 'at-text')
    }
    for (const { ignored, role, name, properties } of nodes) {
      if (ignored || !CONTROLS.test(role?.value ?? '') || !properties?.some((property) => property.name === 'focusable' && property.value.value)) continue
      if (!name?.value?.trim()) add(`a ${role.value} without a name`, '', 'control-names')
    }
    for (const [message, selector, strict] of await page.evaluate(judge, Boolean(target.single))) add(message, selector, strict)
  },
}

/** A short form whose long form is heard: "Aug" beside "August", "BC" in the circle beside "Ben Carter". */
function isShort(text, said) {
  const short = text.replace(/[^\p{L}]/gu, '')
  if (short.length === 0 || short.length > 4) return false
  const words = said.split(/[^\p{L}]+/u)
  if (words.some((word) => word.toLowerCase().startsWith(short.toLowerCase()))) return true
  return words.some((_, i) => [...short].every((letter, j) => words[i + j]?.startsWith(letter)))
}

function judge(single) {
  const { look } = window
  const found = []
  const add = (message, el, strict) => found.push([message, look.selector(el), strict])
  const VAGUE = /^(click|click here|here|more|read more|learn more|find out more|this|this link|this page|link|details|go|see more|continue)\W*$/i
  const links = [...document.querySelectorAll('a[href]')].filter((el) => el.checkVisibility())
  const name = (el) => (el.getAttribute('aria-label') || el.textContent || [...el.querySelectorAll('img')].map((img) => img.alt).join(' ')).replace(/\s+/g, ' ').trim()
  const places = new Map()
  for (const el of links) {
    const text = name(el)
    if (VAGUE.test(text) || /^(https?:|www\.)/.test(text)) add(`a link that does not say where it leads: "${text.slice(0, 60)}"`, el, 'link-text')
    const place = el.href
    if (places.has(text) && places.get(text) !== place) add(`"${text.slice(0, 60)}" leads to ${decodeURIComponent(place.split('/').at(-1))} here and to ${decodeURIComponent(places.get(text).split('/').at(-1))} before`, el, 'link-same')
    places.set(text, place)
    if (el.target && !/^_(self|parent|top)$/.test(el.target) && !/new (tab|window)/i.test(text)) add(`opens a window without saying so: "${text.slice(0, 60)}"`, el, 'new-window')
  }

  // Where there are other pages to go to, one of the links says "you are here".
  const away = links.filter((el) => el.closest('nav') && el.protocol === location.protocol && el.pathname !== location.pathname)
  const here = document.querySelector('[aria-current]:not([aria-current=false]), nav[aria-label*=breadcrumb i] a')
  if (!single && away.length && !here) add('does not show where it stands among the pages', document.body, 'location')

  const first = look.controls()[0]
  const main = document.querySelector('main, h1')
  const before = look.controls().filter((el) => main && el.compareDocumentPosition(main) & Node.DOCUMENT_POSITION_FOLLOWING && !main.contains(el))
  const skips = first?.matches('a[href^="#"]') && document.getElementById(decodeURIComponent(first.hash.slice(1)))
  if (before.length > 1 && !skips) add(`${before.length} controls before the words of the page, and no link past them`, first, 'skip')

  const SCRIPTS = [['Arabic', /[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff]/, /^(ar|fa|ur|ps|ckb|ug|sd|prs)/, 'rtl'], ['Hebrew', /[\u0590-\u05ff]/, /^(he|yi)/, 'rtl'], ['Cyrillic', /[\u0400-\u04ff]/, /^(ru|uk|bg|sr|mk|be|kk|ky|mn|tg)/, 'ltr'],
    ['Greek', /[\u0370-\u03ff]/, /^el/, 'ltr'], ['Devanagari', /[\u0900-\u097f]/, /^(hi|ne|mr|sa)/, 'ltr'], ['Bengali', /[\u0980-\u09ff]/, /^(bn|as)/, 'ltr'], ['Gurmukhi', /[\u0a00-\u0a7f]/, /^pa/, 'ltr'],
    ['Tamil', /[\u0b80-\u0bff]/, /^ta/, 'ltr'], ['Ethiopic', /[\u1200-\u137f]/, /^(am|ti)/, 'ltr'], ['Han', /[\u3040-\u30ff\u4e00-\u9fff]/, /^(zh|ja)/, 'ltr']]
  for (const node of look.textNodes('svg')) {
    const lang = node.parentElement.closest('[lang]')?.lang ?? ''
    for (const [script, letter, langs, dir] of SCRIPTS) {
      const words = node.data.split(/\s+/).filter((word) => letter.test(word))
      if (!words.length) continue
      if (!langs.test(lang)) add(`${script} letters in what is marked as "${lang}": "${words[0]}"`, node.parentElement, 'lang-parts')
      else if (getComputedStyle(node.parentElement).direction !== dir) add(`${script} letters run the wrong way: "${words[0]}"`, node.parentElement, 'lang-parts')
    }
    const latin = node.data.match(/(?:[A-Za-z\u00c0-\u024f'’-]{2,}[\s,.]+){3,}[A-Za-z\u00c0-\u024f]{2,}/)
    const other = SCRIPTS.find(([, , langs]) => langs.test(lang))
    if (latin && other && !/^(sr|ja)/.test(lang)) add(`Latin letters in what is marked as "${lang}": "${latin[0].slice(0, 40)}"`, node.parentElement, 'lang-parts')
  }
  return found
}
