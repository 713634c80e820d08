// On paper stands every word of the screen, folded parts too, in 12 pt or more.
// Left out of the comparison, since paper has no use for it: navigation, controls, and what is marked `data-extra` or `data-screen`.
import { execFileSync } from 'node:child_process'

export const SCREEN_ONLY = 'nav, button, select, input, [data-extra], [data-screen]'
const MOST_PIECES = 6 // a paragraph may run over page breaks

export default {
  name: 'print',
  says: 'every word is on paper (A4), folded parts too, in 12 pt or more',
  state: { width: 1280, js: false },
  async onSample({ page, add }) {
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: false })
    const paper = letters(execFileSync('pdftotext', ['-raw', '-enc', 'UTF-8', '-', '-'], { input: pdf, encoding: 'utf8', maxBuffer: 1 << 28 }))

    await page.emulateMedia({ media: 'print' })
    await page.setViewportSize({ width: 718, height: 1000 })
    for (const [size, selector] of await page.evaluate(smallPrint)) add(`${size} pt on paper, less than 12`, selector, 'print-size')

    await page.emulateMedia({ media: 'screen' })
    await page.setViewportSize({ width: 1280, height: 900 })
    const blocks = await page.evaluate((skip) => {
      window.look.openDetails()
      return window.look.textBlocks(skip).map(({ el, text }) => [text, window.look.selector(el)])
    }, SCREEN_ONLY)
    for (const [text, selector] of blocks) if (!isOn(paper, text)) add(`not on paper: "${text.slice(0, 100)}"`, selector, 'print-text')
  },
}

// Line breaks, hyphens and ligatures differ on paper; letters and numerals do not.
export const letters = (text) => text.normalize('NFKD').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

export function isOn(paper, text) {
  // Right-to-left text comes out of a PDF in several orders, so it is looked up word by word.
  if (/[\u0590-\u08ff\ufb1d-\ufefc]/.test(text)) {
    return text.split(/[^\p{L}\p{N}\p{M}]+/u).map(letters).filter(Boolean).every((word) => paper.includes(word) || paper.includes([...word].reverse().join('')))
  }
  let rest = letters(text)
  for (let piece = 0; rest && piece < MOST_PIECES; piece++) {
    let [fits, tooLong] = [0, rest.length + 1]
    while (tooLong - fits > 1) {
      const middle = (fits + tooLong) >> 1
      if (paper.includes(rest.slice(0, middle))) fits = middle
      else tooLong = middle
    }
    if (fits < Math.min(rest.length, 8)) return false
    rest = rest.slice(fits)
  }
  return !rest
}

export function smallPrint(least = 11.95) {
  const { look } = window
  const found = new Map()
  for (const { parentElement: el } of look.textNodes('sup, sub, svg')) {
    const points = parseFloat(getComputedStyle(el).fontSize) * 0.75
    if (points < least && el.closest('main')) found.set(look.selector(el), Math.round(points * 10) / 10)
  }
  return [...found].map(([selector, size]) => [size, selector])
}
