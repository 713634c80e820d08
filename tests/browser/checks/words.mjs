// The words: how hard they are to read (English), how far apart the headings stand, whether braille has every character.
import { execFileSync } from 'node:child_process'

const MOST = 350 // words without a heading
const GRADE = 9
// Tables of liblouis; a language that is not here is a finding, so that nobody thinks it was looked at.
const TABLES = { en: 'en-ueb-g2.ctb', cy: 'cy-cy-g1.utb', ar: 'ar-ar-g1.utb', pl: 'pl-pl-comp8.ctb', ur: 'ur-pk-g1.utb', fr: 'fr-bfu-comp6.utb', es: 'es-g1.ctb', pt: 'pt-pt-g1.utb', uk: 'uk.utb', fa: 'fa-ir-g1.utb', de: 'de-g1.ctb', tr: 'tr-g1.ctb', ro: 'ro.ctb', vi: 'vi-vn-g1.ctb' }

export default {
  name: 'words',
  says: 'English at grade 9 or below, a heading every 350 words, every character known in braille',
  leaveOut: (target) => target.single, // the words of its site once more
  async onEvery({ page, target, add }) {
    const { runs, prose, texts } = await page.evaluate(read)
    for (const [count, selector] of runs) if (count > MOST) add(`${count} words without a heading`, selector, 'sections')
    // Staff read their own words; all others are read as they stand.
    const english = prose.filter(({ lang }) => /^en/.test(lang)).map(({ text }) => text)
    if (target.style !== 'worker') {
      const found = grade(english)
      if (found > GRADE) add(`grade ${found.toFixed(1)}`, 'main', 'reading-level')
    }
    return { characters: texts.map(({ lang, text }) => [lang.split('-')[0], [...new Set(text)].join('')]) }
  },
  /** All characters of all pages at once: starting liblouis takes longer than asking it. */
  finish(looks) {
    const pages = new Map() // language → character → first look
    for (const look of looks) for (const [lang, characters] of look.facts.characters) for (const character of characters) {
      if (/\s/.test(character)) continue
      if (!pages.has(lang)) pages.set(lang, new Map())
      if (!pages.get(lang).has(character)) pages.get(lang).set(character, look)
    }
    for (const [lang, characters] of pages) {
      const any = characters.values().next().value
      if (!TABLES[lang]) { any.add(`no braille table is named here for "${lang}"`, 'html', 'braille'); continue }
      const asked = [...characters.keys()]
      const said = execFileSync('lou_translate', [`unicode.dis,${TABLES[lang]}`], { input: asked.join('\n') + '\n', encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] }).split('\n')
      asked.forEach((character, i) => {
        if (!/[\u2801-\u28ff]/.test(said[i] ?? '') || isEscape(said[i], said, asked)) characters.get(character).add(`braille (${TABLES[lang]}) does not know "${character}" (U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')})`, '', 'braille')
      })
    }
  },
}

// An unknown character comes out as the cells of '\x2192': the quotation mark, the backslash, an x.
let escape
function isEscape(said) {
  escape ??= execFileSync('lou_translate', ['unicode.dis,en-ueb-g2.ctb'], { input: '\ue000\n', encoding: 'utf8' }).trim().slice(0, 3)
  return said.length >= 6 && said.startsWith(escape)
}

function read() {
  const { look } = window
  look.openDetails()
  const runs = []
  let [count, since] = [0, 'body']
  const prose = []
  const texts = []
  let block = null
  for (const node of look.textNodes('svg, [data-extra]')) {
    const el = node.parentElement
    const lang = el.closest('[lang]')?.lang ?? ''
    texts.push({ lang, text: node.data })
    const heading = el.closest('h1, h2, h3, h4, h5, h6, th, dt, caption, nav, summary')
    if (heading) {
      runs.push([count, since])
      ;[count, since] = [0, look.selector(heading)]
      continue
    }
    count += node.data.split(/\s+/).filter(Boolean).length
    const own = el.closest('main') && el.closest('p, li, dd, blockquote')
    if (!own) continue
    const flow = look.block(el)
    if (flow === block) prose.at(-1).text += node.data
    else prose.push({ lang, text: node.data })
    block = flow
  }
  runs.push([count, since])
  return { runs, prose, texts }
}

/** Flesch-Kincaid; a block without a full stop is a sentence too, and very short texts say nothing. */
function grade(blocks) {
  let [words, sentences, syllables] = [0, 0, 0]
  for (const block of blocks) {
    const found = block.match(/[\p{L}][\p{L}'’-]*/gu) ?? []
    if (found.length < 3) continue
    words += found.length
    sentences += Math.max(1, (block.match(/[.!?:]+(?=\s|$)/g) ?? []).length)
    for (const word of found) syllables += count(word)
  }
  return words < 60 ? 0 : 0.39 * words / sentences + 11.8 * syllables / words - 15.59
}

function count(word) {
  const plain = word.toLowerCase().replace(/[^a-z]/g, '')
  if (plain.length <= 3) return 1
  return Math.max(1, (plain.replace(/(?:[^laeiouy]es|[^td]ed|[^laeiouy]e)$/, (end) => end[0]).replace(/^y/, '').match(/[aeiouy]{1,2}/g) ?? []).length)
}
