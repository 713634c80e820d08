// A page asks nothing of anybody: only files of its own folder; the single file only itself. And it never complains.
import { fileURLToPath } from 'node:url'
import { sep } from 'node:path'

export default {
  name: 'network',
  says: 'no request but to its own folder, no error, no broken security policy',
  all: [{ width: 1280 }],
  async before({ page, target, add }) {
    page.on('request', (request) => {
      if (!allowed(request.url(), target)) add(`asks for ${request.url()}`)
    })
    page.on('requestfailed', (request) => add(`cannot load ${request.url()}`))
    page.on('websocket', (socket) => add(`opens a connection to ${socket.url()}`))
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) add(`the console says: ${message.text()}`)
    })
    page.on('pageerror', (error) => add(`a script fails: ${error.message}`))
    page.on('dialog', async (dialog) => { add(`opens a dialog by itself: ${dialog.message()}`); await dialog.dismiss() })
    await page.addInitScript(() => {
      window.broken = []
      document.addEventListener('securitypolicyviolation', (event) => window.broken.push(`${event.effectiveDirective} forbids ${event.blockedURI || 'inline code'}`))
    })
  },
  async look({ page, add }) {
    // Hints open connections without any request that can be seen.
    const hints = await page.evaluate(() => [...document.querySelectorAll('link[rel~=preconnect], link[rel~=dns-prefetch], link[rel~=prefetch], link[rel~=preload], script[type=speculationrules], meta[http-equiv=refresh i]')]
      .map((el) => [el.outerHTML.slice(0, 120), window.look.selector(el)]))
    for (const [html, selector] of hints) add(`a hint to connect: ${html}`, selector)
    await page.waitForTimeout(30)
    for (const message of await page.evaluate(() => window.broken ?? [])) add(`security policy: ${message}`)
  },
}

function allowed(url, { file, folder, single }) {
  if (/^(data|blob|about):/.test(url)) return true
  if (!url.startsWith('file:')) return false
  const asked = fileURLToPath(url.replace(/[?#].*/, ''))
  return asked === file || (!single && asked.startsWith(folder + sep))
}
