// Looks at finished booklets in a real browser, as many readers and devices would.
//
//   node run.mjs FOLDER [--shots DIR] [--report FILE] [--only CHECK,CHECK] [--page PART-OF-NAME]
//   node run.mjs --self-test        proves that each check can fail
//
// A check is one file in checks/:
//   name, says       what it is called and what it promises
//   all, sample      the states to look at every page in, and those for a sample of the pages
//   before, look     what to do before the page loads and when it is there; `add` reports a finding
//   finish           judges what `look` returned, when all pages were seen
//   whole            instead of all this: one look at all the files together
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { openBrowser, sayState } from './lib/browser.mjs'
import { findPages, sample } from './lib/pages.mjs'
import { takeShots } from './lib/shots.mjs'
import { selfTest } from './self-test/self-test.mjs'

const CHECKS = ['html', 'outline', 'links', 'network', 'nojs', 'axe', 'reflow', 'targets', 'type', 'print', 'keyboard', 'forced-colours']
const AT_ONCE = 4

const { values: options, positionals: [folder] } = parseArgs({
  allowPositionals: true,
  options: { shots: { type: 'string' }, report: { type: 'string' }, only: { type: 'string' }, page: { type: 'string' }, 'self-test': { type: 'boolean' } },
})
const checks = await Promise.all(CHECKS.filter((name) => !options.only || options.only.split(',').includes(name))
  .map(async (name) => (await import(`./checks/${name}.mjs`)).default))
if (!checks.length) throw new Error(`No such check. There are: ${CHECKS.join(', ')}.`)
if (!folder && !options['self-test']) throw new Error('Which folder? node run.mjs FOLDER [--shots DIR]')

/** Does `work` for every job, a few at once, and gives the results in the order of the jobs. */
async function inParallel(jobs, work) {
  const results = []
  let next = 0
  const worker = async () => { for (let i; (i = next++) < jobs.length;) results[i] = await work(jobs[i]) }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return results
}

/** Runs one check; gives a list of looks: { target, state, findings, notes }. */
async function runCheck(check, pages, few, browser) {
  const startLook = (target, state = {}) => {
    const look = { target, state, findings: [], notes: [] }
    look.add = (message, selector = '') => look.findings.push({ page: target.rel, check: check.name, state: sayState(state), message: message.replace(/\s+/g, ' '), selector })
    look.note = (message, selector = '') => look.notes.push({ page: target.rel, message: message.replace(/\s+/g, ' '), selector })
    return look
  }
  if (check.whole) {
    const looks = new Map(pages.map((target) => [target, startLook(target)]))
    check.whole(pages, (target, message, selector) => looks.get(target).add(message, selector))
    return [...looks.values()]
  }
  const jobs = [...(check.all ?? []).flatMap((state) => pages.map((target) => startLook(target, state))),
    ...(check.sample ?? []).flatMap((state) => few.map((target) => startLook(target, state)))]
  await inParallel(jobs, async (look) => {
    const { target, state } = look
    try {
      look.facts = await browser.visit(target.url, state, (page) => check.look({ ...look, page, visit: browser.visit }), check.before && ((page) => check.before({ ...look, page })))
    } catch (error) {
      look.add(`could not look: ${error.message.split('\n')[0]}`)
    }
  })
  check.finish?.(jobs.filter((look) => look.facts))
  return jobs
}

/** The same trouble on many pages is said once. */
function group(things, ...by) {
  const groups = new Map()
  for (const thing of things) {
    const key = by.map((name) => thing[name]).join('\n')
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
  const browser = await openBrowser()
  const looks = []
  try {
    for (const check of checks) {
      const since = Date.now()
      const made = await runCheck(check, pages, few, browser)
      const bad = made.filter((look) => look.findings.length).length
      console.log(`${bad ? 'FAIL' : 'ok  '} ${check.name.padEnd(15)} ${String(made.length - bad).padStart(5)} passed ${String(bad).padStart(5)} failed ${seconds(since).padStart(8)}   ${check.says}`)
      looks.push(...made)
    }
    if (options.shots) {
      const since = Date.now()
      console.log(`${await takeShots({ visit: browser.visit, inParallel }, pages, resolve(options.shots))} pictures in ${options.shots} (${seconds(since)})`)
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
  console.log(`\n${checks.length} checks in ${seconds(started)}`)
  const failed = looks.filter((look) => look.findings.length).length
  console.log(`${looks.length - failed} passed, ${failed} failed`)
  return failed === 0
}

const good = options['self-test'] ? await selfTest({ checks, runCheck, openBrowser, findPages }) : await lookAt(resolve(folder))
process.exit(good ? 0 : 1)
