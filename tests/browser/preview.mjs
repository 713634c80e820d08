// The preview in a real browser: a saved plan shows in place, with scroll, focus, opened parts and typed words kept.
//   node preview.mjs PROGRAM PROJECT [FOLDER-FOR-PICTURES]
// The project is copied first; nothing in it is changed.
import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { openPlain } from './lib/browser.mjs'

const [program, from, pictures] = process.argv.slice(2)
if (!program || !from) { console.error('Usage: node preview.mjs PROGRAM PROJECT [FOLDER-FOR-PICTURES]'); process.exit(2) }

const PATIENCE = 90_000 // a busy machine is not a bad preview
const folder = mkdtempSync(join(tmpdir(), 'ourplan-preview-'))
const project = join(folder, 'project')
cpSync(from, project, { recursive: true })
rmSync(join(project, 'booklets'), { recursive: true, force: true })
const plan = join(project, 'plans', 'care-plan.yaml')
const settings = join(project, 'ourplan.yaml')
const text = readFileSync(plan, 'utf8')
const before = new Set(readdirSync(project, { recursive: true }))
let passed = 0
const failed = []
const check = (what, is) => { if (is) passed += 1; else failed.push(what) }

const serve = spawn(resolve(program), ['serve', project, '--today', '2026-11-22'], { stdio: ['ignore', 'pipe', 'inherit'] })
let said = ''
serve.stdout.on('data', (part) => { said += part })
const until = async (what, is, time = PATIENCE) => {
  const began = Date.now()
  while (!(await is())) {
    if (Date.now() - began > time) { failed.push(`${what}: not so after ${time / 1000} s`); return false }
    await new Promise((wake) => setTimeout(wake, 20))
  }
  return true
}

