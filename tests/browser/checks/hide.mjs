// "Hide this page" covers everything at once, without a network, and only its own button shows the page again.
import { fewOfEach } from '../lib/pages.mjs'

export default {
  name: 'hide',
  says: '"Hide this page" covers all at once, offline, by keyboard; only its own button brings the page back',
  state: { width: 320, height: 640, own: 'hide' },
  choose(few, pages) {
    const some = fewOfEach(pages.filter((target) => target.hide), 1, 1)
    return [...some.filter(({ single }) => !single).slice(0, 3), ...some.filter(({ single }) => single).slice(0, 1)]
  },
  async onSample({ page, add }) {
    const words = await page.evaluate(() => document.body.dataset.hide && [document.body.dataset.hide, document.body.dataset.hidden, document.body.dataset.show])
    if (!words) return
    const [hide, hidden, show] = words
    const seen = () => page.evaluate(() => [document.body.innerText, ...[...document.images].filter((image) => image.checkVisibility()).map((image) => image.alt)].join('\n').replace(/\s+/g, ' ').trim())
    const before = await seen()
    const address = page.url()
    await page.context().setOffline(true)
    try {
      const button = page.getByRole('button', { name: hide, exact: true })
      if (!await button.count()) return add('there is no button to hide the page')
      await button.focus()
      await page.keyboard.press('Enter')
      const covered = await seen()
      if (covered !== `${hidden} ${show}`) add(`what can be seen when the page is hidden: "${covered.slice(0, 80)}"`)
      if (!await page.evaluate((show) => document.activeElement?.textContent === show, show)) add('the focus is not on the button that shows the page again')
      await page.keyboard.press('Tab')
      if (await page.evaluate(() => document.activeElement?.closest('main, header, footer, nav'))) add('the Tab key goes behind the cover')
      await page.keyboard.press('Escape')
      if ((await seen()) !== covered) add('Escape shows the page again')
      await page.emulateMedia({ media: 'print' })
      if ((await seen()).length > covered.length) add('a hidden page can still be printed')
      await page.emulateMedia({ media: null })
      await page.getByRole('button', { name: show, exact: true }).focus()
      await page.keyboard.press('Enter')
      if ((await seen()) !== before) add('the page is not as it was when it is shown again')
      if (page.url() !== address) add('hiding changes the address')
      const kept = await page.evaluate(() => { try { return localStorage.length + sessionStorage.length + document.cookie.length } catch { return 0 } })
      if (kept) add('hiding keeps something on the device')
    } finally {
      await page.context().setOffline(false)
    }
  },
}
