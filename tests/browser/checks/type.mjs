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
      for (const [message, selector] of await page.evaluate(judge, body)) add(message, selector)
    }
  },
}

function judge(bodySize) {
  const { look } = window
  const found = new Map()
  const add = (message, el) => found.set(message + look.selector(el), [message, look.selector(el)])
  const size = parseFloat(getComputedStyle(document.body).fontSize)
  if (size < bodySize) add(`body text is ${size} px, less than ${bodySize}`, document.body)

  const lines = new Map() // block → [{ bottom, length }]
  const range = document.createRange()
  for (const node of look.textNodes('svg')) {
    const el = node.parentElement
    const block = look.block(el)
    const style = getComputedStyle(el)
    const flow = getComputedStyle(block)
    const text = parseFloat(style.fontSize)
    if (text < 16 && !el.closest('sup, sub')) add(`text is ${text} px, less than 16`, el)
    if (/italic|oblique/.test(style.fontStyle)) add('italics', el)
    if (style.textTransform === 'uppercase') add('a run of capitals', el)
    if (flow.textAlign === 'justify') add('justified text', block)
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
    if (rows.length > 1 && !block.closest('h1, h2, h3, h4, h5, h6') && !(height >= 1.49)) add(`line height ${style.lineHeight === 'normal' ? 'normal' : height.toFixed(2)}, less than 1.5`, block)
    if (longest > 80) add(`a line of ${longest} characters, more than 80`, block)
  }
  return [...found.values()]
}
