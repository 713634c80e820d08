// IBM Equal Access, all its rules, by day; what it leaves to people is noted.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fewOfEach } from '../lib/pages.mjs'

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('accessibility-checker-engine/ace.js'), 'utf8')

// A rule may be passed over only here, with the reason.
const OFF = {
  // It takes every http-equiv for one of the dead ones; the Nu HTML checker knows that a security policy may be given so.
  element_attribute_deprecated: (message, place) => place.includes('meta'),
  // A part that scrolls sideways must be reached with the keyboard (axe asks for it), and then it is no widget.
  element_tabbable_role_valid: (message) => message.includes("'region'"),
}

export default {
  name: 'ibm',
  says: 'IBM Equal Access reports no violation and recommends nothing',
  state: { width: 1280, own: 'ibm' },
  served: true,
  choose: (few) => fewOfEach(few, 2, 0),
  async onSample({ page, add, note }) {
    await page.evaluate(() => window.look.openDetails())
    await page.evaluate(`${SOURCE}; window.ace = ace`)
    const found = await page.evaluate(async () => {
      const { results } = await new window.ace.Checker().check(document, ['IBM_Accessibility', 'WCAG_2_2'])
      return results.filter(({ value }) => value[1] !== 'PASS').map(({ ruleId, value, message, path }) => [ruleId, value, message, path?.dom ?? ''])
    })
    for (const [rule, [kind, sure], message, place] of found) {
      if (OFF[rule]?.(message, place)) continue
      if (sure !== 'FAIL') note(`${rule}: ${message}`, place)
      else add(`${rule}: ${message}`, place, kind === 'RECOMMENDATION' ? 'ibm-recommendations' : 'ibm-violations')
    }
  },
}
