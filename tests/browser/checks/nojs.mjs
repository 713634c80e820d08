// Without JavaScript a page says the same, and shows no button that does nothing.
// What a script adds or takes away on purpose is marked `data-extra` and left out of the comparison.
export default {
  name: 'nojs',
  says: 'the same words without JavaScript, no dead control',
  async onEvery({ page, target, visit, add }) {
    // Where there is no script, the page is what it is without one.
    const scripted = await page.evaluate(() => document.querySelector('script, noscript, [href^="javascript:" i]') || [...document.querySelectorAll('*')].some((el) => [...el.attributes].some(({ name }) => name.startsWith('on'))))
    const withScript = await page.evaluate(words)
    const plainly = async (plain) => [await plain.evaluate(words), await plain.evaluate(deadControls)]
    const [without, dead] = await (scripted ? visit(target.url, { width: 320, js: false }, plainly) : plainly(page))
    for (const [text, selector] of missing(withScript, without)) add(`only with JavaScript: "${text}"`, selector, 'nojs-text')
    for (const [text, selector] of missing(without, withScript)) add(`only without JavaScript: "${text}"`, selector, 'nojs-text')
    for (const [text, selector] of dead) add(`does nothing without JavaScript: "${text}"`, selector, 'nojs-dead')
  },
}

export function words() {
  window.look.openDetails()
  return window.look.textBlocks('[data-extra]').map(({ el, text }) => [text, window.look.selector(el)])
}

/** Blocks of `some` that `others` lack, counting repeats. */
export function missing(some, others) {
  const left = new Map()
  for (const [text] of others) left.set(text, (left.get(text) ?? 0) + 1)
  return some.filter(([text]) => {
    const count = left.get(text) ?? 0
    left.set(text, count - 1)
    return count <= 0
  })
}

export function deadControls() {
  const worksAlone = (el) => document.getElementById(el.getAttribute('popovertarget') ?? el.getAttribute('commandfor') ?? '')
  return [...document.querySelectorAll('button, input[type=button], input[type=submit], input[type=reset], [role=button], [onclick], a[href^="javascript:" i], a[href="#"]')]
    .filter((el) => window.look.isShown(el) && !worksAlone(el))
    .map((el) => [(el.innerText || el.value || '').slice(0, 60), window.look.selector(el)])
}
