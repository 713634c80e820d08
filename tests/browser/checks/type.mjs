// Letters that are easy to read: large, with air between the lines, short lines, left-aligned, upright.
export default {
  name: 'type',
  says: 'text size, line height, line length, no justified text, no italics, no forced capitals',
  state: { width: 1280 },
  async onSample({ page, target, add }) {
    await page.evaluate(() => window.look.openDetails())
    const body = ['easier', 'child'].includes(target.style) ? 19 : 16
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 })
      for (const [message, selector, strict] of await page.evaluate(judge, body)) add(message, selector, strict)
    }
  },
}

function judge(bodySize) {
  const { look } = window
  const found = new Map()
  const add = (message, el, strict) => found.set(message + look.selector(el), [message, look.selector(el), strict])
  const size = parseFloat(getComputedStyle(document.body).fontSize)
  if (size < bodySize) add(`body text is ${size} px, less than ${bodySize}`, document.body, 'font-size')

  const lines = new Map() // block → [{ bottom, length }]
  const range = document.createRange()
  for (const node of look.textNodes('svg')) {
    const el = node.parentElement
    const block = look.block(el)
    const style = getComputedStyle(el)
    const flow = getComputedStyle(block)
    const text = parseFloat(style.fontSize)
    if (text < 16 && !el.closest('sup, sub')) add(`text is ${text} px, less than 16`, el, 'font-size')
    if (/italic|oblique/.test(style.fontStyle)) add('italics', el, 'type-italics')
    if (style.textTransform === 'uppercase') add('a run of capitals', el, 'type-capitals')
    if (!/sans-serif|system-ui|ui-rounded|ui-sans-serif/.test(style.fontFamily)) add(`letters that may have serifs: ${style.fontFamily.slice(0, 40)}`, el, 'type-family')
    if (flow.textAlign === 'justify') add('justified text', block, 'type-justified')
    if (!lines.has(block)) lines.set(block, [])
    const rows = lines.get(block)
    for (const word of node.data.matchAll(/\S+/g)) {
      range.setStart(node, word.index)
      range.setEnd(node, word.index + word[0].length)
      const box = range.getClientRects()[0]
      if (!box) continue
      const row = rows.at(-1)
      if (row && box.top < row.bottom - 1) row.length += [...word[0]].length + 1
      else rows.push({ bottom: box.bottom, length: [...word[0]].length })
    }
  }
  for (const [block, rows] of lines) {
    const longest = Math.max(0, ...rows.map((row) => row.length))
    const style = getComputedStyle(block)
    const height = parseFloat(style.lineHeight) / parseFloat(style.fontSize)
    // One line has nothing to be apart from.
    if (rows.length > 1 && !block.closest('h1, h2, h3, h4, h5, h6') && !(height >= 1.49)) add(`line height ${style.lineHeight === 'normal' ? 'normal' : height.toFixed(2)}, less than 1.5`, block, 'line-space')
    if (longest > 80) add(`a line of ${longest} characters, more than 80`, block, 'line-length')
  }
  // From the last line of one paragraph to the first of the next, 1.5 times as far as from line to line.
  for (const el of document.querySelectorAll('main p + p')) {
    const before = el.previousElementSibling
    // Words of the plan, and a line about them (who said it, and when), are not two paragraphs.
    if (before.matches('.prose') !== el.matches('.prose') || !look.isShown(el) || !look.isShown(before) || !lines.get(el) || (lines.get(before)?.length ?? 0) < 2) continue
    const [above, below] = [before.getBoundingClientRect(), el.getBoundingClientRect()]
    const line = parseFloat(getComputedStyle(el).lineHeight)
    if (below.top >= above.bottom && below.top - above.bottom < line * 0.5 - 1) add(`a paragraph ${Math.round(below.top - above.bottom)} px after the one before, and lines of ${Math.round(line)} px`, el, 'paragraph-space')
  }
  return [...found.values()]
}
