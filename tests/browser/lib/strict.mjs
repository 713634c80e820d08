// What a run says of the strict checks: which are passed, which are not, and which had nothing to look at.
import { writeFileSync } from 'node:fs'
import { strictChecks } from '../strict.mjs'

/** [{ name, check, criterion, says, looked, findings, pages }] */
export function judgeStrict(checks, looks) {
  return strictChecks(checks.map(({ name }) => name)).map((strict) => {
    const mine = looks.filter((look) => look.check.name === strict.check)
    const found = mine.flatMap((look) => look.findings).filter((finding) => finding.strict === strict.name)
    return { ...strict, looked: mine.length, findings: found.length, pages: new Set(found.map(({ page }) => page)).size }
  })
}

export function sayStrict(checks, looks, file) {
  const judged = judgeStrict(checks, looks)
  if (!judged.length) return
  const failed = judged.filter(({ findings }) => findings)
  const unseen = judged.filter(({ looked }) => !looked)
  console.log(`\nStrict checks (strict.mjs): ${judged.length - failed.length - unseen.length} of ${judged.length} pass`)
  for (const { name, findings, pages, says } of failed) console.log(`  FAIL ${name}: ${findings} findings on ${pages} pages (${says})`)
  if (unseen.length) console.log(`  had nothing to look at, and are not counted as passed: ${unseen.map(({ name }) => name).join(', ')}`)
  if (file) writeFileSync(file, JSON.stringify(judged, null, 1))
}
