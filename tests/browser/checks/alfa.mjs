// Alfa, every rule it has. It reads the styles through the browser, and a browser does not give the styles of a file to
// a script: the page is asked for from a server of our own.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fewOfEach } from '../lib/pages.mjs'
import { Audit } from '@siteimprove/alfa-act'
import { Device } from '@siteimprove/alfa-device'
import { Node } from '@siteimprove/alfa-dom'
import { Request, Response } from '@siteimprove/alfa-http'
import Rules from '@siteimprove/alfa-rules'
import { Page } from '@siteimprove/alfa-web'
import { Conformance, Criterion } from '@siteimprove/alfa-wcag'

// What Alfa runs in the page to read it; a module, sent as one expression.
const read = (name) => readFileSync(createRequire(import.meta.url).resolve(name).replace(/index\.js$/, 'native.js'), 'utf8')
const native = (name) => `(() => { ${read(name).replace(/^\/\/\/.*$/gm, '').replace(/export var Native/, 'var Native').replace(/\/\/# sourceMappingURL.*/, '')}; return Native })()`
const NATIVE = `({ node: ${native('@siteimprove/alfa-dom')}, device: ${native('@siteimprove/alfa-device')} })`

// A rule may be passed over only here, with the reason.
const OFF = {}

export default {
  name: 'alfa',
  says: `all ${Rules.size} rules of Alfa are silent`,
  state: { width: 1280, own: 'alfa' },
  served: true,
  choose: (few) => fewOfEach(few, 2, 0),
  async onSample({ page, add }) {
    await page.evaluate(() => window.look.openDetails())
    await page.evaluate(settle)
    const read = await page.evaluate(`(async () => { const native = ${NATIVE}; return { document: await native.node.fromNode(document), device: native.device.fromWindow(window) } })()`)
    const device = Device.from(read.device)
    const tree = Page.of(Request.empty(), Response.empty(), Node.from(read.document, device), device)
    for (const outcome of await Audit.of(tree, Rules).evaluate()) {
      const told = outcome.toJSON()
      if (told.outcome !== 'failed') continue
      const id = told.rule.uri.split('/').at(-1)
      if (id in OFF) continue
      const reasons = (told.expectations ?? []).map(([, expectation]) => expectation?.error?.message ?? expectation?.value?.message ?? '').filter(Boolean)
      add(`${id}: ${reasons.join('; ') || 'fails'}`, place(outcome.target), strict(outcome.rule))
    }
  },
}

/** Alfa cannot follow custom properties that are switched by empty ones, as ours are: it gets what the browser made of them. */
function settle() {
  const settled = [...document.body.querySelectorAll('*')].filter((el) => el.style).map((el) => {
    const { lineHeight, fontSize, color, backgroundColor } = getComputedStyle(el)
    return [el, { color, ...(lineHeight !== 'normal' && { lineHeight: String(Math.round(parseFloat(lineHeight) / parseFloat(fontSize) * 100) / 100) }), backgroundColor }]
  })
  for (const [el, style] of settled) Object.assign(el.style, style)
}

function place(target) {
  const text = String(target?.path?.() ?? target?.toString?.() ?? '')
  return text.length > 140 ? `${text.slice(0, 140)} …` : text
}

function strict(rule) {
  const criteria = [...rule.requirements].filter(Criterion.isCriterion)
  if (criteria.some(Conformance.isAA())) return 'alfa-aa'
  return criteria.length ? 'alfa-aaa' : 'alfa-best'
}
