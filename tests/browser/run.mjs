// Looks at finished booklets in a real browser, as many readers and devices would.
//
//   node run.mjs FOLDER [--shots DIR] [--report FILE] [--only CHECK,CHECK] [--page PART-OF-NAME] [--words FILE]
//   node run.mjs --self-test        proves that each check can fail
//
// A check is one file in checks/:
//   name, says        what it is called and what it promises
//   onEvery           looks at every page, as it is on a small phone; `before` may listen before the page loads
//   leaveOut          which pages `onEvery` does not look at
//   onSample          looks at a sample of the pages, opened in `state`; may change the page as it likes
//   choose            which pages of that sample, or of all, `onSample` looks at, where fewer are enough
//   finish            judges what `onEvery` returned, when all pages were seen
//   whole             instead of all this: one look at all the files together
// `add` reports a finding, `note` something for a person to judge.
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { learnWords } from './checks/sealed.mjs'
import { openBrowser, sayState } from './lib/browser.mjs'
import { findPages, sample } from './lib/pages.mjs'
import { prepareShots } from './lib/shots.mjs'
import { selfTest } from './self-test/self-test.mjs'

const CHECKS = ['html', 'outline', 'links', 'network', 'nojs', 'axe', 'reflow', 'targets', 'type', 'print', 'keyboard', 'forced-colours', 'modes', 'aloud', 'hide', 'sealed']
const AT_ONCE = 4
const PHONE = { width: 320 }

const { values: options, positionals: [folder] } = parseArgs({
  allowPositionals: true,
  options: { shots: { type: 'string' }, report: { type: 'string' }, only: { type: 'string' }, page: { type: 'string' }, words: { type: 'string' }, 'self-test': { type: 'boolean' } },
})
const checks = await Promise.all(CHECKS.filter((name) => !options.only || options.only.split(',').includes(name))
  .map(async (name) => (await import(`./checks/${name}.mjs`)).default))
if (options.words) learnWords(options.words) // what the build said: it names the words of sealed files this once
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

function startLook(check, target, state = {}) {
  const look = { check, target, state, findings: [], notes: [] }
  look.add = (message, selector = '') => look.findings.push({ page: target.rel, check: check.name, state: sayState(state), message: message.replace(/\s+/g, ' '), selector })
  look.note = (message, selector = '') => look.notes.push({ page: target.rel, message: message.replace(/\s+/g, ' '), selector })
  return look
}

const cannot = (look, error) => look.add(`could not look: ${error.message.split('\n')[0]}`)

/** One look at all files together. */
function lookAtWhole(check, pages) {
  const looks = new Map(pages.map((target) => [target, startLook(check, target)]))
  check.whole(pages, (target, message, selector) => looks.get(target).add(message, selector))
  return [...looks.values()]
}

/** Does `work`, and once more if the browser breaks down meanwhile: that is no page's fault. */
async function attempt(browser, looks, work) {
  for (;;) {
    const since = browser.birth()
    try {
      return await work()
    } catch (error) {
      if (looks.again || !await browser.revive(since)) return looks.forEach((look) => cannot(look, error))
      looks.again = true
      for (const look of looks) look.findings.length = look.notes.length = 0
    }
  }
}

/** Opens each page once for all the checks that want every page. */
async function lookAtEvery(checks, pages, browser) {
  const looks = (await inParallel(pages, async (target) => {
    const mine = checks.filter((check) => !check.leaveOut?.(target)).map((check) => startLook(check, target, PHONE))
    await attempt(browser, mine, () => {
      let stops
      const before = (page) => { stops = mine.map((look) => look.check.before?.({ ...look, page })) }
      return browser.visit(target.url, PHONE, async (page) => {
        for (const [i, look] of mine.entries()) {
          try {
            look.facts = await look.check.onEvery({ ...look, page, stop: stops[i], visit: browser.visit })
          } catch (error) {
            if (!browser.isAlive()) throw error
            cannot(look, error)
          }
        }
      }, before)
    })
    return mine
  })).flat()
  for (const check of checks) check.finish?.(looks.filter((look) => look.check === check && look.facts))
  return looks
}

/** Opens each page of the sample for this check alone. */
function lookAtSample(check, few, browser) {
  return inParallel(few, async (target) => {
    const look = startLook(check, target, check.state)
    await attempt(browser, [look], () => browser.visit(target.url, check.state, (page) => check.onSample({ ...look, page })))
    return look
  })
}

/** Runs all checks; `few` gives the sample for a check; `done` hears of each part as it ends. */
async function runChecks(checks, pages, few, browser, done = () => {}) {
  const looks = []
  const part = async (work) => { const since = Date.now(); const made = await work(); looks.push(...made); done(made, since) }
  for (const check of checks.filter((check) => check.whole)) await part(() => lookAtWhole(check, pages))
  const every = checks.filter((check) => check.onEvery)
  if (every.length) await part(() => lookAtEvery(every, pages, browser))
  for (const check of checks.filter((check) => check.onSample)) await part(() => lookAtSample(check, few(check), browser))
  return looks
}

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
  const browser = await openBrowser()
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
  console.log(`\n${checks.length} checks in ${seconds(started)}`)
  const failed = looks.filter((look) => look.findings.length).length
  console.log(`${looks.length - failed} passed, ${failed} failed`)
  return failed === 0
}

const good = options['self-test'] ? await selfTest({ checks, runChecks, openBrowser, findPages }) : await lookAt(resolve(folder))
process.exit(good ? 0 : 1)
