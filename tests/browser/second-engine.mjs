// Looks at finished booklets in a second engine: Debian's Firefox, as it is, driven over WebDriver BiDi.
//
//   node second-engine.mjs FOLDER [--words FILE]
//   node second-engine.mjs --self-test
//
// One booklet of each style, its fullest pages, one single file and one sealed file: what differs between engines is the
// layout, the script engine and what a file may do, and these pages have all of each. Said so that nobody thinks that it sees all.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, join, relative, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import puppeteer from 'puppeteer-core'
import { deadControls, missing, words } from './checks/nojs.mjs'
import { findTrouble } from './checks/reflow.mjs'
import { SEALED, learnWords, words as sealedWords } from './checks/sealed.mjs'
import { findSmall } from './checks/targets.mjs'
import { install } from './lib/in-page.mjs'
import { fewOfEach, findPages, sample } from './lib/pages.mjs'
import { SECOND } from './strict.mjs'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const PHONE = { width: 320, height: 640 }
const EACH = 2 // pages of each style

const { values: options, positionals: [folder] } = parseArgs({ allowPositionals: true, options: { words: { type: 'string' }, 'self-test': { type: 'boolean' } } })
if (options.words) learnWords(options.words)

const home = mkdtempSync(join(tmpdir(), 'ourplan-firefox-')) // nothing in the person's own home
const open = (prefs = {}) => puppeteer.launch({
  browser: 'firefox', executablePath: process.env.FIREFOX ?? execFileSync('which', ['firefox-esr'], { encoding: 'utf8' }).trim(), headless: true, protocol: 'webDriverBiDi', timeout: 120_000, protocolTimeout: 120_000,
  env: { ...process.env, HOME: home, MOZ_DISABLE_CONTENT_SANDBOX: '1' }, // as root, in a container
  extraPrefsFirefox: { 'app.update.enabled': false, 'ui.prefersReducedMotion': 1, 'layout.css.prefers-color-scheme.content-override': 1, ...prefs },
})
let good = false
const firefox = await open()
try {
  console.log(`Second engine: ${await firefox.version()}`)
  good = options['self-test'] ? await selfTest() : await lookAt(resolve(folder))
} finally {
  await firefox.close()
  rmSync(home, { recursive: true, force: true, maxRetries: 5 })
}
process.exit(good ? 0 : 1)

async function lookAt(root) {
  const pages = findPages(root)
  const few = sample(pages)
  const sealed = pages.filter(({ file }) => SEALED.test(readFileSync(file, 'utf8'))).slice(0, 1)
  const chosen = [...fewOfEach(few.filter(({ file }) => !SEALED.test(readFileSync(file, 'utf8'))), EACH, 0), ...few.filter(({ single, file }) => single && !SEALED.test(readFileSync(file, 'utf8'))).slice(0, 1), ...sealed]
  const findings = []
  const seen = new Map(Object.keys(SECOND).map((name) => [name, 0]))
  for (const target of chosen) {
    for (const [name, trouble] of await judge(target)) {
      seen.set(name, seen.get(name) + 1)
      for (const message of trouble) findings.push({ name, target, message })
    }
  }
  for (const { name, target, message } of findings) console.log(`\n${target.rel}\n  ${name}: ${message}`)
  console.log(`\n${chosen.length} of ${pages.length} pages looked at; the others are left to the first engine.`)
  const unseen = [...seen].filter(([, times]) => !times).map(([name]) => name)
  if (unseen.length) console.log(`Had nothing to look at, and are not counted as passed: ${unseen.join(', ')}`)
  const failed = new Set(findings.map(({ name }) => name))
  const passed = [...seen].filter(([name, times]) => times && !failed.has(name)).length
  console.log(`Strict checks in the second engine: ${passed} of ${seen.size} pass\n${passed} passed, ${failed.size} failed`)
  return failed.size === 0
}

