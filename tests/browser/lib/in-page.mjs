// Helpers that run inside the page, as `look.…`. One function, since it is sent to the browser as text.

export function install() {
  const NOT_TEXT = 'script, style, template, noscript, option, title, desc, textarea'
  const INLINE = /^(inline|contents|ruby|none)$/
  // A place that a link may move the focus to (tabindex -1) is no control; a link with that is one that Tab cannot reach.
  const CONTROLS = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]:not([tabindex^="-"]), [contenteditable=""], [contenteditable=true]'
  const look = window.look = {}

  /** A short path to the element, for people. */
  look.selector = (el) => {
    const path = []
    for (let at = el; at?.nodeType === 1 && at !== document.documentElement && path.length < 5; at = at.parentElement) {
      const tag = at.localName
      if (at.id) { path.unshift(`${tag}#${at.id}`); break }
      const alike = at.parentElement ? [...at.parentElement.children].filter((other) => other.localName === tag) : []
      path.unshift(tag + [...at.classList].slice(0, 2).map((name) => '.' + name).join('') + (alike.length > 1 ? `:nth-of-type(${alike.indexOf(at) + 1})` : ''))
    }
    return path.join(' > ') || 'html'
  }

  /** Opens every part that a reader can fold, also where only one may be open at a time. */
  look.openDetails = () => {
    document.querySelectorAll('details').forEach((part) => { part.removeAttribute('name'); part.open = true })
    document.querySelectorAll('button[aria-controls][aria-expanded=false]').forEach((button) => button.click())
  }

  /** Only for screen readers, or until it has the focus: clipped to next to nothing. */
  look.isClipped = (el) => {
    for (let at = el; at; at = at.parentElement) {
      const style = getComputedStyle(at)
      const box = at.getBoundingClientRect()
      if (style.overflow !== 'visible' && style.position !== 'static' && (box.width <= 1 || box.height <= 1)) return true
      if (/^inset\((50|100)%\)$|^circle\(0/.test(style.clipPath) || /^rect\((0|1)px(, | )(0|1)px(, | )(0|1)px(, | )(0|1)px\)$/.test(style.clip)) return true
    }
    return false
  }

  look.isShown = (el) => el.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && el.getClientRects().length > 0 && !look.isClipped(el)

  look.isDrawing = (el) => el.namespaceURI === 'http://www.w3.org/2000/svg'

  /** The paragraph, cell, item ... that an element's text flows in. */
  look.block = (el) => {
    let at = el
    if (look.isDrawing(at)) return at.closest('text') ?? at
    while (at.parentElement && INLINE.test(getComputedStyle(at).display)) at = at.parentElement
    return at
  }

  /** Text nodes that a reader sees, in the order of the page. */
  look.textNodes = (skip = '') => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    const shown = new Map()
    const found = []
    for (let node; (node = walker.nextNode());) {
      const parent = node.parentElement
      if (!/\S/.test(node.data)) continue
      if (!shown.has(parent)) shown.set(parent, !parent.closest(skip ? `${NOT_TEXT}, ${skip}` : NOT_TEXT) && look.isShown(parent))
      if (!shown.get(parent)) continue
      range.selectNodeContents(node)
      if ([...range.getClientRects()].some((box) => box.width > 0 && box.height > 0)) found.push(node)
    }
    return found
  }

  /** Blocks of text that a reader sees: [{ el, text }], in the order of the page. */
  look.textBlocks = (skip) => {
    const blocks = []
    for (const node of look.textNodes(skip)) {
      const el = look.block(node.parentElement)
      const last = blocks.at(-1)
      if (last?.el === el) last.text += node.data
      else blocks.push({ el, text: node.data })
    }
    return blocks.map(({ el, text }) => ({ el, text: text.replace(/\s+/g, ' ').trim() }))
  }

  /** Everything that can take the focus now, in the order of the page; of a group of radio buttons, one. */
  look.controls = () => {
    const groups = new Set()
    return [...document.querySelectorAll(CONTROLS)].filter((el) => {
      if (el.matches('summary') && el.parentElement?.querySelector(':scope > summary') !== el) return false
      if (el.disabled || !el.checkVisibility({ visibilityProperty: true }) || el.closest('[inert]')) return false
      if (el.type !== 'radio' || !el.name) return true
      return !groups.has(el.name) && groups.add(el.name)
    })
  }

  const pen = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true })
  const known = new Map()
  /** Any CSS colour as [red, green, blue, alpha 0..1]. */
  look.rgba = (colour) => {
    if (!known.has(colour)) {
      pen.clearRect(0, 0, 1, 1)
      pen.fillStyle = colour
      pen.fillRect(0, 0, 1, 1)
      const [r, g, b, a] = pen.getImageData(0, 0, 1, 1).data
      known.set(colour, [r, g, b, a / 255])
    }
    return known.get(colour)
  }

  const plane = document.createElement('canvas').getContext('2d')
  /** Whether a point lies in a shape. A path that is used from elsewhere is not painted there, so the browser is asked for its lines alone. */
  const holds = (shape, point) => {
    if (shape.localName !== 'use') return shape.isPointInFill(point)
    const lines = document.querySelector(shape.getAttribute('href'))?.getAttribute('d')
    return Boolean(lines) && plane.isPointInPath(new Path2D(lines), point.x, point.y)
  }

  /** In a drawing, the shapes that were painted before the text and lie under its middle. */
  const shapesUnder = (text) => {
    const box = text.getBoundingClientRect()
    const middle = new DOMPoint(box.x + box.width / 2, box.y + box.height / 2)
    const colours = []
    for (const shape of text.ownerSVGElement?.querySelectorAll('path, rect, circle, ellipse, polygon, use') ?? []) {
      if (!(shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING) || !look.isShown(shape)) continue
      const style = getComputedStyle(shape)
      const matrix = shape.getScreenCTM()
      if (style.fill === 'none' || !matrix || !holds(shape, middle.matrixTransform(matrix.inverse()))) continue
      const [r, g, b, a] = look.rgba(style.fill)
      colours.push([r, g, b, a * style.fillOpacity * style.opacity])
    }
    return colours
  }

  const over = (top, under) => [0, 1, 2].map((i) => top[i] * top[3] + under[i] * (1 - top[3])).concat(1)

  /** The colour behind an element's text. */
  look.background = (el) => {
    const layers = look.isDrawing(el) ? shapesUnder(el) : []
    for (let at = el; at; at = at.parentElement) {
      const colour = look.rgba(getComputedStyle(at).backgroundColor)
      if (colour[3] > 0) layers.unshift(colour)
      if (colour[3] === 1) break
    }
    const probe = document.body.appendChild(document.createElement('div'))
    probe.style.backgroundColor = 'Canvas'
    const canvas = look.rgba(getComputedStyle(probe).backgroundColor)
    probe.remove()
    return layers.reduce((under, top) => over(top, under), canvas)
  }

  const light = (rgb) => {
    const [r, g, b] = rgb.map((v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  look.contrast = (colour, background) => {
    const [a, b] = [light(over(colour, background).slice(0, 3)), light(background.slice(0, 3))].sort((x, y) => y - x)
    return (a + 0.05) / (b + 0.05)
  }

  /** Texts with less contrast than is asked for: what is so, and where. `ground` says on what each stands; `slack` is what rounding may take. */
  look.faint = (ground = look.background, slack = 0) => {
    const found = new Map()
    const known = new Set()
    for (const { parentElement: el } of look.textNodes()) {
      if (known.has(el)) continue
      known.add(el)
      const style = getComputedStyle(el)
      const size = parseFloat(style.fontSize)
      const least = size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? 4.5 : 7
      const ratio = look.contrast(look.rgba(look.isDrawing(el) ? style.fill : style.color), ground(el))
      if (ratio < least - slack) found.set(look.selector(el), `contrast ${ratio.toFixed(2)}, less than ${least}`)
    }
    return [...found].map(([selector, message]) => [message, selector])
  }
  /** The best contrast with the ground that any line, field or letter of a drawing has; 21 where it holds a picture. */
  look.drawn = (svg) => {
    const shapes = [...svg.querySelectorAll('path, rect, circle, ellipse, polygon, polyline, line, text, use, image')]
    // Nothing is drawn, or a field of colour that only joins two others (the tail of a speech bubble) and says nothing itself.
    if (!shapes.length || (shapes.length === 1 && svg.closest('[aria-hidden=true]') && !shapes[0].matches('text') && getComputedStyle(shapes[0]).stroke === 'none')) return 21
    const ground = look.background(svg.parentElement)
    let best = 0
    for (const el of shapes) {
      if (!el.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue
      if (el.matches('image')) return 21
      const style = getComputedStyle(el)
      for (const paint of [style.fill, parseFloat(style.strokeWidth) > 0 ? style.stroke : 'none']) {
        if (paint === 'none' || paint.startsWith('url')) continue
        best = Math.max(best, look.contrast(look.rgba(paint), ground))
      }
    }
    return best
  }
}
