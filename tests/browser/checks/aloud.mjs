// Reading aloud says all the words of a page in order, with a voice of this device in the language of the words, shows
// where it is, and stops at once. A stand-in takes the place of the device's voices.
import { openPanel } from './modes.mjs'
import { install } from '../lib/in-page.mjs'
import { fewOfEach } from '../lib/pages.mjs'

export default {
  name: 'aloud',
  says: 'all words are read aloud in order, by a voice of the device alone, marked where it is, and it stops at once',
  state: { width: 320, height: 640, own: 'aloud' },
  // The fullest pages and one single file, which holds every part: the reading is the same in all styles.
  choose(few) {
    const some = fewOfEach(few.filter((target) => target.look), 1, 1)
    return [...some.filter(({ single }) => !single).slice(0, 3), ...some.filter(({ single }) => single).slice(0, 1)]
  },
  async onSample({ page, add }) {
    if (!await page.evaluate(() => document.body.dataset.look)) return
    page.setDefaultTimeout(20_000)
    await page.addInitScript(voices)
    await page.reload()
    await page.evaluate(install)
    if (!await page.$('.look-open')) return add('no control')
    await openPanel(page)
    const button = page.locator('#look fieldset button').first()
    if (!await button.isVisible()) return add('the device has a voice, and there is no button to read aloud')

    await button.click()
    await page.waitForFunction(() => window.ended || window.spoken.length > 3000, null, { timeout: 8000 }).catch(() => add('reading does not come to an end'))
    const { spoken, expected } = await page.evaluate(() => {
      const { look, spoken } = window
      const left = 'nav, .foot, [data-screen], [data-extra], [aria-hidden=true], svg'
      const own = (node) => !node.parentElement.closest(left)
      const ask = [...document.querySelectorAll('.ask')].at(-1)
      const nodes = look.textNodes()
      const words = [...nodes.filter((node) => node.parentElement.closest('main') && own(node)), ...nodes.filter((node) => ask?.contains(node) && !node.parentElement.closest('[data-extra], [aria-hidden=true], svg'))]
      return { spoken, expected: words.map((node) => node.data).join(' ').replace(/\s+/g, '') }
    })
    const said = spoken.map(({ text }) => text).join('').replace(/\s+/g, '')
    if (said !== expected) {
      let at = 0
      while (at < said.length && said[at] === expected[at]) at++
      add(`reads other words than the page has, from "${expected.slice(at, at + 40)}": "${said.slice(at, at + 40)}"`)
    }
    for (const { voice, lang, text, local } of spoken) {
      if (!local) { add(`reads with a voice that sends the words away: "${text.slice(0, 40)}"`); break }
      if (voice.split('-')[0] !== lang.split('-')[0]) { add(`reads ${lang} with a voice for ${voice}`); break }
    }
    const unmarked = spoken.find(({ outline }) => !outline)
    if (unmarked) add(`does not show where it reads: "${unmarked.text.slice(0, 40)}"`)
    if (await page.$('[data-read]')) add('the mark stays when all is read')

    await page.evaluate(() => { window.hold = true; window.cancelled = 0 })
    const silent = async (how, work) => {
      await button.click()
      await page.waitForSelector('[data-read]')
      await page.evaluate(() => { window.cancelled = 0 })
      await work()
      if (!await page.evaluate(() => window.cancelled) || await page.$('[data-read]')) add(`goes on reading ${how}`)
    }
    await silent('when "Stop reading" is pressed', () => page.click('.read-bar button'))
    await silent('when Escape is pressed', () => page.keyboard.press('Escape'))
    await silent('when the page is left', () => page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pagehide'))))

    await page.locator('#look fieldset button').nth(1).click()
    const here = page.locator('.read-here').last()
    if (!await here.count()) add('there is no place to start from')
    else {
      const heading = await here.evaluate((el) => el.previousElementSibling.textContent.replace(/\s+/g, ' ').trim())
      await page.evaluate(() => { window.spoken.length = 0 })
      await here.click()
      const first = await page.evaluate(() => window.spoken[0]?.text)
      if (first !== heading) add(`starts at "${first}" and not at "${heading}"`)
      if (!await page.evaluate(() => document.activeElement?.matches('.read-bar button'))) add('the button to stop has not the focus')
      await page.keyboard.press('Enter')
    }

    await page.evaluate(() => { window.local = false; window.changed.forEach((act) => act()) })
    if (await button.isVisible()) add('there is a button, and no voice lies on the device')
  },
}

/** Three voices: one that sends the words away, one of another language, one that fits. */
function voices() {
  Object.assign(window, { spoken: [], changed: [], local: true, hold: false, ended: false, cancelled: 0 })
  const all = () => [
    { name: 'far', lang: 'en-GB', localService: false, default: true },
    { name: 'other', lang: 'cy-GB', localService: true, default: false },
    ...(window.local ? [{ name: 'near', lang: 'en-GB', localService: true, default: false }] : []),
  ]
  let last
  const speech = {
    getVoices: all,
    addEventListener: (name, act) => window.changed.push(act),
    cancel: () => { window.cancelled++ },
    speak(said) {
      const at = document.querySelector('[data-read]')
      const style = at && getComputedStyle(at)
      const outline = style && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
      window.spoken.push({ text: said.text, lang: said.lang, voice: said.voice?.lang ?? '', local: said.voice?.localService ?? false, outline })
      last = setTimeout(() => { if (!window.hold) { said.onend?.(); window.ended = !document.querySelector('[data-read]') } })
    },
  }
  Object.defineProperty(window, 'speechSynthesis', { value: speech, configurable: true })
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text } }
}
