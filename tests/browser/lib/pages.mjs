// Finds the finished pages in a folder of booklets, and picks a sample of them.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { basename, dirname, join, relative, sep } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Every HTML page under `root`, sorted. Folders with a dot (the program's own keeping) are not booklets. */
export function findPages(root) {
  return walk(root).filter((file) => file.endsWith('.html')).sort().map((file) => describe(root, file))
}

function walk(folder) {
  return readdirSync(folder, { withFileTypes: true }).filter((entry) => !entry.name.startsWith('.')).flatMap((entry) =>
    entry.isDirectory() ? walk(join(folder, entry.name)) : [join(folder, entry.name)])
}

function describe(root, file) {
  const parts = relative(root, file).split(sep)
  const html = readFileSync(file, 'utf8')
  const single = parts.length === 3 && parts[2] === `${parts[0]}-${parts[1]}.html`
  return {
    file,
    rel: parts.join('/'),
    url: pathToFileURL(file).href,
    // What is handed over together: PLAN/READER; for a page of the worker's index it is everything.
    folder: join(root, ...parts.slice(0, Math.min(2, parts.length - 1))),
    name: parts.length === 1 ? 'worker-' + basename(file, '.html') : single ? 'single' : basename(file, '.html'),
    single,
    style: html.match(/<body\b[^>]*\bdata-style="?([\w-]+)/i)?.[1] ?? 'none',
    // What a reader can do there; a sealed file has it inside.
    look: /<body\b[^>]*\bdata-look=/i.test(html),
    hide: /<body\b[^>]*\bdata-hide=/i.test(html),
    lang: html.match(/<html\b[^>]*\blang="?([\w-]+)/i)?.[1] ?? 'none',
  }
}

/** Each page name in each style and each language at least once. */
export function sample(pages) {
  const seen = new Set()
  return pages.filter(({ name, style, lang }) => {
    const key = [name, style, lang].join(' ')
    return !seen.has(key) && seen.add(key)
  })
}

// A page of each part of life, the fullest ones first.
const FULLEST = ['index', 'goals', 'people', 'said', 'home', 'rights', 'agreed', 'life', 'letters', 'reading']
const fullness = ({ name }) => (FULLEST.indexOf(name) + FULLEST.length + 1) % (FULLEST.length + 1)

/** Of these pages at most so many of each style, no name twice; and at most so many single files of each style. */
export function fewOfEach(pages, most, mostSingles) {
  const count = new Map()
  const names = new Set()
  return [...pages].sort((a, b) => fullness(a) - fullness(b)).filter(({ style, single, name }) => {
    const key = `${style} ${single}`
    const had = count.get(key) ?? 0
    if (had >= (single ? mostSingles : most) || (!single && names.has(name))) return false
    names.add(name)
    return count.set(key, had + 1)
  })
}

/** Does the file exist with exactly these letters? (A disk may not care about letter case; a web server does.) */
export function existsExactly(file) {
  if (!existsSync(file)) return false
  const parent = dirname(file)
  return parent === file || (readdirSync(parent).includes(basename(file)) && existsExactly(parent))
}
