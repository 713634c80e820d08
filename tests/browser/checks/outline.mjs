// The frame of every page: headings in order, language, title, and the promises to search engines and the browser.
export default {
  name: 'outline',
  says: 'one h1 first, no skipped level, language, title, noindex, strict security policy',
  async onEvery({ page, add }) {
    await page.evaluate(() => window.look.openDetails())
    for (const [message, selector, strict] of await page.evaluate(judge)) add(message, selector, strict)
  },
}

function judge() {
  const { look } = window
  const found = []
  const root = document.documentElement
  const meta = (name) => document.querySelector(`meta[name="${name}" i]`)?.content ?? ''

  const headings = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6, [role=heading]')].filter((el) => el.checkVisibility())
  const level = (el) => Number(el.getAttribute('aria-level') ?? el.localName[1] ?? 2)
  const firsts = headings.filter((el) => level(el) === 1)
  if (firsts.length !== 1) found.push([`${firsts.length} h1 on the page, not 1`, firsts[1] ? look.selector(firsts[1]) : 'body'])
  if (headings[0] && level(headings[0]) !== 1) found.push(['a heading stands before the h1', look.selector(headings[0])])
  headings.forEach((el, i) => {
    if (i > 0 && level(el) > level(headings[i - 1]) + 1) found.push([`h${level(el)} follows h${level(headings[i - 1])}: a level is skipped`, look.selector(el)])
    if (!/\S/.test(el.textContent)) found.push(['an empty heading', look.selector(el)])
  })

  try {
    const { language } = new Intl.Locale(root.lang)
    const dir = /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)$/.test(language) ? 'rtl' : 'ltr'
    if (root.getAttribute('dir') !== dir) found.push([`html has dir="${root.getAttribute('dir') ?? ''}", not "${dir}"`, 'html', 'dir'])
  } catch {
    found.push([`html has no language that exists: lang="${root.lang}"`, 'html', 'lang'])
  }
  if (!document.title.trim()) found.push(['no title', 'head', 'title'])
  if (!/\bnoindex\b/.test(meta('robots'))) found.push(['no <meta name="robots" content="noindex">', 'head', 'noindex'])
  if (!/width=device-width/.test(meta('viewport'))) found.push(['no <meta name="viewport" content="width=device-width …">', 'head', 'viewport'])
  if (/user-scalable\s*=\s*(no|0)|maximum-scale/.test(meta('viewport'))) found.push(['the viewport forbids the reader to zoom', 'meta[name=viewport]', 'viewport'])
  if (document.querySelectorAll('main').length !== 1) found.push([`${document.querySelectorAll('main').length} main on the page, not 1`, 'body', 'landmarks'])

  const policy = document.querySelector('meta[http-equiv="Content-Security-Policy" i]')
  const rules = (policy?.content ?? '').split(';').map((rule) => rule.trim().split(/\s+/)).filter(([name]) => name)
  const says = (name) => rules.find((rule) => rule[0].toLowerCase() === name)?.slice(1).join(' ')
  if (says('default-src') !== "'none'") found.push(["no Content-Security-Policy with default-src 'none'", 'head', 'policy'])
  else {
    const early = policy.compareDocumentPosition(document.querySelector('script, style, link[rel=stylesheet]') ?? document.body)
    if (!(early & Node.DOCUMENT_POSITION_FOLLOWING)) found.push(['the security policy stands after a style or script', 'meta[http-equiv]', 'policy'])
    for (const [name, ...sources] of rules) for (const source of sources) {
      if (/^(https?|wss?|ftp):|^\*|^[\w*-]+(\.[\w*-]+)+/.test(source)) found.push([`the security policy lets ${name} reach ${source}`, 'meta[http-equiv]', 'policy'])
      if (/^'unsafe-eval'$/.test(source) || (/^script-src/.test(name) && source === "'unsafe-inline'")) found.push([`the security policy has ${name} ${source}`, 'meta[http-equiv]', 'policy'])
    }
  }
  return found
}
