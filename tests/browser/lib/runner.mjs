// How the checks are run: one look of each check at each page, several pages at once.
import { strictName } from '../strict.mjs'
import { sayState } from './browser.mjs'

export const CHECKS = ['html', 'validate', 'outline', 'links', 'sheets', 'network', 'nojs', 'words', 'axe', 'alfa', 'ibm', 'reflow', 'overlap', 'targets', 'type', 'colours', 'forced-colours', 'print', 'paper', 'keyboard', 'focus', 'motion', 'order', 'tree',
  'weight', 'modes', 'aloud', 'hide', 'sealed']
const AT_ONCE = 4
const PHONE = { width: 320 }

/** Does `work` for every job, a few at once, and gives the results in the order of the jobs. */
export async function inParallel(jobs, work, atOnce = AT_ONCE) {
  const results = []
  let next = 0
  const worker = async () => { for (let i; (i = next++) < jobs.length;) results[i] = await work(jobs[i]) }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return results
}

export function startLook(check, target, state = {}) {
  const look = { check, target, state, findings: [], notes: [] }
  look.add = (message, selector = '', strict = undefined) => look.findings.push({ page: target.rel, check: check.name, strict: strictName(check.name, strict), state: sayState(state), message: message.replace(/\s+/g, ' '), selector })
  look.note = (message, selector = '') => look.notes.push({ page: target.rel, message: message.replace(/\s+/g, ' '), selector })
  return look
}

const cannot = (look, error) => look.add(`could not look: ${error.message.split('\n')[0]}`)

/** One look at all files together. */
async function lookAtWhole(check, all) {
  const pages = check.choose?.(all, all) ?? all
  const looks = new Map(pages.map((target) => [target, startLook(check, target)]))
  await check.whole(pages, (target, ...found) => looks.get(target).add(...found))
  return [...looks.values()]
}

/** What is said when a page or its browser broke down. The news that a browser is gone comes a little after its pages close. */
const BROKE = /has been closed|crashed/i

/** Does `work`, and once more if the browser breaks down meanwhile: that is no page's fault. */
export async function attempt(browser, looks, work) {
  for (;;) {
    const since = browser.birth()
    try {
      return await work()
    } catch (error) {
      const broke = BROKE.test(error.message)
      if (broke) await new Promise((done) => setTimeout(done, 500))
      if (looks.again || !(await browser.revive(since) || broke)) return looks.forEach((look) => cannot(look, error))
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
            if (!browser.isAlive() || BROKE.test(error.message)) throw error
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
    const url = check.served ? browser.served(target.file) : target.url
    await attempt(browser, [look], () => browser.visit(url, check.state, (page) => check.onSample({ ...look, page, url })))
    return look
  }, check.alone ? 1 : undefined)
}

/** Runs all checks; `few` gives the sample for a check; `done` hears of each part as it ends. */
export async function runChecks(checks, pages, few, browser, done = () => {}) {
  const looks = []
  const part = async (work) => { const since = Date.now(); const made = await work(); looks.push(...made); done(made, since) }
  for (const check of checks.filter((check) => check.whole)) await part(() => lookAtWhole(check, pages))
  const every = checks.filter((check) => check.onEvery)
  if (every.length) await part(() => lookAtEvery(every, pages, browser))
  for (const check of checks.filter((check) => check.onSample)) await part(() => lookAtSample(check, few(check), browser))
  return looks
}

