// The Nu HTML checker finds no error and no warning in any page.
import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const jar = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar')

// A message may be passed over only here, with the reason.
const ALLOWED = [
  // CSS of 2022 that all browsers know and this checker does not yet.
  /^CSS: .*(@container|“container-(type|name)”)/,
  // It judges the security policy without knowing 'self' for files, nor hashes. The `network` check asks the browser itself.
  /violates Content Security Policy \(meta tag\)/,
]

export default {
  name: 'html',
  says: 'the Nu HTML checker reports no error and no warning',
  // One call for all pages: starting Java takes longer than checking a page.
  whole(targets, add) {
    const report = execFileSync('java', ['-XX:-UsePerfData', '-XX:+UseSerialGC', '-Xss8m', '-jar', jar, '--format', 'json', '--stdout', '--exit-zero-always', ...targets.map((target) => target.file)],
      { encoding: 'utf8', maxBuffer: 1 << 29, stdio: ['ignore', 'pipe', 'pipe'] })
    const byFile = new Map(targets.map((target) => [target.file, target]))
    for (const { type, subType, url, message, lastLine, lastColumn } of JSON.parse(report).messages) {
      if (type === 'info' && subType !== 'warning') continue
      if (ALLOWED.some((known) => known.test(message))) continue
      add(byFile.get(url ? fileURLToPath(url) : '') ?? targets[0], message, lastLine ? `line ${lastLine}, column ${lastColumn}` : '', type === 'info' ? 'nu-warnings' : 'nu-errors')
    }
  },
}
