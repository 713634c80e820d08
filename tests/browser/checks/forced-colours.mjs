// With the reader's own system colours, all text is still seen (4.5 to 1), in a light and a dark palette.
export default {
  name: 'forced-colours',
  says: 'all text is seen with the system\'s own colours, light and dark',
  state: { width: 1280, forced: true },
  async onSample({ page, add }) {
    await page.evaluate(() => window.look.openDetails())
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme })
      for (const [message, selector] of await page.evaluate(findFaint)) add(`${message}, ${colorScheme} palette`, selector)
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
