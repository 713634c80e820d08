// Nothing scrolls sideways and nothing is cut: on small screens, with the reader's own spacing, with text twice as large.
import { addRules } from '../lib/browser.mjs'

// WCAG 1.4.12
const SPACING = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-block-end: 2em !important }`
const SMALL_TEXT = 24 // px; larger text may grow less

export default {
  name: 'reflow',
  says: 'no sideways scroll, nothing cut at 320 and 240 px, with wide spacing, with text at 200 %',
  state: { width: 320 },
  async onSample({ page, add }) {
    await page.evaluate(() => window.look.openDetails())
    const at = async (width, strict, how = '', height = 800) => {
      await page.setViewportSize({ width, height })
      for (const [message, selector] of await page.evaluate(findTrouble)) add(`${message} at ${width} px${how}`, selector, strict)
    }
    await at(320, 'reflow-320')
    for (const [message, selector] of await page.evaluate(broken)) add(`${message} at 320 px`, selector, 'reflow-320')
    const before320 = await page.evaluate(boxes)
    await page.evaluate(turn)
    for (const [message, selector] of await page.evaluate(notTurned, before320)) add(`${message} at 320 px`, selector, 'reflow-mirrored')
    await at(320, 'reflow-mirrored', ', mirrored')
    await at(1280, 'reflow-mirrored', ', mirrored')
    await page.evaluate(turn)
    await at(240, 'reflow-240')
    await at(320, 'zoom-400', ', 256 px high, as at 400 %', 256)
    for (const [message, selector] of await page.evaluate(stuck)) add(message, selector, 'zoom-400')

    await page.setViewportSize({ width: 1280, height: 800 })
    const before = await page.evaluate(sizes)
    const session = await page.context().newCDPSession(page)
    await session.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } }) // as in the reader's own browser settings
    const after = await page.evaluate(sizes)
    before.forEach(([size, selector], i) => {
      if (size < SMALL_TEXT && after[i][0] < size * 1.9) add(`text stays at ${after[i][0]} px when the reader doubles the text size`, selector, 'text-grows')
    })
    await at(1280, 'text-200', ', text at 200 %')
    await at(390, 'text-200', ', text at 200 %')
    await session.send('Page.setFontSizes', { fontSizes: { standard: 16, fixed: 13 } })
    await session.detach()

    await addRules(page, SPACING)
    await at(320, 'text-spacing', ', wide spacing')
    await at(1280, 'text-spacing', ', wide spacing')
  },
}

/** Turns the page, as for a language that is read from the other side, and back. */
function turn() {
  const root = document.documentElement
  root.dir = root.dir === 'rtl' ? 'ltr' : 'rtl'
}

/** Where each block stands. */
function boxes() {
  const stands = (el) => window.look.isShown(el) && !window.look.isDrawing(el.parentElement) && getComputedStyle(el).display !== 'inline'
  return [...document.body.querySelectorAll('*')].map((el) => {
    if (!stands(el) || el.parentElement.closest('[dir]:not(html)')) return null
    const { left, right, width } = el.getBoundingClientRect()
    return width > 1 ? { left, right } : null
  })
}

/** Blocks that do not stand at the other side when the page is turned, though what they stand in does. */
function notTurned(before) {
  const all = [...document.body.querySelectorAll('*')]
  const wide = document.documentElement.clientWidth
  const stays = new Set(all.filter((el, i) => {
    if (!before[i]) return false
    const { left } = el.getBoundingClientRect()
    return Math.abs(left - (wide - before[i].right)) > 2
  }))
  return [...stays].filter((el) => !stays.has(el.parentElement)).map((el) => ['it does not stand at the other side in a language that is read from there', window.look.selector(el)])
}

/** Numbers to dial, and words of headings, that do not stand in one piece. */
function broken() {
  const isApart = (node, from, to) => {
    const range = document.createRange()
    range.setStart(node, from)
    range.setEnd(node, to)
    return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1
  }
  const selector = (node) => window.look.selector(node.parentElement)
  return window.look.textNodes('svg').flatMap((node) => {
    const { data, parentElement: el } = node
    if (el.closest('a:is([href^="tel:"], [href^="sms:"]) .number')) return isApart(node, 0, data.length) ? [[`the number ${data.trim()} breaks`, selector(node)]] : []
    if (!el.closest('h1, h2, h3, h4, h5')) return []
    const word = [...data.matchAll(/[\p{L}\p{M}\p{N}'’]+/gu)].find(({ 0: word, index }) => isApart(node, index, index + word.length))
    return word ? [[`"${word[0]}" in a heading breaks inside`, selector(node)]] : []
  })
}

/** What stays in the window when the page is scrolled must leave room for the page. */
function stuck() {
  const parts = [...document.body.querySelectorAll('*')].filter((el) => /fixed|sticky/.test(getComputedStyle(el).position) && window.look.isShown(el))
  const height = parts.reduce((sum, el) => sum + el.getBoundingClientRect().height, 0)
  return height > innerHeight / 2 ? [[`parts that stay when the page is scrolled take ${Math.round(height)} of ${innerHeight} px, as at 400 %`, window.look.selector(parts[0])]] : []
}

function sizes() {
  return window.look.textNodes().filter((node) => !window.look.isDrawing(node.parentElement))
    .map(({ parentElement: el }) => [parseFloat(getComputedStyle(el).fontSize), window.look.selector(el)])
}

export function findTrouble() {
  const { look } = window
  const root = document.documentElement
  const found = []
  const scrolls = (style) => /auto|scroll/.test(style.overflowX)
  if (root.scrollWidth > root.clientWidth) {
    const wide = [...document.body.querySelectorAll('*')].filter((el) => {
      const box = el.getBoundingClientRect()
      if (box.width === 0 || (box.right <= root.clientWidth + 0.5 && box.left >= -0.5) || look.isClipped(el)) return false
      for (let up = el.parentElement; up && up !== document.body; up = up.parentElement) if (getComputedStyle(up).overflowX !== 'visible') return false
      return true
    })
    const culprit = wide.find((el) => ![...el.querySelectorAll('*')].some((inner) => wide.includes(inner))) ?? document.body
    found.push([`the page is ${root.scrollWidth} px wide and scrolls sideways`, look.selector(culprit)])
  }
  // Where text stands; a drawing may be cut off on purpose.
  const texts = look.textNodes('svg')
  const lettersIn = (el) => texts.filter((node) => el.contains(node)).flatMap((node) => {
    const range = document.createRange()
    range.selectNodeContents(node)
    return [...range.getClientRects()]
  })
  for (const el of document.body.querySelectorAll('*')) {
    if (look.isDrawing(el)) continue
    const style = getComputedStyle(el)
    if (style.overflowX === 'visible' && style.overflowY === 'visible') continue
    if (!look.isShown(el) || !/\S/.test(el.textContent)) continue
    if (el.scrollWidth > el.clientWidth + 1 && scrolls(style) && !el.querySelector('table, svg, img') && !el.matches('table, svg, pre')) found.push(['only a table or a picture may scroll sideways in its own box', look.selector(el)])
    const inner = el.getBoundingClientRect()
    const boxes = lettersIn(el)
    if (/hidden|clip/.test(style.overflowX) && boxes.some((box) => box.right > inner.right + 1 || box.left < inner.left - 1)) found.push(['text is cut off at the side', look.selector(el)])
    if (/hidden|clip/.test(style.overflowY) && boxes.some((box) => box.bottom > inner.bottom + 3 || box.top < inner.top - 3)) found.push(['text is cut off at the bottom', look.selector(el)])
  }
  return found
}
