// All text can be read on what it stands on: by day, in the dark, with more contrast asked for, and on paper.
import { fewOfEach } from '../lib/pages.mjs'

const GROUNDS = [
  ['contrast', 'by day', { colorScheme: 'light', contrast: 'no-preference' }],
  ['contrast-dark', 'in the dark', { colorScheme: 'dark', contrast: 'no-preference' }],
  ['contrast-more', 'with more contrast', { colorScheme: 'light', contrast: 'more' }],
  ['contrast-more', 'with more contrast in the dark', { colorScheme: 'dark', contrast: 'more' }],
  ['contrast-print', 'on paper', { colorScheme: 'light', contrast: 'no-preference', media: 'print' }],
]

export default {
  name: 'colours',
  says: 'text at 7:1 by day, in the dark, with more contrast and on paper; drawings at 3:1; dark where the device asks for dark',
  state: { width: 1280, own: 'colours' },
  choose: (few) => fewOfEach(few, 8, 1), // by day and in the dark axe measures all pages too
  async onSample({ page, add }) {
    await page.mouse.move(0, 0) // a link under the mouse looks another way
    await page.evaluate(() => window.look.openDetails())
    for (const [strict, where, media] of GROUNDS) {
      await page.emulateMedia(media)
      const paper = media.media === 'print'
      for (const [message, selector] of await page.evaluate(findFaint, paper)) add(`${message}, ${where}`, selector, strict)
      if (strict !== 'contrast' && strict !== 'contrast-dark') continue
      for (const selector of await page.evaluate(findLostDrawings)) add(`a drawing that hardly differs from its ground, ${where}`, selector, 'svg-contrast')
      if (strict === 'contrast-dark' && await page.evaluate(isBright)) add('the page is bright where the device asks for dark', 'body', 'dark')
    }
    await page.emulateMedia({ media: null, contrast: 'no-preference' })
  },
}

function findFaint(paper) {
  const { look } = window
  // A printer leaves out every ground that is not marked to be kept.
  const kept = (el) => getComputedStyle(el).printColorAdjust === 'exact'
  const ground = (el) => {
    if (!paper) return look.background(el)
    for (let at = el; at; at = at.parentElement) if (kept(at) && look.rgba(getComputedStyle(at).backgroundColor)[3] === 1) return look.rgba(getComputedStyle(at).backgroundColor)
    return look.isDrawing(el) ? look.background(el) : [255, 255, 255, 1]
  }
  return look.faint(ground, 0.005)
}

function findLostDrawings() {
  const { look } = window
  return [...document.querySelectorAll('svg')].filter((svg) => look.isShown(svg) && look.drawn(svg) < 3).map(look.selector)
}

function isBright() {
  const [r, g, b] = window.look.background(document.querySelector('main') ?? document.body)
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 90
}
