// Holds what each theme looks like against pictures that a person has looked at.
//
//   node pictures.mjs FOLDER        FOLDER holds the page that `ourplan theme show` makes of each theme
//   UPDATE=1 node pictures.mjs …    writes the pictures anew; then look at them
//   node pictures.mjs --self-test   proves that a picture that changed is found, and one that did not is not
//
// Another Chromium draws letters a little differently. So it is not pixels that are compared but fields of 8 × 8 pixels:
// where the mean colour of too many fields differs, something has moved, changed its colour, come or gone. All is set in
// one font, which `./test` installs. A change of a few pixels in one letter is not found, and is not meant to be.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { addRules, openBrowser } from './lib/browser.mjs'
import { clean, compare, decode, encode, halve } from './lib/picture.mjs'

const GOLDENS = fileURLToPath(new URL('goldens', import.meta.url))
const FONT = '"Liberation Sans"'
// The first screens of a booklet: its cover, the page in short, what stands under them. The desk is kept at half its size.
const VIEWS = [
  { name: '320', width: 320, height: 2200, styles: ['easier', 'child', 'teen', 'family', 'worker'], half: false },
  { name: '1280', width: 1280, height: 1800, styles: ['easier', 'child', 'teen', 'family', 'worker'], half: true },
  { name: 'dark', width: 1280, height: 1800, styles: ['child'], dark: true, half: true },
]

if (process.argv.includes('--self-test')) process.exit(selfTest() ? 0 : 1)
const folder = resolve(process.argv[2] ?? '')
const themes = readdirSync(folder).filter((file) => file.endsWith('.html')).sort()
if (!themes.length) throw new Error(`No theme page in ${folder}.`)
const browser = await openBrowser()
let [passed, failed, written] = [0, 0, 0]
try {
  for (const file of themes) {
    const theme = basename(file, '.html')
    const booklets = await styles(join(folder, file))
    for (const view of VIEWS) for (const style of view.styles) await hold(theme, view, style, booklets.get(`${style} ${view.dark ? 'dark' : 'light'}`))
  }
} finally {
  await browser.close()
}
const orphans = readdirSync(GOLDENS).filter((name) => !themes.includes(`${name}.html`))
if (orphans.length) { failed++; console.log(`FAIL pictures of themes that are not there: ${orphans.join(', ')}`) }
if (written) console.log(`${written} pictures written to ${GOLDENS}. Look at them.`)
console.log(`Pictures of ${themes.length} themes, five styles each, 320 px and desktop, one in the dark\n${passed} passed, ${failed} failed`)
process.exit(failed ? 1 : 0)

/** The booklets that the page of a theme has inside, by "STYLE light". */
async function styles(page) {
  const frames = readFileSync(page, 'utf8').matchAll(/<section aria-labelledby="(\w+)-(light|dark)">[^]*?<iframe[^>]*srcdoc="([^"]*)"/g)
  const letters = (text) => text.replace(/&quot;/g, '"').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(parseInt(code, 16))).replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(code)).replace(/&amp;/g, '&')
  return new Map([...frames].map(([, style, ground, text]) => [`${style} ${ground}`, letters(text)]))
}

async function hold(theme, view, style, html) {
  const name = `${style}-${view.name}`
  if (!html) { failed++; return console.log(`FAIL ${theme} ${name}: the page of the theme has no such booklet`) }
  const seen = decode(await shoot(html, view))
  const now = view.half ? halve(seen) : seen
  const golden = join(GOLDENS, theme, `${name}.png`)
  if (process.env.UPDATE) {
    mkdirSync(join(GOLDENS, theme), { recursive: true })
    if (existsSync(golden) && compare(decode(readFileSync(golden)), now).fine) { passed++; return }
    writeFileSync(golden, encode(clean(now)))
    written++
    passed++
    return
  }
  if (!existsSync(golden)) { failed++; return console.log(`FAIL ${theme} ${name}: no picture to hold it against; make it with UPDATE=1 and look at it`) }
  const { fine, says, difference } = compare(decode(readFileSync(golden)), now)
  if (fine) { passed++; return }
  failed++
  const out = join(folder, 'differences')
  mkdirSync(out, { recursive: true })
  writeFileSync(join(out, `${theme}-${name}-now.png`), encode(clean(now)))
  if (difference) writeFileSync(join(out, `${theme}-${name}-difference.png`), encode(difference))
  console.log(`FAIL ${theme} ${name}: ${says}. See ${join(out, `${theme}-${name}-difference.png`)}; if it is meant, UPDATE=1`)
}

function shoot(html, { width, height, dark }) {
  const state = { width, height, scheme: dark ? 'dark' : 'light', js: true, own: 'pictures' }
  return browser.visit('about:blank', state, async (page) => {
    await page.setContent(html, { waitUntil: 'load' })
    await addRules(page, `*, ::before, ::after { font-family: ${FONT} !important; transition: none !important; animation: none !important }`)
    await page.evaluate(() => document.fonts.ready.then(() => scrollTo(0, 0)))
    return page.screenshot({ clip: { x: 0, y: 0, width, height }, animations: 'disabled' })
  })
}

function selfTest() {
  const draw = (paint) => {
    const picture = { width: 320, height: 640, data: Buffer.alloc(320 * 640 * 4, 255) }
    for (let y = 0; y < 640; y++) for (let x = 0; x < 320; x++) picture.data.set([...paint(x, y), 255], (y * 320 + x) * 4)
    return picture
  }
  // A field of colour above, lines of "text" below.
  const page = (top, shift, ink, noise = 0) => (x, y) => y < 160 + shift ? top.map((v) => Math.min(255, v + noise * ((x * 7 + y * 3) % 5) / 5)) : (y - shift) % 32 < 14 && x % 9 < 5 && x < 280 ? ink : [255, 254, 250]
  const base = draw(page([255, 210, 74], 0, [27, 25, 36]))
  const cases = [
    ['the same', base, true],
    ['letters drawn a little differently', draw((x, y) => page([255, 210, 74], 0, (x + y) % 3 ? [27, 25, 36] : [90, 88, 96])(x, y)), true],
    ['a hardly different shade', draw(page([254, 209, 76], 0, [27, 25, 36], 3)), true],
    ['moved by one pixel', draw(page([255, 210, 74], 1, [27, 25, 36])), true],
    ['another colour', draw(page([147, 205, 246], 0, [27, 25, 36])), false],
    ['moved by 12 pixels', draw(page([255, 210, 74], 12, [27, 25, 36])), false],
    ['without words', draw(page([255, 210, 74], 0, [255, 254, 250])), false],
    ['another size', { width: 320, height: 600, data: base.data.subarray(0, 320 * 600 * 4) }, false],
  ]
  const golden = decode(encode(clean(base)))
  let bad = 0
  for (const [name, picture, fine] of cases) {
    const judged = compare(golden, picture)
    if (judged.fine !== fine) { bad++; console.log(`FAIL a picture that is ${name} is ${fine ? 'called different' : 'called the same'}: ${judged.says}`) }
  }
  console.log(`Self-test of the pictures\n${cases.length - bad} passed, ${bad} failed`)
  return bad === 0
}
