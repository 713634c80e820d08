// Makes the pages of the peers, each in its own template and with its own components from its npm package.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import nunjucks from 'nunjucks'
import { TEXT } from './text.mjs'

const modules = fileURLToPath(new URL('node_modules', import.meta.url))
const here = fileURLToPath(new URL('.', import.meta.url))

const PEERS = {
  'govuk-frontend': { dist: 'govuk-frontend/dist', css: 'govuk/govuk-frontend.min.css', js: 'govuk/govuk-frontend.min.js', assets: 'govuk/assets' },
  'nhsuk-frontend': { dist: 'nhsuk-frontend/dist', css: 'nhsuk/nhsuk-frontend.min.css', js: 'nhsuk/nhsuk-frontend.min.js', assets: 'nhsuk/assets' },
}

/** Writes OUT/NAME/reader/… for each peer. Paths are made relative, as a site that is read from a folder has to. */
export function makePeers(out) {
  for (const [name, { dist, css, js, assets }] of Object.entries(PEERS)) {
    const folder = join(out, name, 'reader')
    rmSync(join(out, name), { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    cpSync(join(modules, dist, assets), join(folder, 'assets'), { recursive: true })
    writeFileSync(join(folder, 'style.css'), readFileSync(join(modules, dist, css), 'utf8').replaceAll('url(/assets/', 'url(assets/').replace(/\/\*# sourceMappingURL.*/, ''))
    writeFileSync(join(folder, 'script.js'), readFileSync(join(modules, dist, js), 'utf8').replace(/\/\/# sourceMappingURL.*/, ''))
    const engine = nunjucks.configure([join(modules, dist), join(modules, dist, name.split('-')[0]), here], { autoescape: true })
    for (const page of ['index', 'help']) writeFileSync(join(folder, `${page}.html`), engine.render(`${name}-${page}.njk`, { ...TEXT, assetPath: 'assets' }))
  }
  return Object.keys(PEERS)
}
