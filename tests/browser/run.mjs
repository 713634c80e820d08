// Looks at finished booklets in a real browser, as many readers and devices would.
//
//   node run.mjs FOLDER [--shots DIR] [--report FILE] [--only CHECK,CHECK] [--page PART-OF-NAME] [--words FILE] [--strict FILE]
//   node run.mjs --self-test        proves that each check can fail
//
// A check is one file in checks/:
//   name, says        what it is called and what it promises
//   onEvery           looks at every page, as it is on a small phone; `before` may listen before the page loads
//   leaveOut          which pages `onEvery` does not look at
//   onSample          looks at a sample of the pages, opened in `state`; may change the page as it likes
//   choose            which pages of that sample, or of all, `onSample` looks at, where fewer are enough
//   finish            judges what `onEvery` returned, when all pages were seen
//   served            `onSample` gets the page from a web server and not as a file
//   alone             what it times has the machine to itself
//   whole             instead of all this: one look at all the files together
// `add` reports a finding under one of the names in strict.mjs, `note` something for a person to judge.
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { learnWords } from './checks/sealed.mjs'
import { openBrowser } from './lib/browser.mjs'
import { CHECKS, inParallel, runChecks, startLook, attempt } from './lib/runner.mjs'
import { findPages, sample } from './lib/pages.mjs'
import { sayStrict } from './lib/strict.mjs'
import { prepareShots } from './lib/shots.mjs'
import { selfTest } from './self-test/self-test.mjs'

const { values: options, positionals: [folder] } = parseArgs({
  allowPositionals: true,
  options: { shots: { type: 'string' }, report: { type: 'string' }, only: { type: 'string' }, page: { type: 'string' }, strict: { type: 'string' }, words: { type: 'string' }, 'self-test': { type: 'boolean' } },
})
const checks = await Promise.all(CHECKS.filter((name) => !options.only || options.only.split(',').includes(name))
  .map(async (name) => (await import(`./checks/${name}.mjs`)).default))
if (options.words) learnWords(options.words) // what the build said: it names the words of sealed files this once
if (!checks.length) throw new Error(`No such check. There are: ${CHECKS.join(', ')}.`)
if (!folder && !options['self-test']) throw new Error('Which folder? node run.mjs FOLDER [--shots DIR]')

/** The same trouble on many pages is said once. */
function group(things, ...by) {
  const groups = new Map()
  for (const thing of things) {
    const key = by.map((name) => thing[name]?.name ?? thing[name]).join('\n')
    groups.set(key, [...(groups.get(key) ?? []), thing])
  }
  return [...groups.values()]
}

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`

async function lookAt(root) {
  const pages = findPages(root).filter((page) => page.rel.includes(options.page ?? ''))
  if (!pages.length) throw new Error(`No HTML page in ${root}.`)
  const few = sample(pages)
  console.log(`${pages.length} pages, of which a sample of ${few.length} is looked at more closely`)
  const started = Date.now()
  const browser = await openBrowser(root)
  let looks
  try {
    looks = await runChecks(checks, pages, (check) => check.choose?.(few, pages) ?? few, browser, (made, since) => {
      for (const some of group(made, 'check')) {
        const bad = some.filter((look) => look.findings.length).length
        console.log(`${bad ? 'FAIL' : 'ok  '} ${some[0].check.name.padEnd(15)} ${String(some.length - bad).padStart(5)} passed ${String(bad).padStart(5)} failed   ${some[0].check.says}`)
      }
      console.log(`     (${seconds(since)})`)
    })
    for (const { name } of checks.filter((check) => !looks.some((look) => look.check === check))) console.log(`     ${name.padEnd(15)} looked at nothing: no page has what it is about`)
    const fewer = checks.filter((check) => check.choose).map((check) => `${check.name} ${looks.filter((look) => look.check === check).length}`)
    if (fewer.length) console.log(`LEFT OUT: of the ${pages.length} pages and the sample of ${few.length}, costly checks look only at some, the fullest of each style: ${fewer.join(', ')}`)
    if (options.shots) {
      const since = Date.now()
      const shots = prepareShots(pages, resolve(options.shots))
      looks.push(...await inParallel(shots, async (shot) => {
        const look = startLook({ name: 'pictures' }, shot.target, shot.state)
        await attempt(browser, [look], () => browser.visit(shot.target.url, shot.state, shot.take))
        return look
      }))
      console.log(`${shots.length} pictures in ${options.shots} (${seconds(since)})`)
    }
  } finally {
    await browser.close()
  }

  const findings = looks.flatMap((look) => look.findings)
  if (options.report) writeFileSync(options.report, JSON.stringify(findings, null, 1))
  for (const same of group(findings, 'check', 'message', 'selector')) {
    const [{ check, page, state, message, selector }] = same
    console.log(`\n${page}${same.length > 1 ? ` (and ${same.length - 1} more)` : ''}\n  ${check}${state && ` (${state})`}: ${message}${selector && `\n  at ${selector}`}`)
  }
  const notes = group(looks.flatMap((look) => look.notes), 'message')
  if (notes.length) console.log('\nFor a person to judge (a machine cannot):')
  for (const same of notes) console.log(`  ${same.length} × ${same[0].message}, first on ${same[0].page} at ${same[0].selector}`)
  sayStrict(checks, looks, options.strict)
  console.log(`\n${checks.length} checks in ${seconds(started)}`)
  const failed = looks.filter((look) => look.findings.length).length
  console.log(`${looks.length - failed} passed, ${failed} failed`)
  return failed === 0
}

const good = options['self-test'] ? await selfTest({ checks, runChecks, openBrowser, findPages }) : await lookAt(resolve(folder))
process.exit(good ? 0 : 1)
