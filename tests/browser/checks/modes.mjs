// "How this looks": every ground that a reader or a device can ask for can be read, the largest letters fit on the
// smallest phone, nothing is kept before the reader says so, and the control works with the keyboard alone.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { sep } from 'node:path'
import { install } from '../lib/in-page.mjs'
import { fewOfEach } from '../lib/pages.mjs'

// What a device can ask for, and what a reader can choose that has to look the same.
const GROUNDS = [
  { chosen: 'light', device: {}, anyway: {} },
  { chosen: 'dark', device: { colorScheme: 'dark' }, anyway: {} },
  { chosen: 'cream', anyway: { colorScheme: 'dark' } }, // no device asks for cream; the choice holds on a dark one
  { chosen: 'more', device: { contrast: 'more' }, anyway: {} },
  { chosen: 'more', device: { contrast: 'more', colorScheme: 'dark' }, anyway: { colorScheme: 'dark' } },
]
const PLAIN = { colorScheme: 'light', contrast: 'no-preference' }
const sayGround = ({ chosen, anyway }) => `${chosen}${anyway.colorScheme === 'dark' ? ' on a dark device' : ''}`

export default {
  name: 'modes',
  says: 'each ground 7:1 by choice and by device, the largest letters fit, nothing kept before the reader says so',
  state: { width: 320, height: 640, own: 'modes' },
  // A ground changes the same colours on all pages of a style; together these have every part of life.
  choose: (few) => fewOfEach(few.filter((target) => target.look), 2, 1),
  async onSample({ page: first, target, add }) {
    if (!await first.evaluate(() => document.body.dataset.look)) return
    if (/class="?look|aria-expanded/.test(readFileSync(target.file, 'utf8').replace(/<(script|style)[^]*?<\/\1>/g, ''))) add('the control is in the page before a script runs')
    // What one page keeps, no other may find: each has a store of its own.
    const context = await first.context().browser().newContext({ viewport: { width: 320, height: 640 }, reducedMotion: 'reduce', locale: 'en-GB' })
    const page = await context.newPage()
    page.setDefaultTimeout(20_000)
    const asked = []
    page.on('request', (request) => asked.push(request.url()))
    try {
      await page.goto(target.url)
      await page.evaluate(install)
      if (!await page.$('.look-open')) return add('the page has words for the control, and no control')
      await keyboard(page, add)
      await keeping(page, add, asked)
      // A single file has the pages of its site once more, all at once.
      if (!target.single) {
        await grounds(page, add)
        await room(page, add)
      }
      for (const url of new Set(asked)) if (!isOwn(url, target)) add(`asks for ${url}`)
    } finally {
      await context.close()
    }
  },
}

function isOwn(url, { file, folder, single }) {
  if (!url.startsWith('file:')) return /^(data|blob|about):/.test(url)
  const asked = fileURLToPath(url.replace(/[?#].*/, ''))
  return asked === file || (!single && asked.startsWith(folder + sep))
}

/** Opens, is walked through and closes without a mouse, and leaves the answer of the page on the first screen. */
async function keyboard(page, add) {
  const answer = await page.evaluate(() => document.querySelector('.answer, h1')?.getBoundingClientRect().bottom ?? 0)
  if (answer > 640) add(`the answer of the page ends ${Math.round(answer)} px down, below the first screen of a small phone`)
  const isAsked = () => page.waitForSelector('.look-open[aria-expanded=true]', { timeout: 5000 }).catch(() => {}) // in a folder the panel comes when it is asked for
  const isOpen = () => page.evaluate(() => document.querySelector('.look-open').getAttribute('aria-expanded') === 'true' && Boolean(document.getElementById('look')?.checkVisibility()))
  await page.focus('.look-open')
  await page.keyboard.press('Enter')
  await isAsked()
  if (!await isOpen()) return add('the Enter key does not open the control')
  await page.keyboard.press('Tab')
  if (!await page.evaluate(() => document.getElementById('look').contains(document.activeElement))) {
    // On the way there may be other links of the same row.
    for (let i = 0; i < 4 && !await page.evaluate(() => document.getElementById('look').contains(document.activeElement)); i++) await page.keyboard.press('Tab')
  }
  const groups = new Set()
  let out = false
  for (let i = 0; i < 30 && !out; i++) {
    const at = await page.evaluate(() => {
      const el = document.activeElement
      if (!document.getElementById('look').contains(el)) return { out: true }
      return { name: el.labels?.[0]?.textContent || el.textContent, group: el.closest('fieldset')?.querySelector('legend')?.textContent, radio: el.type === 'radio' }
    })
    out = Boolean(at.out)
    if (!out && !at.name) add('something in the control has no name')
    if (at.radio && !at.group) add(`"${at.name}" belongs to no group with a name`)
    if (at.group) groups.add(at.group)
    await page.keyboard.press('Tab')
  }
  if (!out) add('the Tab key does not leave the control')
  if (groups.size < 3) add(`the keyboard reaches only ${groups.size} groups of choices`)
  await page.focus('#look input')
  await page.keyboard.press('Escape')
  if (await isOpen() || !await page.evaluate(() => document.activeElement.matches('.look-open'))) add('Escape does not close the control and go back to its button')
}

/** Opens "How this looks". In a folder it comes when it is asked for. */
export async function openPanel(page) {
  await page.click('.look-open')
  await page.waitForSelector('#look', { timeout: 5000 }).catch(() => {}) // what does not open is told by who asks for it
}

/** Nothing is kept until the box is ticked, then one name, and nothing again when the tick is taken away. */
async function keeping(page, add, asked) {
  const kept = () => page.evaluate(async () => {
    const bases = await indexedDB.databases().catch(() => [])
    return [...Object.keys(localStorage).map((key) => `localStorage ${key}`), ...Object.keys(sessionStorage).map((key) => `sessionStorage ${key}`),
      ...document.cookie.split(';').filter((part) => part.trim()).map((part) => `cookie ${part}`), ...bases.map(({ name }) => `database ${name}`)]
  })
  // A theme may set its own words in letters that lie beside the page; then the page links them from the start.
  const isAsked = await page.$('link[href="fonts-theme.css"]') !== null
  if (!isAsked && asked.some((url) => url.endsWith('.woff2'))) add('a font is fetched before anybody chose it')
  await openPanel(page)
  const choices = await page.$$eval('#look input[type=radio]', (all) => all.map((choice) => [choice.name, choice.value]))
  for (const [name, value] of choices) {
    await page.check(`#look input[name="${name}"][value="${value}"]`)
    const set = await page.evaluate((part) => document.documentElement.dataset[part] ?? '', name.slice(5))
    if (set !== value) add(`choosing "${value}" changes nothing`)
  }
  for (const what of await kept()) add(`keeps ${what}, and nobody ticked "Remember this"`)
  const box = '#look input[type=checkbox]'
  if (await page.isChecked(box)) add('"Remember this" is ticked before anybody ticked it')
  await page.check(box)
  const after = await kept()
  if (after.length !== 1) add(`keeps ${after.length} things once "Remember this" is ticked: ${after.join(', ')}`)
  else if (!/^localStorage [a-z]{1,8}$/.test(after[0]) || /plan|child|care/.test(after[0])) add(`keeps it under a name that tells something: ${after[0]}`)
  const chosen = await page.evaluate(() => ({ ...document.documentElement.dataset }))
  await page.reload()
  const again = await page.evaluate(() => ({ ...document.documentElement.dataset }))
  if (JSON.stringify(again) !== JSON.stringify(chosen)) add('what was remembered is not there when the page opens again')
  await openPanel(page)
  await page.uncheck(box)
  for (const what of await kept()) add(`still keeps ${what} when the tick was taken away`)
  await page.evaluate(install)
}

/** All text on every ground; what a device asks for is the same set of colours as the choice. */
async function grounds(page, add) {
  await page.mouse.move(0, 0) // a link under the mouse looks another way
  await page.evaluate(() => { window.look.openDetails(); for (const name in { ...document.documentElement.dataset }) delete document.documentElement.dataset[name] })
  for (const ground of GROUNDS) {
    await page.emulateMedia({ ...PLAIN, ...ground.anyway })
    const colours = await page.evaluate((chosen) => { document.documentElement.dataset.ground = chosen; return 0 }, ground.chosen).then(() => page.evaluate(colour))
    for (const [message, selector] of await page.evaluate(() => window.look.faint())) add(`${message}, ${sayGround(ground)}`, selector)
    await page.evaluate(() => { delete document.documentElement.dataset.ground })
    if (!ground.device) continue
    await page.emulateMedia({ ...PLAIN, ...ground.device })
    const device = await page.evaluate(colour)
    const other = colours.findIndex((value, i) => value !== device[i])
    if (other >= 0) add(`${sayGround(ground)} has other colours by choice than by device: ${colours[other]} and ${device[other]}`)
  }
  await page.emulateMedia(PLAIN)
}

/** The colours of all that is drawn, one line an element. */
function colour() {
  return [...document.body.querySelectorAll('*')].filter((el) => el.checkVisibility()).map((el) => {
    const { color, backgroundColor, borderBlockEndColor, borderInlineStartColor, fill, textDecorationThickness } = getComputedStyle(el)
    return [window.look.selector(el), color, backgroundColor, borderBlockEndColor, borderInlineStartColor, fill, textDecorationThickness].join(' ')
  })
}

/** The largest words with the most space, in each of the letters, on the smallest phone. */
async function room(page, add) {
  await page.setViewportSize({ width: 320, height: 640 })
  const letters = await page.$$eval('#look input[name=look-letters]', (all) => all.map((choice) => choice.value))
  for (const chosen of letters.length ? letters : ['']) {
    const [before, after] = await page.evaluate(async (chosen) => {
      const { dataset } = document.documentElement
      const size = () => parseFloat(getComputedStyle(document.querySelector('main')).fontSize)
      const usual = size()
      Object.assign(dataset, { text: 'largest', space: 'wide' })
      const choice = document.querySelector(`#look input[name=look-letters][value="${chosen}"]`)
      choice?.click()
      Object.assign(dataset, { text: 'largest', space: 'wide' })
      for (let i = 0; chosen && i < 40; i++) {
        await new Promise((done) => setTimeout(done, 25))
        await document.fonts.ready
        if ([...document.fonts].some((font) => font.family.includes(chosen) && font.status === 'loaded')) break
      }
      const loaded = !chosen || [...document.fonts].some((font) => font.family.includes(chosen) && font.status === 'loaded')
      if (!loaded && document.querySelector('link[href="fonts.css"]')) return [usual, 'not loaded']
      return [usual, size()]
    }, chosen)
    if (after === 'not loaded') add(`the letters "${chosen}" were chosen and did not come`)
    else if (after < before * 1.5) add(`the largest words are ${after} px and the usual ones ${before} px`)
    const width = await page.evaluate(() => {
      const root = document.documentElement
      if (root.scrollWidth <= root.clientWidth) return null
      const wide = [...document.body.querySelectorAll('*')].filter((el) => el.getBoundingClientRect().right > root.clientWidth + 1 && !window.look.isClipped(el))
      return [root.scrollWidth, window.look.selector(wide.at(-1) ?? document.body)]
    })
    if (width) add(`scrolls sideways, ${width[0]} px wide at 320 px, with the largest words${chosen && `, letters "${chosen}"`}`, width[1])
    await page.evaluate(() => { for (const name in { ...document.documentElement.dataset }) delete document.documentElement.dataset[name] })
  }
}
