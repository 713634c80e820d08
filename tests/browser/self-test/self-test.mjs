// Proves that the checks can fail: each bad page is found out by the check that its name begins with,
// in the words that its first comment says; and no check says anything about the good pages.
import { strictChecks } from '../strict.mjs'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'

export async function selfTest({ checks, runChecks, openBrowser, findPages }) {
  const at = (name) => findPages(fileURLToPath(new URL(name, import.meta.url)))
  const [good, bad] = [at('good'), at('bad')]
  const browser = await openBrowser(fileURLToPath(new URL('.', import.meta.url)))
  let [passed, failed] = [0, 0]
  const caught = new Set()
  const say = (fine, text) => {
    fine ? passed++ : failed++
    if (!fine) console.log(`FAIL ${text}`)
  }
  try {
    for (const check of checks) {
      const silent = (await runChecks([check], good, () => good, browser)).flatMap((look) => look.findings)
      say(!silent.length, `${check.name} finds trouble on a good page:\n${silent.map((f) => `     ${f.page}: ${f.message} at ${f.selector}`).join('\n')}`)

      const own = bad.filter((page) => basename(page.file) === `${check.name}.html` || basename(page.file).startsWith(`${check.name}--`))
      say(own.length, `${check.name} has no bad page in self-test/bad`)
      const findings = own.length ? (await runChecks([check], own, () => own, browser)).flatMap((look) => look.findings) : []
      for (const { strict } of findings) caught.add(strict)
      for (const page of own) {
        const expected = readFileSync(page.file, 'utf8').match(/<!-- expects: (.+?) -->/)[1]
        const found = findings.filter((finding) => finding.page === page.rel)
        say(found.some((finding) => finding.message.includes(expected)), `${check.name} says nothing like "${expected}" about ${page.rel}, only:\n${found.map((f) => `     ${f.message}`).join('\n')}`)
      }
    }
    // No strict check that has never failed.
    for (const { name, check } of strictChecks(checks.map((check) => check.name))) say(caught.has(name), `no bad page fails the strict check ${name} (${check})`)
  } finally {
    await browser.close()
  }
  console.log(`Self-test of ${checks.length} checks: each has to find its bad pages and to leave the good ones alone.\n${passed} passed, ${failed} failed`)
  return failed === 0
}
