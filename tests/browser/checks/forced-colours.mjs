// With the reader's own system colours, all text and every drawing is still seen, boxes keep an edge, in a light and a dark palette.
import { fewOfEach } from '../lib/pages.mjs'

export default {
  name: 'forced-colours',
  says: 'all text is seen with the system\'s own colours, light and dark',
  state: { width: 1280, forced: true },
  choose: (few) => fewOfEach(few, 8, 1), // each part of a booklet, in some style; the styles differ in other ways
  async onSample({ page, add }) {
    await page.evaluate(() => window.look.openDetails())
    await page.emulateMedia({ forcedColors: 'none' })
    await page.evaluate(rememberBoxes)
    await page.emulateMedia({ forcedColors: 'active' })
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme })
      for (const [message, selector] of await page.evaluate(findFaint)) add(`${message}, ${colorScheme} palette`, selector, colorScheme === 'dark' ? 'contrast-forced-dark' : 'contrast-forced')
      for (const [message, selector, strict] of await page.evaluate(findLost)) add(`${message}, ${colorScheme} palette`, selector, strict)
    }
  },
}

function findFaint() {
  const { look } = window
  const found = new Map()
  for (const { parentElement: el } of look.textNodes()) {
    const style = getComputedStyle(el)
    const drawn = look.isDrawing(el)
    const ratio = look.contrast(look.rgba(drawn ? style.fill : style.color), look.background(el))
    if (ratio < 4.5) found.set(look.selector(el), `contrast ${ratio.toFixed(1)} with the system's own colours, less than 4.5`)
  }
  return [...found].map(([selector, message]) => [message, selector])
}

/** Boxes with words, set off from what is around them by nothing but colour. */
function rememberBoxes() {
  const { look } = window
  window.boxes = [...document.body.querySelectorAll('*')].filter((el) => {
    if (look.isDrawing(el) || !look.isShown(el) || !/\S/.test(el.textContent)) return false
    const own = getComputedStyle(el).backgroundColor
    return look.rgba(own)[3] > 0 && getComputedStyle(el).display !== 'inline' && look.contrast(look.background(el), look.background(el.parentElement)) > 1.05
  })
}

function findLost() {
  const { look } = window
  const found = []
  const hasEdge = (style) => ['Top', 'Right', 'Bottom', 'Left'].some((side) => parseFloat(style[`border${side}Width`]) > 0 && style[`border${side}Style`] !== 'none') ||
    (parseFloat(style.outlineWidth) > 0 && style.outlineStyle !== 'none')
  for (const el of window.boxes) {
    if (hasEdge(getComputedStyle(el)) || look.contrast(look.background(el), look.background(el.parentElement)) > 1.05) continue
    // A box that fills its parent has the parent's edge.
    const [own, outer] = [el.getBoundingClientRect(), el.parentElement.getBoundingClientRect()]
    if (hasEdge(getComputedStyle(el.parentElement)) && own.width > outer.width - 12 && own.height > outer.height - 12) continue
    found.push(['a box that only its colour sets off', look.selector(el), 'forced-edges'])
  }
  for (const el of document.body.querySelectorAll('*')) {
    if (!look.isDrawing(el) && getComputedStyle(el).forcedColorAdjust === 'none' && look.isShown(el)) found.push(['refuses the system\'s own colours', look.selector(el), 'forced-adjust'])
  }
  for (const svg of document.querySelectorAll('svg')) {
    if (look.isShown(svg) && look.drawn(svg) < 3) found.push(['a drawing that cannot be seen', look.selector(svg), 'svg-forced'])
  }
  return found
}
