// What the focus looks like, counted in pixels; and that nothing lies over any part of it, as large as on a desk and at 400 %.
import { PNG } from 'pngjs'
import { fewOfEach } from '../lib/pages.mjs'

const MOST_KINDS = 10 // controls that look alike have a focus that looks alike
const ROOM = 12 // px around the control

export default {
  name: 'focus',
  says: 'the focus changes enough pixels by 3:1, is covered nowhere at 100 and 400 %, and is there in forced colours',
  state: { width: 1280, own: 'focus' },
  choose: (few) => fewOfEach(few, 3, 0),
  async onSample({ page, add }) {
    await page.evaluate(rememberKinds, MOST_KINDS)
    await page.keyboard.press('Tab') // from now on the focus is the keyboard's
    const kinds = await page.evaluate(() => window.kinds.length)
    for (const scheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme: scheme })
      for (let i = 0; i < kinds; i++) await pixels(page, i, (message, selector) => add(`${message}${scheme === 'dark' ? ', in the dark' : ''}`, selector, 'focus-appearance'))
    }
    for (const [size, how] of [[{ width: 1280, height: 900 }, 'at 100 %'], [{ width: 320, height: 256 }, 'at 400 %']]) {
      await page.setViewportSize(size)
      for (const [message, selector] of await page.evaluate(findCovered)) add(`${message}, ${how}`, selector, 'focus-obscured-part')
    }
    await page.setViewportSize({ width: 1280, height: 900 })
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme, forcedColors: 'active' })
      for (const [message, selector] of await page.evaluate(findFaintForced)) add(`${message}, ${colorScheme} palette`, selector, 'focus-forced')
    }
    await page.emulateMedia({ forcedColors: 'none' })
  },
}

/** The picture around a control with and without the focus: how many pixels differ by 3:1, and how many should. */
async function pixels(page, i, add) {
  const at = await page.evaluate(([i, room]) => {
    const el = window.kinds[i]
    el.focus()
    el.scrollIntoView({ block: 'center', inline: 'center' })
    const box = el.getBoundingClientRect()
    const boxes = [...el.getClientRects()].filter((part) => part.width && part.height)
    if (box.height > innerHeight - 2 * room || !boxes.length) return null
    const x = Math.max(0, Math.floor(box.x - room))
    const y = Math.max(0, Math.floor(box.y - room))
    return { clip: { x, y, width: Math.min(innerWidth, Math.ceil(box.right + room)) - x, height: Math.min(innerHeight, Math.ceil(box.bottom + room)) - y },
      least: boxes.reduce((sum, part) => sum + 4 * (part.width + part.height), 0) / (boxes.length > 1 ? 1.5 : 1), selector: window.look.selector(el) }
  }, [i, ROOM])
  if (!at || at.clip.width < 1 || at.clip.height < 1) return
  const take = async () => PNG.sync.read(await page.screenshot({ clip: at.clip, animations: 'disabled' })).data
  const focused = await take()
  await page.evaluate((i) => window.kinds[i].blur(), i)
  const plain = await take()
  let changed = 0
  for (let p = 0; p < focused.length; p += 4) if (contrast(focused, plain, p) >= 3) changed++
  if (changed < at.least) add(`the focus changes ${changed} pixels by 3:1, a line of 2 px around it would be ${Math.round(at.least)}`, at.selector)
}

const light = (data, p) => {
  const part = (v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4
  return 0.2126 * part(data[p]) + 0.7152 * part(data[p + 1]) + 0.0722 * part(data[p + 2])
}
const contrast = (a, b, p) => {
  if (a[p] === b[p] && a[p + 1] === b[p + 1] && a[p + 2] === b[p + 2]) return 1
  const [x, y] = [light(a, p), light(b, p)]
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05)
}

function rememberKinds(most) {
  const { look } = window
  const kinds = new Map()
  for (const el of look.controls()) {
    const kind = [el.localName, el.className, el.parentElement?.className, getComputedStyle(el).display, look.background(el).slice(0, 3).join()].join(' ')
    if (!kinds.has(kind)) kinds.set(kind, el)
  }
  window.kinds = [...kinds.values()].slice(0, most)
}

/** Each corner and the middle of what has the focus: is it there, or something else? */
function findCovered() {
  const { look } = window
  const found = []
  for (const el of look.controls()) {
    el.focus()
    if (document.activeElement !== el) continue
    for (const part of el.getClientRects()) {
      if (part.width < 5 || part.height < 5) continue
      const points = [[part.left + 2, part.top + 2], [part.right - 2, part.top + 2], [part.left + 2, part.bottom - 2], [part.right - 2, part.bottom - 2], [part.x + part.width / 2, part.y + part.height / 2]]
      const covered = points.find(([x, y]) => {
        if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return false
        const over = document.elementFromPoint(x, y)
        return over && !el.contains(over) && !over.contains(el) && ![...(el.labels ?? [])].some((label) => label.contains(over)) && /fixed|sticky|absolute|relative/.test(layer(over))
      })
      if (covered) { found.push([`part of it is covered by ${look.selector(document.elementFromPoint(...covered))} while it has the focus`, look.selector(el)]); break }
    }
  }
  return found

  function layer(el) {
    const positions = []
    for (let at = el; at && at !== document.body; at = at.parentElement) positions.push(getComputedStyle(at).position)
    return positions.join(' ')
  }
}

function findFaintForced() {
  const { look } = window
  return window.kinds.flatMap((el) => {
    el.focus()
    const style = getComputedStyle(el)
    const width = parseFloat(style.outlineWidth)
    if (style.outlineStyle === 'none' || width < 2) return [[`no outline of 2 px in forced colours`, look.selector(el)]]
    const colour = look.rgba(style.outlineColor)
    const ratio = Math.max(look.contrast(colour, look.background(el.parentElement ?? el)), look.contrast(colour, look.background(el)))
    return style.outlineStyle !== 'auto' && ratio < 3 ? [[`the outline stands at ${ratio.toFixed(1)} in forced colours, less than 3`, look.selector(el)]] : []
  })
}
