// Nothing moves where the reader asks for less motion; and nothing moves, blinks or goes on by itself for anybody.
import { fewOfEach } from '../lib/pages.mjs'

export default {
  name: 'motion',
  says: 'nothing moves by itself; with less motion asked for, nothing moves at all',
  state: { width: 1280, own: 'motion' },
  choose: (few) => fewOfEach(few, 4, 1),
  async onSample({ page, add }) {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    for (const [message, selector] of await page.evaluate(findMoving, true)) add(`${message}, though less motion is asked for`, selector, 'motion')
    await page.emulateMedia({ reducedMotion: 'no-preference' })
    for (const [message, selector] of await page.evaluate(findMoving, false)) add(message, selector, 'still')
    await page.emulateMedia({ reducedMotion: 'reduce' })
  },
}

function findMoving(reduced) {
  const { look } = window
  const found = []
  const list = (text) => text.split(',').map((part) => parseFloat(part) * (/ms\s*$/.test(part) ? 1 : 1000))
  for (const el of document.querySelectorAll('*')) {
    const style = getComputedStyle(el)
    if (!reduced) {
      if (style.animationName !== 'none' && (style.animationIterationCount.includes('infinite') || Math.max(...list(style.animationDuration)) > 5000)) found.push(['moves for more than 5 seconds', look.selector(el)])
      continue
    }
    if (style.animationName !== 'none' && Math.max(...list(style.animationDuration)) > 1) found.push(['an animation', look.selector(el)])
    if (Math.max(...list(style.transitionDuration)) > 1) found.push(['a transition', look.selector(el)])
    if (style.scrollBehavior === 'smooth') found.push(['smooth scrolling', look.selector(el)])
  }
  if (!reduced) {
    for (const el of document.querySelectorAll('marquee, blink, video[autoplay], audio[autoplay], meta[http-equiv=refresh i], animate[repeatCount=indefinite], animateTransform[repeatCount=indefinite], img[src$=".gif" i]')) found.push([`<${el.localName}> moves or goes on by itself`, look.selector(el)])
  }
  return found
}
