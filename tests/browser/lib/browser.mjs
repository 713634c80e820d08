// One browser, and one context for each state that a page is looked at in (width, dark, no JavaScript ...).
import { chromium } from 'playwright-core'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { install } from './in-page.mjs'

const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage']
const MOST_REVIVALS = 3
const PATIENCE = 90_000 // a busy machine is not a bad page

export async function openBrowser() {
  const home = mkdtempSync(join(tmpdir(), 'ourplan-browser-')) // the browser keeps nothing in the person's own home
  const env = { ...process.env, HOME: home, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home }
  const launch = () => chromium.launch({ executablePath: findChromium(), args: ARGS, env, timeout: PATIENCE })
  let browser = await launch()
  let revivals = 0
  let reviving
  const contexts = new Map()
  const idle = new Map() // making a page takes longer than loading one, so pages are used again

  const size = (state) => ({ width: state.width ?? 1280, height: state.height ?? 900 })
  const media = (state) => ({ colorScheme: state.scheme ?? 'light', forcedColors: state.forced ? 'active' : 'none', reducedMotion: 'reduce' })

  function context(state) {
    const key = JSON.stringify(state)
    if (!contexts.has(key)) {
      idle.set(key, [])
      contexts.set(key, browser.newContext({ viewport: size(state), ...media(state), javaScriptEnabled: state.js ?? true, locale: 'en-GB', timezoneId: 'Europe/London' })
        .then((made) => { made.setDefaultTimeout(PATIENCE); return made }))
    }
    return contexts.get(key)
  }

  async function usedPage(state) {
    const page = idle.get(JSON.stringify(state))?.pop()
    if (!page) return (await context(state)).newPage()
    await page.setViewportSize(size(state))
    await page.emulateMedia({ media: null, ...media(state) })
    return page
  }

  return {
    /** Opens `url` in `state` and hands the page to `use`; `before` may listen before anything is loaded. */
    async visit(url, state, use, before) {
      await reviving
      const page = await usedPage(state)
      let fine = false
      try {
        before?.(page)
        await page.goto(url, { waitUntil: 'load' })
        await page.evaluate(install)
        const result = await use(page)
        fine = true
        return result
      } finally {
        if (fine) idle.get(JSON.stringify(state))?.push(page)
        else await page.close().catch(() => {})
      }
    },
    isAlive: () => browser.isConnected(),
    birth: () => revivals,
    /** Starts the browser again if it broke down since that birth, and says whether it did. Not for ever. */
    async revive(birth) {
      if (reviving) { await reviving; return true }
      if (browser.isConnected()) return birth !== revivals
      reviving ??= (async () => {
        if (++revivals > MOST_REVIVALS) throw new Error('the browser breaks down again and again')
        console.log('The browser broke down; it is started again.')
        browser = await launch()
        contexts.clear()
        idle.clear()
      })().finally(() => { reviving = undefined })
      await reviving
      return true
    },
    async close() {
      await browser.close()
      rmSync(home, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

function findChromium() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM
  for (const name of ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome']) {
    try { return execFileSync('which', [name], { encoding: 'utf8' }).trim() } catch { /* the next one */ }
  }
  throw new Error('No Chromium. Install it (on Debian: apt-get install chromium-headless-shell, which is the fastest), or put its path into CHROMIUM.')
}

/** One browser with one context, for whoever drives a page by hand. */
export async function openPlain() {
  const home = mkdtempSync(join(tmpdir(), 'ourplan-browser-'))
  const env = { ...process.env, HOME: home, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home }
  const browser = await chromium.launch({ executablePath: findChromium(), args: ARGS, env, timeout: PATIENCE })
  const context = await browser.newContext({ viewport: { width: 1100, height: 800 }, reducedMotion: 'reduce', locale: 'en-GB' })
  context.setDefaultTimeout(PATIENCE)
  return { context, close: async () => { await browser.close(); rmSync(home, { recursive: true, force: true }) } }
}

/** Style rules that a page's own security policy cannot forbid. */
export const addRules = (page, css) => page.evaluate((text) => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(text)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
}, css)

/** As a tag in the message: "320 px, dark". */
export const sayState = (state) => [state.width && `${state.width} px`, state.scheme === 'dark' && 'dark',
  state.forced && 'forced colours', state.js === false && 'no JavaScript'].filter(Boolean).join(', ')
