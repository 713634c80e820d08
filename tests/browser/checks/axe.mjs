// axe-core, every rule it has: WCAG A to AAA, best practice, experimental; light and dark, narrow and wide.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import axe from 'axe-core'

// The small build: reading the source is half of the work in each page.
const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

// A rule may be switched off only here, by name, with the reason.
const OFF = {}

const RULES = axe.getRules().map((rule) => rule.ruleId).filter((id) => !(id in OFF))

// The dark changes colours and nothing else.
const COLOUR_RULES = axe.getRules(['cat.color']).map((rule) => rule.ruleId).filter((id) => RULES.includes(id))

const NARROW = { width: 320, rules: RULES }
const MORE = [{ width: 1280, rules: RULES }, { width: 1280, dark: true, rules: COLOUR_RULES }, { width: 320, dark: true, rules: COLOUR_RULES }]

export default {
  name: 'axe',
  says: `all ${RULES.length} rules of axe ${axe.version} are silent, narrow and wide, light and dark`,
  all: [{ width: 320 }],
  sample: [{ width: 1280 }],
  async look({ page, state, add, note }) {
    await page.evaluate(() => window.look.openDetails()) // axe does not read what is folded away
    await page.evaluate(SOURCE)
    for (const now of state.width === 320 ? [NARROW] : MORE) {
      await page.emulateMedia({ colorScheme: now.dark ? 'dark' : 'light' })
      await page.setViewportSize({ width: now.width, height: 900 })
      const { violations, incomplete } = await page.evaluate((rules) =>
        window.axe.run(document, { runOnly: { type: 'rule', values: rules }, resultTypes: ['violations', 'incomplete'] }), now.rules)
      const where = now.dark ? ', in the dark' : ''
      for (const { id, help, nodes } of violations) for (const node of nodes) add(`${id}: ${help}${because(node)}${where}`, node.target.join(' '))
      for (const { id, nodes } of incomplete) for (const node of nodes) note(`${id}${because(node)}`, node.target.join(' '))
    }
  },
}

function because(node) {
  const reason = [...node.any, ...node.all, ...node.none][0]?.message
  return reason ? ` (${reason})` : ''
}
