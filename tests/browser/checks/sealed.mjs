// A sealed file opens with its words and with no others, with the keyboard alone, without a network; and it says
// nothing of what is inside. It is opened twice: by the page itself (the browser's WebCrypto), and here by OpenSSL.
import { createDecipheriv, pbkdf2Sync } from 'node:crypto'
import { readFileSync } from 'node:fs'

export const SEALED = /<div id="sealed" hidden/

/** What the build said: the words of each sealed file, by PLAN/READER. */
export const words = new Map()
export function learnWords(file) {
  const said = readFileSync(file, 'utf8').matchAll(/Locked: (\S+)\. These words open it:\s+([a-z-]+)/g)
  for (const [, booklet, phrase] of said) words.set(booklet, phrase)
}

export default {
  name: 'sealed',
  says: 'a sealed file opens with its six words alone, offline, by keyboard, and by another program',
  leaveOut: ({ file }) => !SEALED.test(readFileSync(file, 'utf8')),
  async onEvery({ target, visit, add }) {
    const html = readFileSync(target.file, 'utf8')
    const phrase = html.match(/<!-- words: ([a-z-]+) -->/)?.[1] ?? words.get(target.rel.split('/').slice(0, 2).join('/'))
    if (!phrase) return add('nobody knows its words: give the build\'s output with --words FILE')
    const plain = openedByOpenSsl(html, phrase)
    if (!plain) return add('does not open with its words in OpenSSL')
    if (openedByOpenSsl(html, 'six-other-words') !== null) add('opens with other words')
    const inside = [...plain.matchAll(/<h1[^>]*>([^<]+)/g)].map(([, title]) => letters(title).trim())
    for (const title of inside) if (title.length > 3 && letters(html).includes(title)) add(`says from outside what is inside: "${title}"`)
    const asked = []
    await visit(target.url, { width: 320, height: 640, js: true, own: 'sealed' }, async (page) => {
      await page.context().setOffline(true)
      page.on('request', (request) => /^(data|blob|about):/.test(request.url()) || asked.push(request.url()))
      await page.keyboard.press('Tab')
      for (let i = 0; i < 6 && !await page.evaluate(() => document.activeElement?.id === 'words'); i++) await page.keyboard.press('Tab')
      if (!await page.evaluate(() => document.activeElement?.id === 'words')) return add('the keyboard does not reach the field for the words')
      const name = await page.evaluate(() => document.activeElement.labels?.[0]?.textContent)
      if (!name) add('the field for the words has no label')
      await page.keyboard.type('six other words')
      await page.keyboard.press('Enter')
      const says = page.locator('#says')
      await page.waitForFunction((wrong) => document.getElementById('says').textContent === wrong, await page.getAttribute('#open', 'data-wrong'))
      if (await says.getAttribute('role') !== 'alert') add('nobody hears that the words were wrong')
      if (!await page.evaluate(() => document.activeElement?.id === 'words')) add('after wrong words the field has lost the focus')
      // People type as they like: big letters, spaces, a full stop.
      await page.keyboard.type(`${phrase.replaceAll('-', '  ').toUpperCase()}.`)
      await page.keyboard.press('Enter')
      await page.waitForFunction(() => !document.getElementById('sealed') && document.querySelector('h1'))
      const title = await page.evaluate(() => document.querySelector('h1').textContent.trim())
      if (!inside.includes(title)) add(`shows "${title}" and not what is inside`)
      if (!await page.evaluate(() => document.activeElement?.tagName === 'H1')) add('once open, the focus is not at its beginning')
      const kept = await page.evaluate(() => { try { return localStorage.length + sessionStorage.length + document.cookie.length } catch { return 0 } })
      if (kept) add('keeps something in the browser')
      const broken = await page.evaluate(() => [...document.images].filter((image) => image.complete && !image.naturalWidth).length)
      if (broken) add(`${broken} pictures do not show once it is open`)
      const ink = await page.evaluate(() => getComputedStyle(document.body).getPropertyValue('--ink'))
      if (!ink) add('has lost its style once it is open')
      await page.context().setOffline(false)
    })
    for (const url of asked) add(`asks for ${url}`)
  },
}

/** A text with its entities as letters. */
const letters = (text) => text.replace(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCharCode(parseInt(code, 16)))

/** The text inside, or null where the words are wrong. */
function openedByOpenSsl(html, phrase) {
  const [, head, data] = html.match(/<div id="sealed" hidden([^>]*)>([^<]*)</)
  const of = (name) => letters(head.match(new RegExp(`data-${name}="([^"]*)"`))[1])
  const bytes = (text) => Buffer.from(letters(text).trim(), 'base64')
  const key = pbkdf2Sync(phrase, bytes(of('salt')), Number(of('rounds')), 32, 'sha256')
  const sealed = bytes(data)
  const lock = createDecipheriv('aes-256-gcm', key, bytes(of('nonce')))
  lock.setAAD(Buffer.from(of('name')))
  lock.setAuthTag(sealed.subarray(-16))
  try {
    const plain = Buffer.concat([lock.update(sealed.subarray(0, -16)), lock.final()])
    return plain.subarray(4, 4 + plain.readUInt32BE(0)).toString('utf8')
  } catch {
    return null
  }
}
