// Pictures of pages, for people to look at.
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const LOOKS = [
  ['320', { width: 320, height: 640 }],
  ['phone', { width: 390, height: 844 }],
  ['1280', { width: 1280, height: 900 }],
  ['dark', { width: 1280, height: 900, scheme: 'dark' }],
  ['print', { width: 718, height: 1000, print: true }],
]
const EVERYWHERE = /^(index|in-short|.*short.*|.*people.*|.*home.*|goals|.*said.*|.*turn.*|worker-index)$/

/** One booklet of each style and language: its main pages; of the one with the most pages: all of them. */
function choose(pages) {
  const booklets = new Map()
  for (const page of pages.filter((page) => !page.single)) {
    const kind = `${page.style} ${page.lang}`
    const folders = booklets.get(kind) ?? booklets.set(kind, new Map()).get(kind)
    folders.set(page.folder, [...(folders.get(page.folder) ?? []), page])
  }
  const largest = (lists) => lists.reduce((best, list) => (list.length > best.length ? list : best), [])
  const chosen = [...booklets.values()].map((folders) => largest([...folders.values()]))
  const whole = largest(chosen)
  return chosen.flatMap((list) => (list === whole ? list : list.filter((page) => EVERYWHERE.test(page.name))))
}

/** What there is to take: [{ target, state, take(page) }] */
export function prepareShots(pages, folder) {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  return choose(pages).flatMap((target) => LOOKS.map(([look, { print, ...state }]) => ({
    target,
    state,
    async take(page) {
      if (print) await page.emulateMedia({ media: 'print' })
      await page.screenshot({ path: join(folder, `${target.rel.replace(/\.html$/, '').replaceAll('/', '--')}--${look}.png`), fullPage: true, animations: 'disabled' })
    },
  })))
}