try {
  await until('the preview starts', () => /http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{32}\//.test(said))
  const address = said.match(/http:\/\/\S+/)[0]
  await until('the first build is over', () => said.includes('Press Ctrl and C'))
  const { context, close } = await openPlain()
  const page = await context.newPage()
  const loud = []
  page.on('console', (message) => { if (message.type() === 'error') loud.push(message.text()) })
  page.on('pageerror', (error) => loud.push(String(error)))
  const elsewhere = []
  page.on('request', (request) => { if (!request.url().startsWith(address)) elsewhere.push(request.url()) })
  const shot = async (name) => { if (pictures) { mkdirSync(pictures, { recursive: true }); await page.screenshot({ path: join(pictures, `${name}.png`) }) } }

  // The list: what is typed and opened stays.
  await page.goto(address)
  await page.fill('#find', 'care')
  check('the list shows the plan that was looked for', await page.locator('[data-plan="care-plan"]').isVisible())
  check('and no other', !(await page.locator('[data-plan="child-in-need"]').isVisible()))
  await page.locator('#notes-care-plan summary').click()
  await shot('list')
  const listed = await page.evaluate(() => document.body.dataset.version)
  writeFileSync(plan, text.replace('Ask Sam.', 'Ask Sam now.').replace('plan: care-plan', 'plam: care-plan'))
  await until('the list shows the mistake', async () => (await page.locator('[data-plan="care-plan"] .alert').count()) > 0)
  check('typed words stay in the list', (await page.inputValue('#find')) === 'care')
  check('the other plans stay hidden', !(await page.locator('[data-plan="child-in-need"]').isVisible()))
  writeFileSync(plan, text)
  await until('the list shows that it is mended', async () => (await page.locator('[data-plan="care-plan"] .alert').count()) === 0)
  check('the list has a version', listed !== '')

  // A booklet: where somebody is in it stays.
  await page.goto(`${address}see/care-plan/rory/`)
  const frame = () => page.frames().find((one) => one.url().includes('/of/care-plan/rory/'))
  await until('the booklet shows', async () => frame() !== undefined && (await frame().locator('h1').count()) > 0)
  const pages = await frame().evaluate(() => [...document.querySelectorAll('a[href$=".html"]')].map((link) => link.getAttribute('href')))
  const longest = pages.find((name) => name.startsWith('goals')) ?? pages[0]
  await frame().evaluate((name) => { location.href = name }, longest)
  await until('another page of it shows', () => frame()?.url().includes(longest))
  await frame().waitForLoadState('load')
  const at = frame().url()
  // A field and a part to open, as a theme may have them.
  await frame().evaluate(() => {
    const opener = document.querySelector('button.look-open')
    if (opener) opener.click()
    window.scrollTo({ top: 400, behavior: 'instant' })
  })
  await until('the panel is open', () => frame().evaluate(() => [null, 'true'].includes(document.querySelector('button.look-open')?.getAttribute('aria-expanded') ?? null)))
  const where = await frame().evaluate(() => {
    const links = [...document.querySelectorAll('a[href], button, summary')].filter((one) => one.getClientRects().length > 0)
    const last = links[links.length - 1]
    if (last) last.focus({ preventScroll: true })
    document.querySelectorAll('details').forEach((one) => { one.open = true })
    window.marked = true
    return { y: scrollY, focus: document.activeElement.localName, opened: document.querySelector('button.look-open')?.getAttribute('aria-expanded'), details: document.querySelectorAll('details[open]').length }
  })
  const noted = []
  await page.exposeFunction('noteSaid', (words) => { if (words) noted.push(words) })
  await page.evaluate(() => {
    const said = document.getElementById('said')
    new MutationObserver(() => window.noteSaid(said.textContent)).observe(said, { childList: true, characterData: true, subtree: true })
  })
  await shot('booklet-before')
  const shown = await page.evaluate(() => document.body.dataset.shown ?? '')
  const saved = Date.now()
  writeFileSync(plan, text.replaceAll('Sam', 'Samira'))
  await until('the booklet is another', async () => (await page.evaluate(() => document.body.dataset.shown ?? '')) !== shown)
  console.log(`saved → seen in the browser: ${Date.now() - saved} ms`)
  await until('the new page stands', async () => (await frame().evaluate(() => window.marked === undefined && document.readyState === 'complete').catch(() => false)))
  await new Promise((wake) => setTimeout(wake, 600))
  const now = await frame().evaluate(() => ({ y: scrollY, focus: document.activeElement.localName, opened: document.querySelector('button.look-open')?.getAttribute('aria-expanded'), details: document.querySelectorAll('details[open]').length }))
  check('the same page of the booklet shows', frame().url() === at)
  check(`scroll is kept: ${where.y} and ${now.y}`, Math.abs(where.y - now.y) < 60)
  check(`focus is kept: ${where.focus} and ${now.focus}`, where.focus !== 'body' && now.focus === where.focus)
  check('opened parts are kept', where.opened === now.opened && where.details === now.details)
  check(`one announcement: ${noted.join(' | ')}`, noted.filter((words) => words.trim()).length === 1)
  await shot('booklet-after')

  // Two saves, the second while the page of the first is still coming: a program that tidies after it saved does so.
  for (const pause of [60, 120, 180]) {
    await frame().evaluate(() => {
      window.scrollTo({ top: 400, behavior: 'instant' })
      const links = [...document.querySelectorAll('a[href]')].filter((one) => one.getClientRects().length > 0)
      links[links.length - 1].focus({ preventScroll: true })
      window.marked = true
    })
    writeFileSync(plan, text.replaceAll('Sam', `Samira${pause}`))
    await new Promise((wake) => setTimeout(wake, pause))
    writeFileSync(plan, text.replaceAll('Sam', `Samuel${pause}`))
    const last = async () => (await page.request.get(at)).text()
    await until('both saves show', async () => (await frame().evaluate(() => document.readyState === 'complete' && window.marked === undefined ? document.documentElement.outerHTML : '').catch(() => '')).length > 0 && (await last()).includes('Rory'))
    await new Promise((wake) => setTimeout(wake, 1200))
    const then = await frame().evaluate(() => ({ y: scrollY, focus: document.activeElement.localName }))
    check(`scroll is kept over two saves ${pause} ms apart: ${then.y}`, Math.abs(then.y - 400) < 60)
    check(`focus is kept over two saves ${pause} ms apart: ${then.focus}`, then.focus === 'a')
  }

  // A mistake shows at the top, the last good booklet stays, and both go when it is mended.
  for (const [what, break_it, mend] of [
    ['plan', () => writeFileSync(plan, text.replace('plan: care-plan', 'plam: care-plan')), () => writeFileSync(plan, text)],
    ['settings', () => writeFileSync(settings, 'counsel: x\n'), () => cpSync(join(from, 'ourplan.yaml'), settings)],
  ]) {
    break_it()
    await until(`the broken ${what} shows`, async () => (await page.locator('#part .alert').count()) > 0)
    check(`the last good booklet stays, ${what}`, (await page.locator('iframe').count()) === 1)
    await shot(`broken-${what}`)
    mend()
    await until(`the mended ${what} shows`, async () => (await page.locator('#part .alert').count()) === 0)
  }

  // A label that is tightened takes what it withholds from the page at once.
  await page.goto(`${address}see/care-plan/mum/`)
  const mum = () => page.frames().find((one) => one.url().includes('/of/care-plan/mum/'))
  await until('her booklet shows', () => mum() !== undefined)
  writeFileSync(plan, text.replace('how: Ask Sam.', 'how: Ring the bell by the garden gate.'))
  const found = async () => {
    const links = await mum().evaluate(async () => [...new Set([...document.querySelectorAll('a[href$=".html"]')].map((link) => link.pathname))]).catch(() => [])
    const texts = await Promise.all(links.map(async (link) => (await page.request.get(new URL(link, address).href)).text()))
    return texts.some((words) => words.includes('Ring the bell by the garden gate'))
  }
  await until('the words show first', found)
  writeFileSync(plan, text.replace('how: Ask Sam.', 'how: {words: Ring the bell by the garden gate., not_for: [mum]}'))
  await until('then they are gone', async () => !(await found()))

  check(`no error in the browser: ${loud.join(' | ')}`, loud.length === 0)
  // A plan that is gone is said to be gone, and its booklet goes; it comes back with the plan.
  const away = join(folder, 'away.yaml')
  renameSync(plan, away)
  await until('the page says that the plan is gone', async () => (await page.locator('#part .alert').allTextContents()).join() === (await page.evaluate(() => document.body.dataset.away)))
  check('and its booklet is gone', (await page.locator('iframe').count()) === 0)
  await shot('gone')
  renameSync(away, plan)
  await until('it is back with the plan', async () => (await page.locator('iframe').count()) === 1)
  const all = await context.newPage()
  await all.goto(address)
  serve.kill()
  for (const one of [page, all]) {
    await one.bringToFront()
    await until('the page says that the preview has ended', async () => (await one.locator('#said').textContent()) === (await one.evaluate(() => document.body.dataset.ended)))
    check('and it says so at the top', (await one.locator('#part > .alert').first().textContent()) === (await one.evaluate(() => document.body.dataset.ended)))
  }
  await shot('ended')
  check(`nothing is asked of anybody else: ${elsewhere.join(' | ')}`, elsewhere.length === 0)
  const after = readdirSync(project, { recursive: true }).filter((name) => !before.has(name))
  check(`nothing is written: ${after.join(' ')}`, after.length === 0)
  await close()
} finally {
  serve.kill()
  rmSync(folder, { recursive: true, force: true })
}
failed.forEach((what) => console.log(`not so: ${what}`))
console.log(`${passed} passed, ${failed.length} failed`)
process.exit(failed.length ? 1 : 0)
