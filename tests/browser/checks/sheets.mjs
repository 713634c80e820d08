// What each page of a folder fetches before it is whole: not too much.
import { readFileSync, existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

const MOST_BYTES = 60_000 // without drawings, pictures, letters and the sheet for paper, which a screen does not wait for

export default {
  name: 'sheets',
  says: 'each page under 60 kB without pictures',
  leaveOut: ({ single, name }) => single || name.startsWith('worker-index'), // the list of all booklets is no booklet
  async onEvery({ page, target, add }) {
    const folder = dirname(target.file)
    const { linked, scripts, drawings } = await page.evaluate(() => ({
      linked: [...document.querySelectorAll('link[rel=stylesheet]:not([media=print])')].map((el) => el.getAttribute('href')),
      scripts: [...document.querySelectorAll('script[src]')].map((el) => el.getAttribute('src')),
      drawings: (document.documentElement.outerHTML.match(/<svg\b[^]*?<\/svg>/g) ?? []).reduce((sum, svg) => sum + svg.length, 0),
    }))
    const bytes = [target.file, ...[...linked, ...scripts].map((name) => join(folder, name))].filter(existsSync).reduce((sum, file) => sum + readFileSync(file).length, 0) - drawings
    if (bytes > MOST_BYTES) add(`${(bytes / 1000).toFixed(1)} kB without pictures and letters`, '', 'page-weight')
    return {}
  },
}
