// axe-core, every rule it has: WCAG A to AAA, best practice, experimental; light and dark, narrow and wide.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import axe from 'axe-core'

// The small build: reading the source is half of the work in each page.
const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

// A rule may be switched off only here, by name, with the reason.
const OFF = {}

const RULES = axe.getRules().map((rule) => rule.ruleId).filter((id) => !(id in OFF))

// Measuring contrast is most of the work, and of the two rules the AAA one leaves out what fails AA too. On every page it
// measures both at once; on the sample both rules run as they are.
const ONE_CONTRAST = RULES.filter((id) => id !== 'color-contrast')
const BOTH_AT_ONCE = { 'color-contrast-enhanced': { options: { contrastRatio: { normal: { minThreshold: 0 }, large: { minThreshold: 0 } } } } }

// The dark changes colours and nothing else.
const COLOUR_RULES = axe.getRules(['cat.color']).map((rule) => rule.ruleId).filter((id) => RULES.includes(id))

export default {
  name: 'axe',
  says: `all ${RULES.length} rules of axe ${axe.version} are silent, narrow and wide, light and dark`,
  // A single file says what its site says, and takes twenty times as long; the sample has some of each style.
  leaveOut: (target) => target.single,
  async onEvery({ page, add, note }) {
    await run(page, add, note, ONE_CONTRAST, BOTH_AT_ONCE)
  },
  state: { width: 1280 },
  async onSample({ page, add, note }) {
    await run(page, add, note, RULES)
    const inTheDark = (message, selector) => add(`${message}, in the dark`, selector, 'axe-dark')
    await page.emulateMedia({ colorScheme: 'dark' })
    await run(page, inTheDark, note, COLOUR_RULES)
    await page.setViewportSize({ width: 320, height: 900 })
    await run(page, inTheDark, note, COLOUR_RULES)
  },
}

async function run(page, add, note, rules, checks = {}) {
  await page.evaluate(() => window.look.openDetails()) // axe does not read what is folded away
  if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(SOURCE)
  const { violations, incomplete } = await page.evaluate(([values, checks]) =>
    window.axe.run(document, { runOnly: { type: 'rule', values }, checks, resultTypes: ['violations', 'incomplete'] }), [rules, checks])
  for (const { id, help, tags, nodes } of violations) for (const node of nodes) add(`${id}: ${help}${because(node)}`, node.target.join(' '), strict(id, tags))
  for (const { id, nodes } of incomplete) for (const node of nodes) note(`${id}${because(node)}`, node.target.join(' '))
}

/** Which of the strict checks a rule belongs to. */
function strict(id, tags) {
  if (tags.includes('experimental')) return 'axe-experimental'
  if (tags.some((tag) => /^wcag2\d?a{3}$/.test(tag))) return 'axe-aaa'
  return tags.some((tag) => /^wcag2\d?a{1,2}$/.test(tag)) ? 'axe-aa' : 'axe-best'
}

function because(node) {
  const reason = [...node.any, ...node.all, ...node.none][0]?.message
  return reason ? ` (${reason})` : ''
}
