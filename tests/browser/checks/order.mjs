// The order that the eye finds is the order of the page; and without its styles the page says the same words.
import { fewOfEach } from '../lib/pages.mjs'

export default {
  name: 'order',
  says: 'what is read first stands first; the same words without styles, and none that come from a style',
  state: { width: 320, own: 'order' },
  choose: (few) => fewOfEach(few, 4, 1),
  async onSample({ page, add }) {
    await page.evaluate(() => window.look.openDetails())
    for (const [message, selector] of await page.evaluate(findDisorder)) add(message, selector, 'order')
    for (const [message, selector] of await page.evaluate(findGenerated)) add(message, selector, 'generated-text')
    // What only a screen reader says is there for those too who have no styles.
    const styled = await page.evaluate(words, true)
    await page.evaluate(() => {
      for (const sheet of document.styleSheets) sheet.disabled = true
      document.adoptedStyleSheets = []
      for (const el of document.querySelectorAll('[style]')) el.removeAttribute('style')
    })
    const plain = await page.evaluate(words, false)
    const [some, others] = [count(styled), count(plain)]
    for (const [word, times] of some) if ((others.get(word) ?? 0) < times) { add(`only with styles: "${word}"`, '', 'css-off'); break }
    for (const [word, times] of others) if ((some.get(word) ?? 0) < times) { add(`only without styles: "${word}"`, '', 'css-off'); break }
    if (styled.length === plain.length && styled.some((word, i) => word !== plain[i])) add('the words stand in another order without styles', '', 'css-off')
  },
}

const count = (words) => words.reduce((sums, word) => sums.set(word, (sums.get(word) ?? 0) + 1), new Map())

function words(clippedToo) {
  const { look } = window
  const kept = look.isClipped
  if (clippedToo) look.isClipped = () => false
  const found = look.textNodes('svg, [data-extra]').map((node) => node.data).join(' ').split(/\s+/).filter(Boolean)
  look.isClipped = kept
  return found
}

function findDisorder() {
  const { look } = window
  const range = document.createRange()
  const boxes = look.textNodes('svg').map((node) => {
    range.selectNodeContents(node)
    const all = [...range.getClientRects()].filter((box) => box.width && box.height)
    return { el: node.parentElement, left: Math.min(...all.map((box) => box.left)), right: Math.max(...all.map((box) => box.right)), top: Math.min(...all.map((box) => box.top)), bottom: Math.max(...all.map((box) => box.bottom)) }
  })
  const found = []
  for (let i = 1; i < boxes.length; i++) {
    const [before, after] = [boxes[i - 1], boxes[i]]
    if (after.bottom > before.top + 2) continue
    // Side by side, what is read first stands before.
    if (getComputedStyle(after.el).direction === 'rtl' ? after.right <= before.left + 2 : after.left >= before.right - 2) continue
    // Columns, and cells of a table, go on at the top again.
    if (before.el.closest('tr, [role=row]') && before.el.closest('tr, [role=row]') === after.el.closest('tr, [role=row]')) continue
    found.push([`stands above "${before.el.textContent.trim().slice(0, 40)}", which is read before it`, look.selector(after.el)])
  }
  return found
}

function findGenerated() {
  const { look } = window
  const found = []
  for (const el of document.body.querySelectorAll('*')) for (const part of ['::before', '::after']) {
    const { content, display } = getComputedStyle(el, part)
    if (display !== 'none' && look.isShown(el) && /\p{L}{2,}/u.test(content.replace(/^(none|normal|counters?\([^)]*\)|attr\([^)]*\))$/, '').match(/"[^"]*"/g)?.join('') ?? '')) found.push([`the style says ${content}`, look.selector(el)])
  }
  return found
}
