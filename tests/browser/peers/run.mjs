// The strict checks on the same short text in two national design systems, and on the nearest pages of a booklet of ours.
//
//   npm ci --prefix tests/browser/peers --ignore-scripts
//   node tests/browser/peers/run.mjs BOOKLET [--write]     BOOKLET is the folder of one reader, as target/booklets/care-plan/rory
//
// --write puts the table into docs/accessibility.md. This takes some minutes and is no part of `./test`.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { measured } from '../checks/weight.mjs'
import { openBrowser } from '../lib/browser.mjs'
import { findPages } from '../lib/pages.mjs'
import { CHECKS, runChecks } from '../lib/runner.mjs'
import { judgeStrict } from '../lib/strict.mjs'
import { OWN } from '../strict.mjs'
import { makePeers } from './make.mjs'

const OURS = 'ourplan'
const PAGES = /^(index|better|doing|rights)\.html$/ // the start, the table, who does what, help
const DOC = fileURLToPath(new URL('../../../docs/accessibility.md', import.meta.url))

const out = mkdtempSync(join(tmpdir(), 'ourplan-peers-'))
const names = makePeers(out)
if (process.argv[2]) {
  cpSync(resolve(process.argv[2]), join(out, OURS, 'reader'), { recursive: true })
  names.push(OURS)
}
const checks = (await Promise.all(CHECKS.filter((name) => !['modes', 'aloud', 'hide', 'sealed'].includes(name)).map(async (name) => (await import(`../checks/${name}.mjs`)).default)))
const browser = await openBrowser(out)
const results = new Map()
try {
  for (const name of names) {
    // All pages of a booklet lie there, so that its links lead somewhere; those with the nearest words are judged.
    const all = findPages(join(out, name))
    const pages = all.filter(({ file }) => name !== OURS || PAGES.test(file.split('/').at(-1)))
    const looks = await runChecks(checks, pages, (check) => check.choose?.(pages, pages) ?? pages, browser)
    const strict = judgeStrict(checks, looks).filter((check) => !OWN.includes(check.name))
    results.set(name, { strict, pages: pages.length, figures: await figures(pages), findings: looks.flatMap((look) => look.findings) })
    const passed = strict.filter(({ looked, findings }) => looked && !findings).length
    console.log(`\n${name}: ${passed} of ${strict.length} pass, ${pages.length} pages`)
    for (const { name: check, findings, looked } of strict.filter(({ looked, findings }) => !looked || findings)) {
      const first = results.get(name).findings.find((finding) => finding.strict === check)
      console.log(`  FAIL ${check}: ${looked ? `${findings}; ${first.page}: ${first.message} ${first.selector}`.slice(0, 240) : 'nothing to look at'}`)
    }
  }
} finally {
  await browser.close()
  rmSync(out, { recursive: true, force: true })
}
const text = table()
console.log(`\n${text}`)
if (process.argv.includes('--write')) writeFileSync(DOC, readFileSync(DOC, 'utf8').replace(/(<!-- peers -->\n)[^]*(<!-- end of peers -->)/, (_, start, end) => `${start}${text}${end}`))

/** What can be counted: the heaviest page, the longest line, the smallest target. */
async function figures(pages) {
  const found = []
  for (const target of pages) {
    found.push({ ...measured.get(target.file), ...await browser.visit(target.url, { width: 1280 }, (page) => page.evaluate(count)), ...await browser.visit(target.url, { width: 320 }, (page) => page.evaluate(small)) })
  }
  const most = (key) => Math.max(...found.map((one) => one[key] ?? 0))
  const paints = found.map(({ paint }) => paint).filter(Boolean)
  return { kilobytes: Math.round(most('bytes') / 1000), requests: most('requests'), paint: `${(Math.min(...paints) / 1000).toFixed(1)} to ${(Math.max(...paints) / 1000).toFixed(1)} s`, body: Math.min(...found.map(({ body }) => body)), line: most('line'), target: Math.min(...found.map(({ target }) => target)) }
}

function count() {
  const { look } = window
  const range = document.createRange()
  let line = 0
  let row = { block: null, bottom: 0, length: 0 }
  for (const node of look.textNodes('svg')) for (const word of node.data.matchAll(/\S+/g)) {
    range.setStart(node, word.index)
    range.setEnd(node, word.index + word[0].length)
    const [box] = range.getClientRects()
    if (!box) continue
    const block = look.block(node.parentElement)
    row = block === row.block && box.top < row.bottom - 1 ? { ...row, length: row.length + word[0].length + 1 } : { block, bottom: box.bottom, length: word[0].length }
    line = Math.max(line, row.length)
  }
  // The size that most letters of the page's own words have.
  const sizes = new Map()
  for (const node of look.textNodes('svg, nav, header, footer, h1, h2, h3, h4')) {
    const size = parseFloat(getComputedStyle(node.parentElement).fontSize)
    sizes.set(size, (sizes.get(size) ?? 0) + node.data.trim().length)
  }
  const [[body]] = [...sizes].sort((a, b) => b[1] - a[1])
  return { body: Math.round(body * 10) / 10, line }
}

function small() {
  const { look } = window
  return { target: Math.round(Math.min(...look.controls().filter((el) => look.isShown(el)).map((el) => { const box = el.getBoundingClientRect(); return Math.min(box.width, box.height) }))) }
}

function table() {
  const passed = (name) => results.get(name).strict.filter(({ looked, findings }) => looked && !findings).length
  const row = (...cells) => `| ${cells.join(' | ')} |\n`
  const all = [...results.keys()]
  const figure = (title, pick) => row(title, ...all.map((name) => pick(results.get(name).figures)))
  let text = row('', ...all) + row('---', ...all.map(() => '---'))
  text += row('**strict checks passed**', ...all.map((name) => `**${passed(name)} of ${results.get(name).strict.length}**`))
  text += row('findings', ...all.map((name) => results.get(name).strict.reduce((sum, { findings }) => sum + findings, 0)))
  text += row('pages', ...all.map((name) => results.get(name).pages))
  text += figure('heaviest page', ({ kilobytes }) => `${kilobytes} kB`) + figure('requests', ({ requests }) => requests) + figure('first paint, slow 3G, weak phone', ({ paint }) => paint)
  text += figure('body text', ({ body }) => `${body} px`) + figure('longest line', ({ line }) => `${line} characters`) + figure('smallest link or button at 320 px, in text too', ({ target }) => `${target} px`)
  text += `\n${row('check', 'criterion', ...all)}${row('---', '---', ...all.map(() => '---'))}`
  results.get(all[0]).strict.forEach(({ name, criterion, says }, i) => {
    text += row(`\`${name}\`: ${says}`, criterion, ...all.map((peer) => { const { looked, findings } = results.get(peer).strict[i]; return !looked ? 'not looked at' : findings ? `**fails** (${findings})` : 'passes' }))
  })
  return text
}
