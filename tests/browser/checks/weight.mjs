// On a weak phone with a bad network: how much a page weighs, when something is to be seen, and that it then stays where it is.
import { fewOfEach } from '../lib/pages.mjs'

const MOST_BYTES = 100_000
const MOST_REQUESTS = 5 // the page, a sheet for a screen and one for paper, a theme's letters, the script
const PAINT = 2500 // ms
// Slow 3G: 400 ms to and fro, 400 kbit a second; nothing is compressed on the way.
const NETWORK = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 }
const PROCESSOR = 6

export const measured = new Map() // page → figures, for whoever writes them down

export default {
  name: 'weight',
  says: 'under 100 kB with all that paper needs, in 5 requests or fewer; on slow 3G and a weak processor painted in 2.5 s, and nothing moves',
  state: { width: 320, height: 640, own: 'weight' },
  served: true,
  alone: true, // what is timed has the machine to itself
  choose: (few) => fewOfEach(few.filter(({ single }) => !single), 2, 0),
  async onSample({ page, target, url, add }) {
    const session = await page.context().newCDPSession(page)
    await session.send('Network.enable')
    await session.send('Network.setCacheDisabled', { cacheDisabled: true })
    await session.send('Network.emulateNetworkConditions', NETWORK)
    await session.send('Emulation.setCPUThrottlingRate', { rate: PROCESSOR })
    const asked = new Map()
    const took = async (response) => asked.set(response.url(), { type: response.request().resourceType(), size: (await response.body().catch(() => Buffer.alloc(0))).length })
    const waits = []
    const listen = (response) => waits.push(took(response))
    page.on('response', listen)
    try {
      let best = { paint: Infinity, shift: Infinity }
      // A busy machine makes a page late, never early: the best of up to eight is the page's own time.
      for (let i = 0; i < 8 && (best.paint > PAINT || best.shift > 0); i++) {
        asked.clear()
        await page.goto('about:blank')
        await page.goto(url, { waitUntil: 'load' })
        const now = await page.evaluate(() => new Promise((done) => {
          let shift = 0
          new PerformanceObserver((list) => { for (const entry of list.getEntries()) shift += entry.value }).observe({ type: 'layout-shift', buffered: true })
          setTimeout(() => done({ paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Infinity, shift }), 300)
        }))
        best = { paint: Math.min(best.paint, now.paint), shift: Math.min(best.shift, now.shift) }
      }
      await Promise.all(waits)
      const parts = [...asked.entries()].filter(([address]) => !/^data:|favicon\.ico$/.test(address)).map(([, part]) => part)
      const bytes = parts.filter(({ type }) => type !== 'image' && type !== 'font').reduce((sum, { size }) => sum + size, 0)
      const requests = parts.filter(({ type }) => type !== 'image' && type !== 'font').length
      measured.set(target.file, { bytes: parts.reduce((sum, { size }) => sum + size, 0), requests: parts.length, ...best })
      if (bytes > MOST_BYTES) add(`${Math.round(bytes / 1000)} kB without pictures and letters`, '', 'weight')
      if (requests > MOST_REQUESTS) add(`${requests} requests without pictures and letters`, '', 'weight')
      if (!(best.paint <= PAINT)) add(`first paint after ${(best.paint / 1000).toFixed(1)} s`, '', 'slow-paint')
      if (best.shift > 0.001) add(`moves while it loads: layout shift ${best.shift.toFixed(3)}`, '', 'slow-shift')
    } finally {
      page.off('response', listen)
      await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
      await session.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 })
      await session.detach()
    }
  },
}
