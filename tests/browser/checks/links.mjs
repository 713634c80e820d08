// Every link and every picture leads to something that is in the reader's own folder, with the same letters.
import { dirname, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { statSync } from 'node:fs'
import { existsExactly } from '../lib/pages.mjs'

const MAY_LEAVE = /^(https?|mailto|sms|tel):/ // a link that the reader follows on purpose; never a picture or a style

export default {
  name: 'links',
  says: 'every link leads to a file and a place in it, inside the own folder',
  async onEvery({ page }) {
    return page.evaluate(() => {
      const { look } = window
      const refs = []
      for (const name of ['href', 'src', 'data', 'poster', 'action', 'xlink:href', 'cite', 'longdesc']) {
        for (const el of document.querySelectorAll(`[${name.replace(':', '\\:')}]`)) refs.push({ raw: el.getAttribute(name), link: el.matches('a, area'), selector: look.selector(el) })
      }
      for (const el of document.querySelectorAll('[srcset]')) for (const part of el.getAttribute('srcset').split(',')) refs.push({ raw: part.trim().split(/\s/)[0], link: false, selector: look.selector(el) })
      const places = [...document.querySelectorAll('[id], a[name]')].map((el) => el.id || el.getAttribute('name'))
      const way = [...document.querySelectorAll('nav a[href]')].map((el) => el.textContent.replace(/\s+/g, ' ').trim())
      return { refs, places, way, base: document.querySelector('base')?.outerHTML }
    })
  },
  // When every page has been read, each link can be held against what it points to.
  finish(looks) {
    const places = new Map(looks.map(({ target, facts }) => [target.file, new Set(facts.places)]))
    const first = new Map()
    for (const { target, facts, add } of looks) {
      if (!target.single) {
        if (!first.has(target.folder)) first.set(target.folder, facts.way)
        const moved = otherOrder(first.get(target.folder), facts.way)
        if (moved) add(`the link "${moved}" stands elsewhere among the links than on the first page`, 'nav', 'nav-same')
      }
      if (facts.base) add(`a base element moves all links: ${facts.base}`, 'base', 'link-offline')
      for (const ref of facts.refs) {
        const trouble = judge(ref, target, places)
        if (trouble) add(trouble, ref.selector, /^(loads|leads out|works only)/.test(trouble) ? 'link-offline' : 'link-leads')
      }
    }
  },
}

/** The first of the links on both pages whose turn differs. */
function otherOrder(one, other) {
  const once = (list, text) => list.indexOf(text) === list.lastIndexOf(text) && list.includes(text)
  const mine = other.filter((text) => once(other, text) && once(one, text))
  const theirs = one.filter((text) => once(other, text) && once(one, text))
  return mine.find((text, i) => text !== theirs[i])
}

function judge({ raw, link }, target, places) {
  if (/^(data|blob):/.test(raw) && !link) return
  if (MAY_LEAVE.test(raw)) return link ? undefined : `loads something from elsewhere: ${raw}`
  if (/^[a-z][a-z0-9+.-]*:/i.test(raw)) return `leads out of the folder: ${raw}`
  if (raw === '' || raw === '#') return `leads nowhere: "${raw}"`
  if (raw.startsWith('/')) return `works only on a web server: ${raw}`
  const url = new URL(raw, target.url)
  let file, place
  try {
    file = resolve(fileURLToPath(url.href.replace(/[?#].*/, '')))
    place = decodeURIComponent(url.hash.slice(1))
  } catch {
    return `cannot be read: ${raw}`
  }
  if (relative(target.folder, file).split(sep)[0] === '..') return `leads out of the reader's folder: ${raw}`
  if (!existsExactly(file)) return `no such file (letter case counts): ${raw}`
  if (statSync(file).isDirectory()) return `leads to a folder, not to a page: ${raw}`
  if (place && place !== 'top' && places.has(file) && !places.get(file).has(place)) return `no such place in ${relative(dirname(target.file), file)}: #${place}`
}
