// A finger finds every link and button: 44 by 44 px, unless it stands in running text (WCAG 2.5.5).
export default {
  name: 'targets',
  says: 'links and buttons are 44 × 44 px or more at 320 px, outside running text',
  state: { width: 320 },
  async onSample({ page, add }) {
    await page.evaluate(() => window.look.openDetails())
    for (const [message, selector, tiny] of await page.evaluate(findSmall)) {
      add(message, selector, 'target-44')
      if (tiny) add(`less than 24 px: ${message}`, selector, 'target-24')
    }
  },
}

export function findSmall() {
  const { look } = window
  const ENOUGH = 43.5
  const found = []

  // Words around the link, in the same paragraph, that are no link themselves.
  const inRunningText = (el) => {
    if (!el.matches('a') || getComputedStyle(el).display !== 'inline') return false
    const around = look.block(el).cloneNode(true)
    around.querySelectorAll('a, button, ul, ol, nav').forEach((link) => link.remove())
    return (around.textContent.match(/[\p{L}\p{M}]{2,}/gu) ?? []).length >= 2
  }
  // A label belongs to its box; a link may be enlarged by something drawn over its card.
  const reaches = (el) => {
    const whole = [el, ...(el.labels ?? [])].map((part) => part.getBoundingClientRect())
    const width = Math.max(...whole.map((box) => box.right)) - Math.min(...whole.map((box) => box.left))
    const height = Math.max(...whole.map((box) => box.bottom)) - Math.min(...whole.map((box) => box.top))
    if (width >= ENOUGH && height >= ENOUGH) return true
    el.scrollIntoView({ block: 'center', inline: 'center' })
    const box = el.getBoundingClientRect()
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    return [[-21, 0], [21, 0], [0, -21], [0, 21]].every(([dx, dy]) => el.contains(document.elementFromPoint(x + dx, y + dy)))
  }
  for (const el of look.controls()) {
    if (el.matches('[tabindex]:not(a, button, input, select, textarea, summary, [role=button])')) continue
    el.focus() // a skip link is there only while it has the focus
    if (inRunningText(el) || reaches(el)) continue
    const { width, height } = el.getBoundingClientRect()
    found.push([`only ${Math.round(width)} × ${Math.round(height)} px to touch: "${(el.innerText || el.value || '').trim().slice(0, 40)}"`, look.selector(el), width < 23.5 || height < 23.5])
  }
  return found
}
