import { type Page, expect } from '@playwright/test'
import type { Product } from '../support/product.ts'
import { MAP_STEP, join, newPerson, openSeries } from './people.ts'
import { test } from './test.ts'

/*
 * What comes over the network before a participant's first note, into a browser that has been there but keeps no file of
 * ours: the page, with the script within it, and every script, style sheet and font that it asked for until a note could be
 * made.
 */
/** Bytes, compressed. May only go down. */
const BUDGET = 170_000

let product: Product
test.beforeAll(({ product: running }) => {
  product = running
})

interface Asked {
  readonly name: string
  readonly bytes: number
}

/** Marks, once a frame, the moment from which a note could be made. */
const WATCH = `
  const look = () => {
    const button = document.querySelector('button[title^="Uusi lappu"]')
    if (button && document.querySelector('[data-field]')) performance.mark('ready')
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)`

/** The files that a page had asked for when a note could be made. */
const askedBefore = (page: Page): Promise<readonly Asked[]> =>
  page.evaluate(() => {
    const [ready] = performance.getEntriesByName('ready')
    if (!ready) throw new Error('no note could be made')
    return performance
      .getEntriesByType('resource')
      .filter((entry) => entry instanceof PerformanceResourceTiming)
      .filter(({ startTime, name }) => startTime <= ready.startTime && /\.(?:js|css|woff2?|ttf)$/.test(name))
      .map(({ name, encodedBodySize }) => ({ name: name.replace(/.*\//, ''), bytes: encodedBodySize }))
  })

test('little comes before the first note', async ({ browser }) => {
  const facilitator = await newPerson(browser)
  const aino = await newPerson(browser)
  const code = await openSeries(product, facilitator, { company: 'Tunturin Tupa', step: MAP_STEP })
  await join(product, aino, code, 'Aino')

  // Another browser with her session: nothing is kept there.
  const state = await aino.page.context().storageState()
  const anew = await newPerson(browser, { storageState: { cookies: state.cookies, origins: [] } })
  await anew.page.addInitScript(WATCH)
  const sockets: string[] = []
  anew.page.on('websocket', (socket) =>
    sockets.push(new URL(socket.url()).pathname.replace(/.*\/sync\//, '')),
  )
  await anew.page.goto(aino.page.url())
  await expect(anew.page.getByRole('button', { name: 'Uusi lappu' })).toBeVisible()
  const asked = await askedBefore(anew.page)

  for (const kind of [/^first-.*\.js$/, /^first-.*\.css$/, /^figtree-.*\.woff2$/]) {
    expect(asked.filter(({ name }) => kind.test(name))).toHaveLength(1)
  }
  const page = await anew.page.evaluate(
    () =>
      performance
        .getEntriesByType('navigation')
        .map((entry) => (entry as PerformanceResourceTiming).encodedBodySize)[0] ?? NaN,
  )
  // Those which the early script opened are the page's own, not opened a second time.
  expect(sockets.map((path) => path.split('/')[1])).toEqual(['series', 'canvas'])
  // None of them out of a cache, which would be counted as nothing.
  expect(asked.filter(({ bytes }) => bytes === 0)).toEqual([])
  const sum = asked.reduce((all, { bytes }) => all + bytes, page)
  console.info('before the first note, bytes:', sum, asked)
  expect(sum, JSON.stringify(asked)).toBeLessThanOrEqual(BUDGET)

  // The one face has the figures that a clock needs: it does not move as it ticks.
  const widths = await anew.page.getByRole('timer').evaluate(async (timer) => {
    await document.fonts.ready
    const text = document.createRange()
    return [...'0123456789'].map((figure) => {
      const line = document.createElement('span')
      line.textContent = figure.repeat(10)
      // So large that no hinting moves a figure by a pixel.
      line.style.fontSize = '400px'
      timer.append(line)
      text.selectNodeContents(line)
      const { width } = text.getBoundingClientRect()
      line.remove()
      return Math.round(width)
    })
  })
  expect(new Set(widths).size, JSON.stringify(widths)).toBe(1)
})
