// Makes the pictures of docs/speed.md: a terminal with `ourplan serve`, and beside it the browser, from a save to the page.
//   cargo build --release && npm ci --prefix tests/browser --ignore-scripts && node docs/make-captures.mjs
// Needs tmux and Chromium. It works on a copy of the starter project.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openPlain } from '../tests/browser/lib/browser.mjs'

const home = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const program = join(process.env.CARGO_TARGET_DIR ?? join(home, 'target'), 'release', 'ourplan')
const folder = mkdtempSync(join(tmpdir(), 'ourplan-captures-'))
const session = `ourplan-captures-${process.pid}`
const tmux = (...words) => execFileSync('tmux', words, { encoding: 'utf8' })
const shown = () => tmux('capture-pane', '-p', '-t', session).replace(/\n+$/, '')
const wait = (ms) => new Promise((wake) => setTimeout(wake, ms))
const until = async (what, is) => {
  for (let tries = 0; tries < 1500; tries += 1) {
    if (await is()) return
    await wait(20)
  }
  throw new Error(`${what} is not so: ${shown()}`)
}

try {
  execFileSync(program, ['init', join(folder, 'my-plans')], { stdio: 'ignore' })
  const plan = execFileSync('sh', ['-c', 'ls "$0"/plans/*.yaml | head -1', join(folder, 'my-plans')], { encoding: 'utf8' }).trim()
  const text = readFileSync(plan, 'utf8')
  tmux('new-session', '-d', '-s', session, '-x', '72', '-y', '28', '-c', folder, 'sh')
  tmux('send-keys', '-t', session, `PS1='$ '; PATH=${dirname(program)}:$PATH; clear`, 'Enter')
  await wait(300)
  tmux('send-keys', '-t', session, 'ourplan serve my-plans', 'Enter')
  await until('the preview is there', () => shown().includes('Ctrl and C'))
  const address = shown().replace(/\n/g, '').match(/http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{32}\//)[0]
  const { context, close } = await openPlain()
  const page = await context.newPage()
  await page.setViewportSize({ width: 520, height: 560 })
  await page.goto(address)
  const first = await page.locator('a[href*="/see/"]').first().getAttribute('href')
  await page.goto(new URL(first, address).href)
  const frame = () => page.frames().find((one) => one.url().includes('/of/'))
  await until('the booklet is there', async () => frame() && (await frame().locator('h1').count()) > 0)
  const sheet = await context.newPage()
  await sheet.setViewportSize({ width: 1180, height: 600 })
  const capture = async (name) => {
    await wait(400)
    const picture = (await page.screenshot()).toString('base64')
    const words = shown().replace(/[0-9a-f]{32}/g, '…').replace(/&/g, '&amp;').replace(/</g, '&lt;')
    await sheet.setContent(`<!doctype html><body style="margin:0;display:flex;gap:20px;padding:20px;background:#d9d6cf;height:560px">
      <pre style="margin:0;width:600px;box-sizing:border-box;padding:14px;background:#1d1f24;color:#f2f2f2;font:13px/1.45 'DejaVu Sans Mono',monospace;white-space:pre;border-radius:8px;overflow:hidden;display:flex;flex-direction:column;justify-content:flex-end"><span>${words}</span></pre>
      <img src="data:image/png;base64,${picture}" style="border-radius:8px;width:520px;height:560px"></body>`)
    await sheet.screenshot({ path: join(home, 'docs', 'pictures', `${name}.png`) })
  }
  const said = (words) => shown().split(words).length - 1
  const name = text.match(/^ {2}name: (\S+)/m)?.[1] ?? 'Sam'
  await capture('save-1-before')
  writeFileSync(plan, text.replaceAll(name, 'Robin'))
  await until('the save shows', async () => (await frame().locator('body').innerText()).includes('Robin'))
  await capture('save-2-seen')
  writeFileSync(plan, text.replace(/^lead:/m, 'leed:'))
  await until('the mistake shows', () => said('leed') > 0)
  await capture('save-3-a-mistake')
  writeFileSync(plan, text)
  await until('it is mended', () => said('is mended') > 0)
  await capture('save-4-mended')
  await close()
} finally {
  try { tmux('kill-session', '-t', session) } catch { /* it never began */ }
  rmSync(folder, { recursive: true, force: true })
}
