// The Tab key reaches every control once, in the order of the page, and shows where it is.
const MOST = 1500

export default {
  name: 'keyboard',
  says: 'Tab reaches each control once, in order, with an outline that is seen, on a dark phone too',
  state: { width: 1280 },
  async onSample({ page, add }) {
    await page.evaluate(`window.where = ${where}`)
    const expected = await page.evaluate(() => {
      window.expected = window.look.controls()
      return window.expected.map((el) => window.look.selector(el))
    })
    const reached = []
    for (let i = 0; i < MOST; i++) {
      await page.keyboard.press('Tab')
      const at = await page.evaluate(() => window.where())
      if (!at || reached.includes(at.index)) {
        if (at && at.index !== reached[0]) add('the focus goes round in a ring here', at.selector, 'key-trap')
        break
      }
      if (at.index >= 0) reached.push(at.index)
      else if (!at.scrolls) add('takes the focus but is no control', at.selector, 'key-order')
      for (const message of at.trouble) add(message, at.selector, strict(message))
    }
    expected.forEach((selector, index) => { if (!reached.includes(index)) add('Tab never reaches it', selector, 'key-reach') })
    reached.forEach((index, i) => { if (i > 0 && index < reached[i - 1]) add(`comes after ${expected[reached[i - 1]]}, against the order of the page`, expected[index], 'key-order') })

    // The way is known now; on a dark phone only what the focus looks like is new.
    await page.setViewportSize({ width: 320, height: 640 })
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.keyboard.press('Tab')
    const small = await page.evaluate(() => window.expected.map((el) => { el.focus(); return window.where() }))
    for (const at of small) for (const message of at?.trouble ?? []) add(`${message}, on a dark phone`, at.selector, strict(message))
  },
}

const strict = (message) => /covers|outside/.test(message) ? 'focus-obscured' : 'focus-visible'

function where() {
  const { look } = window
  const el = document.activeElement
  if (!el || el === document.body || el === document.documentElement) return null
  const trouble = []
  const style = getComputedStyle(el)
  const width = parseFloat(style.outlineWidth)
  const colour = look.rgba(style.outlineColor)
  const around = look.background(el.parentElement ?? el)
  if (style.outlineStyle === 'none' || width === 0 || colour[3] === 0) trouble.push('no outline while it has the focus')
  else if (width < 2) trouble.push(`the outline is only ${width} px wide while it has the focus`)
  else if (Math.max(look.contrast(colour, around), look.contrast(colour, look.background(el))) < 3) trouble.push('the outline hardly differs from what is behind it')

  const box = el.getBoundingClientRect()
  const parts = [...el.getClientRects()].filter((part) => part.width && part.height)
  if (look.isClipped(el)) trouble.push('has the focus but cannot be seen')
  else if (parts.length && !parts.some((part) => el.contains(document.elementFromPoint(part.x + part.width / 2, part.y + part.height / 2)))) {
    const inView = box.bottom > 0 && box.top < innerHeight
    // A part taller than the window (a scrolling table) is seen where it is.
    if (!inView || box.height < innerHeight) trouble.push(inView ? 'has the focus but something covers it' : 'has the focus but stands outside the window')
  }
  const scrolls = /auto|scroll/.test(style.overflowX + style.overflowY)
  return { index: window.expected.indexOf(el), selector: look.selector(el), scrolls, trouble }
}
