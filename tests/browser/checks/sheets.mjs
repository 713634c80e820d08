// What each page of a folder fetches before it is whole: every style sheet that says something about it, and not too much.
import { readFileSync, existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

const MOST_BYTES = 50_000 // without drawings, pictures, letters and the sheet for paper, which a screen does not wait for
const APART = ['style-more.css', 'style-way.css'] // a page links them where it has what they speak of

export default {
  name: 'sheets',
  says: 'each page under 50 kB without pictures, with each style sheet that speaks of what stands on it',
  leaveOut: ({ single, rel }) => single || rel === 'index.html', // the list of all booklets is no booklet
  async onEvery({ page, target, add }) {
    const folder = dirname(target.file)
    const { linked, scripts, drawings } = await page.evaluate(() => ({
      linked: [...document.querySelectorAll('link[rel=stylesheet]:not([media=print])')].map((el) => el.getAttribute('href')),
      scripts: [...document.querySelectorAll('script[src]')].map((el) => el.getAttribute('src')),
      drawings: (document.documentElement.outerHTML.match(/<svg\b[^]*?<\/svg>/g) ?? []).reduce((sum, svg) => sum + svg.length, 0),
    }))
    const bytes = [target.file, ...[...linked, ...scripts].map((name) => join(folder, name))].filter(existsSync).reduce((sum, file) => sum + readFileSync(file).length, 0) - drawings
    if (bytes > MOST_BYTES) add(`${(bytes / 1000).toFixed(1)} kB without pictures and letters`, '', 'page-weight')
    for (const name of APART.filter((name) => !linked.includes(name) && existsSync(join(folder, name)))) {
      for (const selector of await page.evaluate(speaksOf, readFileSync(join(folder, name), 'utf8'))) add(`${name} speaks of "${selector}", and the page does not link it`, selector, 'sheets-linked')
    }
    return {}
  },
}

/** The selectors of a sheet that something on this page has. */
function speaksOf(css) {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  const found = []
  const look = (rules) => {
    for (const rule of rules) {
      if (rule.selectorText) {
        const plain = rule.selectorText.replace(/::[\w-]+/g, '').replace(/:(hover|focus-visible|focus)/g, '')
        if (document.querySelector(plain)) found.push(rule.selectorText)
      } else if (rule.cssRules) look(rule.cssRules)
    }
  }
  look(sheet.cssRules)
  return found
}
