// Paper as a browser makes it: A4, A5, and A4 for a reader whose own letters are 1.5 times as large (18 pt on paper).
import { execFileSync } from 'node:child_process'
import { fewOfEach } from '../lib/pages.mjs'
import { SCREEN_ONLY, isOn, letters, smallPrint } from './print.mjs'

const POINTS = { A4: [595, 842], A5: [420, 595] }
const LARGE = 24 // px, as in the reader's own browser settings; 18 pt
const SHEETS = [['A4', 'A4', 16], ['A5', 'A5', 16], ['large print', 'A4', LARGE]]
const ONE_PAGE = { A4: /^(start|short|turn)$/, A5: /^(short|turn)$/ }
const LEAST = 0.08 // of a sheet's height: what stands lower than this is more than a line or two

export default {
  name: 'paper',
  says: 'A4, A5, large print: all words, none cut, headings with their text, goals that begin a sheet, addresses, 18 pt for who reads large print',
  state: { width: 1280, js: false, own: 'paper' },
  choose: (few, pages) => [...new Set([...fewOfEach(few, 4, 0), ...few.filter(({ name }) => /^(index|goals)$/.test(name)), ...fewOfEach(pages.filter(({ name }) => /^(in-short|my-turn|short|turn)$/.test(name)), 2, 0)])],
  async onSample({ page, add }) {
    const facts = await page.evaluate(read, SCREEN_ONLY)
    const session = await page.context().newCDPSession(page)
    for (const [sheet, format, size] of SHEETS) {
      await session.send('Page.setFontSizes', { fontSizes: { standard: size, fixed: size - 3 } })
      const paper = readPdf(await page.pdf({ format, preferCSSPageSize: false }))
      const all = paper.pages.map(({ text }) => text).join('')
      const strict = { A5: 'print-text-a5', 'large print': 'print-text-large' }[sheet]
      if (strict) for (const [text, selector] of facts.blocks) if (!isOn(all, text)) add(`not on ${sheet}: "${text.slice(0, 100)}"`, selector, strict)
      const [width, height] = POINTS[format]
      for (const { word, box: [left, top, right, bottom] } of paper.words) {
        if (left >= -1 && top >= -1 && right <= width + 1 && bottom <= height + 1) continue
        add(`over the edge of the paper, ${sheet}: "${word}"`, '', 'print-cut')
        break
      }
      for (const [text, , selector] of facts.headings.filter(([heading, after]) => isParted(paper.pages, letters(heading), letters(after).slice(0, 14)))) add(`a heading at the foot of a page without its text, ${sheet}: "${text}"`, selector, 'print-headings')
      for (const [href, selector] of facts.addresses) if (!all.includes(letters(href.replace(/^mailto:/, '')))) add(`the address of a link is not on ${sheet}: ${href}`, selector, 'print-addresses')
      if (ONE_PAGE[sheet]?.test(facts.page) && paper.pages.length !== 1) add(`takes ${paper.pages.length} pages of ${sheet}, not one`, 'body', 'print-one-page')
      if (facts.page === 'goals') {
        for (const [goal, selector] of lateGoals(facts.goals, paper.pages)) add(`a goal begins in the middle of a sheet and goes on behind it, ${sheet}: "${goal}"`, selector, 'print-goals')
        paper.pages.forEach(({ lowest }, i) => { if (lowest < LEAST * height) add(`sheet ${i + 1} of ${paper.pages.length} is empty or nearly so, ${sheet}`, 'body', 'print-goals') })
      }
      if (sheet === 'large print') {
        await page.emulateMedia({ media: 'print' })
        for (const [points, selector] of await page.evaluate(smallPrint, 17.95)) add(`${points} pt in large print, less than 18`, selector, 'print-size-large')
        await page.emulateMedia({ media: null })
      }
    }
    await session.send('Page.setFontSizes', { fontSizes: { standard: 16, fixed: 13 } })
    await session.detach()
  },
}

function readPdf(pdf) {
  const html = execFileSync('pdftotext', ['-bbox', '-enc', 'UTF-8', '-', '-'], { input: pdf, encoding: 'utf8', maxBuffer: 1 << 28 })
  const raw = execFileSync('pdftotext', ['-raw', '-enc', 'UTF-8', '-', '-'], { input: pdf, encoding: 'utf8', maxBuffer: 1 << 28 })
  const lowest = html.split('<page ').slice(1).map((sheet) => Math.max(0, ...[...sheet.matchAll(/yMax="([^"]+)"/g)].map(([, bottom]) => Number(bottom))))
  const words = [...html.matchAll(/<word xMin="([^"]+)" yMin="([^"]+)" xMax="([^"]+)" yMax="([^"]+)">([^<]*)/g)].map(([, ...found]) => ({ word: found[4], box: found.slice(0, 4).map(Number) }))
  const sheets = raw.split('\f')
  if (!sheets.at(-1).trim()) sheets.pop()
  return { words, pages: sheets.map((text, i) => ({ text: letters(text), lowest: lowest[i] })) }
}

/** Goals, but for the first, that neither begin a sheet nor end on the sheet where they begin. */
function lateGoals(goals, pages) {
  return goals.slice(1).map(([title, last, selector]) => [title, selector, letters(title), letters(last)]).filter(([, , title, last]) => {
    const at = pages.findIndex(({ text }) => text.startsWith(title))
    if (at >= 0) return false
    return !pages.some(({ text }) => text.includes(title) && text.slice(text.lastIndexOf(title)).includes(last))
  })
}

/** Does a page end with this heading, and the next begin with what follows it? */
function isParted(pages, heading, after) {
  if (!heading || !after) return false
  return pages.some(({ text }, i) => i + 1 < pages.length && text.endsWith(heading) && pages[i + 1].text.startsWith(after.slice(0, 8)))
}

function read(screenOnly) {
  const { look } = window
  look.openDetails()
  const found = look.textBlocks(screenOnly)
  const selector = (el) => look.selector(el)
  return {
    page: document.body.dataset.page ?? document.querySelector('[data-page]')?.dataset.page ?? '',
    blocks: found.map(({ el, text }) => [text, selector(el)]),
    headings: found.flatMap(({ el, text }, i) => el.closest('h1, h2, h3, h4, h5, h6') && found[i + 1] ? [[text, found[i + 1].text, selector(el)]] : []),
    goals: [...document.querySelectorAll('[data-page=goals] .section[data-area]')].map((goal) => [goal.querySelector('h2, h3')?.textContent ?? '', found.filter(({ el }) => goal.contains(el)).at(-1)?.text ?? '', selector(goal)]),
    addresses: [...document.querySelectorAll('main a[href^=http], main a[href^="mailto:"]')].filter((el) => look.isShown(el)).map((el) => [el.getAttribute('href'), selector(el)]),
  }
}
