// A page asks nothing of anybody: only files of its own folder; the single file only itself. And it never complains.
import { fileURLToPath } from 'node:url'
import { sep } from 'node:path'

export default {
  name: 'network',
  says: 'no request but to its own folder, no error, no broken security policy',
  before({ page, target, add }) {
    const listeners = {
      request: (request) => allowed(request.url(), target) || add(`asks for ${request.url()}`, '', 'self-contained'),
      requestfailed: (request) => add(`cannot load ${request.url()}`, '', 'console'),
      websocket: (socket) => add(`opens a connection to ${socket.url()}`, '', 'self-contained'),
      // What the security policy forbids is said here too.
      console: (message) => ['error', 'warning'].includes(message.type()) && add(`the console says: ${message.text()}`, '', 'console'),
      pageerror: (error) => add(`a script fails: ${error.message}`, '', 'console'),
      dialog: (dialog) => { add(`opens a dialog by itself: ${dialog.message()}`, '', 'console'); return dialog.dismiss() },
    }
    for (const name in listeners) page.on(name, listeners[name])
    return () => { for (const name in listeners) page.off(name, listeners[name]) }
  },
  async onEvery({ page, add, stop }) {
    await page.waitForTimeout(30)
    stop()
    // Hints open connections without any request that can be seen.
    const hints = await page.evaluate(() => [...document.querySelectorAll('link[rel~=preconnect], link[rel~=dns-prefetch], link[rel~=prefetch], link[rel~=preload], script[type=speculationrules], meta[http-equiv=refresh i]')]
      .map((el) => [el.outerHTML.slice(0, 120), window.look.selector(el)]))
    for (const [html, selector] of hints) add(`a hint to connect: ${html}`, selector, 'hints')
  },
}

function allowed(url, { file, folder, single }) {
  if (/^(data|blob|about):/.test(url)) return true
  if (!url.startsWith('file:')) return false
  const asked = fileURLToPath(url.replace(/[?#].*/, ''))
  return asked === file || (!single && asked.startsWith(folder + sep))
}