/** [name of the check, [messages]] for one page. */
async function judge(target) {
  const page = await firefox.newPage()
  const [said, asked] = [[], []]
  try {
    await page.setViewport(PHONE)
    page.on('console', (message) => ['error', 'warn', 'warning'].includes(message.type()) && said.push(`the console says: ${message.text()}`))
    page.on('pageerror', (error) => said.push(`a script fails: ${error.message}`))
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(target.url, { waitUntil: 'load' })
    await page.evaluate(install)
    if (SEALED.test(readFileSync(target.file, 'utf8'))) return [['firefox-sealed', await unseal(page, target)], ['firefox-console', said]]
    const broken = await page.evaluate(() => [...document.images].filter((image) => image.complete && !image.naturalWidth).map((image) => window.look.selector(image)))
    const outside = asked.filter((url) => !/^(data|blob|about):/.test(url) && !(url.startsWith('file:') && (target.single ? url.split(/[?#]/)[0] === target.url : fileURLToPath(url.split(/[?#]/)[0]).startsWith(target.folder))))
    const withScript = await page.evaluate(words)
    const trouble = (await page.evaluate(findTrouble)).map(([message, selector]) => `${message}, at ${selector}`)
    const small = (await page.evaluate(findSmall)).map(([message, selector]) => `${message}, at ${selector}`)
    await page.evaluate(AXE)
    const axe = target.single ? [] : await page.evaluate(async () => (await window.axe.run(document, { resultTypes: ['violations'], rules: Object.fromEntries(window.axe.getRules().map(({ ruleId }) => [ruleId, { enabled: true }])) })).violations
      .flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help}, at ${target.join(' ')}`)))
    const text = await plainly(target, withScript)
    return [['firefox-reflow', trouble], ['firefox-targets', small], ['firefox-axe', axe], ['firefox-text', text], ['firefox-console', said],
      ['firefox-file', [...outside.map((url) => `asks for ${url}`), ...broken.map((selector) => `a picture that does not show, at ${selector}`)]]]
  } finally {
    await page.close()
  }
}

/**
 * What the page says without its scripts. Firefox cannot switch them off over BiDi, so it is given a copy of the folder in
 * which the page has none.
 */
async function plainly(target, withScript) {
  const copy = join(home, 'copy')
  cpSync(target.folder, copy, { recursive: true })
  const file = join(copy, relative(target.folder, target.file))
  const html = readFileSync(file, 'utf8')
  writeFileSync(file, html.replace(/<script\b[^]*?<\/script>/gi, '').replace(/<noscript>([^]*?)<\/noscript>/gi, '$1'))
  const page = await firefox.newPage()
  try {
    await page.setViewport(PHONE)
    await page.goto(pathToFileURL(file).href, { waitUntil: 'load' })
    await page.evaluate(install)
    const without = await page.evaluate(words)
    return [...missing(withScript, without).map(([text]) => `only with JavaScript: "${text.slice(0, 80)}"`), ...missing(without, withScript).map(([text]) => `only without JavaScript: "${text.slice(0, 80)}"`),
      ...(await page.evaluate(deadControls)).map(([text]) => `does nothing without JavaScript: "${text}"`)]
  } finally {
    await page.close()
    rmSync(copy, { recursive: true, force: true })
  }
}

async function unseal(page, target) {
  const phrase = readFileSync(target.file, 'utf8').match(/<!-- words: ([a-z-]+) -->/)?.[1] ?? sealedWords.get(target.rel.split('/').slice(0, 2).join('/'))
  if (!phrase) return ['nobody knows its words: give the build\'s output with --words FILE']
  for (let i = 0; i < 8 && !await page.evaluate(() => document.activeElement?.id === 'words'); i++) await page.keyboard.press('Tab')
  if (!await page.evaluate(() => document.activeElement?.id === 'words')) return ['the keyboard does not reach the field for the words']
  await page.keyboard.type('six other words')
  await page.keyboard.press('Enter')
  const wrong = await page.waitForFunction(() => document.getElementById('says')?.textContent === document.getElementById('open')?.dataset.wrong, { timeout: 60_000 }).then(() => true, () => false)
  if (!wrong) return ['says nothing to wrong words']
  if (!await page.evaluate(() => Boolean(document.getElementById('sealed')))) return ['opens with other words']
  await page.keyboard.type(phrase)
  await page.keyboard.press('Enter')
  const opened = await page.waitForFunction(() => !document.getElementById('sealed') && document.querySelector('h1')?.textContent.trim(), { timeout: 60_000 }).then(() => true, () => false)
  return opened ? [] : ['does not open with its words']
}

async function selfTest() {
  const at = (name) => findPages(fileURLToPath(new URL(`self-test/${name}`, import.meta.url)))
  const bad = { 'firefox-axe': 'axe--name', 'firefox-reflow': 'reflow--320', 'firefox-text': 'nojs--words', 'firefox-targets': 'targets--link', 'firefox-console': 'firefox--throws', 'firefox-file': 'network--request', 'firefox-sealed': 'sealed--lost' }
  let [passed, failed] = [0, 0]
  const say = (fine, text) => { fine ? passed++ : failed++; if (!fine) console.log(`FAIL ${text}`) }
  for (const [name, file] of Object.entries(bad)) {
    const target = at('bad').find((page) => basename(page.file) === `${file}.html`)
    const found = target ? (await judge(target)).find(([check]) => check === name)?.[1] ?? [] : []
    say(found.length, `${name} finds nothing wrong with ${file}`)
  }
  for (const target of at('good')) for (const [name, found] of await judge(target)) say(!found.length, `${name} finds trouble on the good page ${target.rel}: ${found.join('; ')}`)
  console.log(`Self-test of the second engine\n${passed} passed, ${failed} failed`)
  return failed === 0
}
