// No drawing stands over words: at each width, on paper, line by line. What a drawing paints is asked of the browser itself,
// so that its empty parts, and what is cut away, count for nothing.
const WIDTHS = [320, 768, 1280, 1920]
const PAPER = [{ width: 695, says: 'on A4' }, { width: 459, says: 'on A5' }] // as wide as what a sheet has between its margins

export default {
  name: 'overlap',
  says: 'no drawing or picture stands over words at 320, 768, 1280 and 1920 px, and on paper',
  state: { width: 1280, own: 'overlap' },
  choose: (few) => few.filter(({ single }) => !single),
  async onSample({ page, add }) {
    const told = new Set()
    const at = async (width, says) => {
      await page.setViewportSize({ width, height: 900 })
      // What lies below the window cannot be asked for.
      await page.setViewportSize({ width, height: Math.min(60_000, await page.evaluate(() => document.documentElement.scrollHeight)) })
      for (const [message, selector] of await page.evaluate(findOver)) {
        if (told.has(message)) continue
        told.add(message)
        add(`${message}, ${says}`, selector)
      }
    }
    for (const width of WIDTHS) await at(width, `at ${width} px`)
    await page.emulateMedia({ media: 'print' })
    for (const { width, says } of PAPER) await at(width, says)
    await page.emulateMedia({ media: null })
  },
}

function findOver() {
  const { look } = window
  const drawings = [...document.querySelectorAll('svg, img')].filter((el) => !el.parentElement.closest('svg') && el.checkVisibility())
  // The painted shapes and their boxes; a mark inside a line of words has its own room there.
  const shapes = drawings.flatMap((el) => el.localName === 'img' ? [el] : [...el.querySelectorAll('path, circle, rect, line, ellipse, polygon, polyline, use, image')].filter((shape) => !shape.closest('symbol, defs')))
  const boxes = shapes.map((shape) => ({ shape, box: shape.getBoundingClientRect() })).filter(({ box }) => box.width > 0 || box.height > 0)
  const found = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const holder = node.parentElement
    if (!/\S/.test(node.data) || holder.closest('svg, script, style, noscript, template') || !holder.checkVisibility()) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    for (const line of range.getClientRects()) {
      if (line.width < 2 || line.height < 2) continue
      const near = boxes.filter(({ box }) => box.left < line.right - 1 && box.right > line.left + 1 && box.top < line.bottom - 1 && box.bottom > line.top + 1)
      const over = near.length && paintedOver(line, near)
      if (over) {
        found.push([`a drawing stands over "${node.data.trim().slice(0, 40)}"`, look.selector(over.closest('svg') ?? over)])
        break
      }
    }
  }
  return found

  /** The shape that is painted where the letters are: between the line that they stand on and the top of the small ones. */
  function paintedOver(line, near) {
    for (const { shape, box } of near) {
      const [left, right] = [Math.max(line.left + 1, box.left), Math.min(line.right - 1, box.right)]
      for (const height of [0.35, 0.5, 0.65]) {
        const y = line.top + line.height * height
        if (y < box.top || y > box.bottom) continue
        for (let x = left; x <= right; x += 3) {
          if (document.elementsFromPoint(x, y).includes(shape)) return shape
        }
      }
    }
  }
}
