// A second opinion on the HTML: html-validate with its presets standard, document and a11y.
import { HtmlValidate } from 'html-validate'
import { sample } from '../lib/pages.mjs'

// A rule may be switched off only here, with the reason.
const OFF = {
  'long-title': 'off', // a matter of search engines, which are asked to leave the pages out
  'require-sri': 'off', // files of the own folder; from elsewhere nothing is asked for
}

// It is slow: each page name in each style, and the single file of one reader; the Nu HTML checker sees all.
const few = (targets) => [...sample(targets.filter(({ single }) => !single)), ...targets.filter(({ single }) => single).slice(0, 1)]

export default {
  name: 'validate',
  says: 'html-validate is silent: standard, document, a11y',
  choose: (_, pages) => few(pages),
  async whole(targets, add) {
    const judge = new HtmlValidate({ root: true, extends: ['html-validate:standard', 'html-validate:document', 'html-validate:a11y'], rules: OFF })
    for (const target of targets) {
      const report = await judge.validateFile(target.file)
      for (const { messages } of report.results) for (const { ruleId, message, line, column } of messages) add(target, `${ruleId}: ${message}`, `line ${line}, column ${column}`)
    }
  },
}
