import { expect } from '@playwright/test'
import { addComment } from '../../src/model/comments.ts'
import { addGroup } from '../../src/model/groups.ts'
import { addNote } from '../../src/model/note.ts'
import type { Product } from '../support/product.ts'
import { MAP_STEP, join, makeSeries, newPerson, openSeries, startStep } from './people.ts'
import { seedSeries } from './seeding.ts'
import { wheelTo } from './sheet.ts'
import { test } from './test.ts'

/* What is laid over the sheet leaves free what one needs beside it. */

let product: Product
test.beforeAll(({ product: running }) => {
  product = running
})

test('a note’s tools leave the title and the menu of its group free, and lie above all comments’ counts', async ({
  browser,
}) => {
  const series = await seedSeries(product, 'Työkalut')
  const canvas = series.canvases.find(({ template }) => template === 'empathy-map')
  if (!canvas) throw new Error('no canvas')
  await series.fill(canvas.id, (doc) => {
    const at = (x: number, y: number) => ({ field: 'hear', x, y })
    for (const [id, x, y] of [
      ['above', 10, 90],
      ['first', 10, 220],
      ['second', 144, 220],
      ['below', 20, 310],
    ] as const) {
      addNote(doc, { id, at: at(x, y), text: id, color: 'birch', by: null, made: 1 })
      addComment(doc, { id: `on-${id}`, note: id, text: 'Hyvä', by: null, made: 2 })
    }
    addGroup(doc, { id: 'g', field: 'hear', title: 'Jonot', by: null, made: 1 }, ['first', 'second'])
  })
  const { page, troubles } = await newPerson(browser)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto(series.link)
  await page.waitForURL(/as=facilitator/)
  await page.goto(`${product.url}/s/${series.id}/canvas/${canvas.id}?as=facilitator`)
  const menu = page.getByRole('button', { name: 'Ryhmän työkalut: Jonot' })
  const bar = page.locator('[data-note-bar]')
  for (const scale of [0.79, 1, 1.6]) {
    const spot = await page.locator('[data-note="first"]').boundingBox()
    if (!spot) throw new Error('no note')
    await wheelTo(page, scale, { x: spot.x + 10, y: spot.y + 10 })
    await page.locator('[data-note="first"] [data-stop]').click()
    const [tools, title] = [await bar.boundingBox(), await menu.boundingBox()]
    if (!tools || !title) throw new Error('no tools, or no menu')
    expect(tools.y + tools.height, `tools over the menu at ${scale}`).toBeLessThanOrEqual(title.y)
    await page.keyboard.press('Escape')
  }
  const spot = await page.locator('[data-note="first"]').boundingBox()
  if (!spot) throw new Error('no note')
  await wheelTo(page, 0.56, { x: spot.x + 10, y: spot.y + 10 })
  let covered = 0
  for (const id of ['first', 'second', 'below']) {
    await page.locator(`[data-note="${id}"] [data-stop]`).click()
    await expect(bar).toBeVisible()
    covered += await bar.evaluate((element) => {
      const tools = element.getBoundingClientRect()
      const counts = [...document.querySelectorAll('[data-note] > button[aria-label*="kommentti"]')]
      return counts.filter((count) => {
        const { left, top, width, height } = count.getBoundingClientRect()
        const [x, y] = [left + width / 2, top + height / 2]
        if (x < tools.left || x > tools.right || y < tools.top || y > tools.bottom) return false
        if (!element.contains(document.elementFromPoint(x, y)))
          throw new Error('a count lies above the tools')
        return true
      }).length
    })
    await page.keyboard.press('Escape')
  }
  expect(covered, 'the tools came over some count').toBeGreaterThan(0)
  // The comments take of the board's width, and its tools are one row all the same.
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.locator('[data-note="first"] [data-stop]').focus()
  await page.keyboard.press('c')
  await expect(page.getByRole('complementary', { name: 'Kommentit' })).toBeVisible()
  const tools = page.getByRole('toolbar', { name: 'Työkalut', exact: true })
  const two = ((await tools.getByRole('button').first().boundingBox())?.height ?? 0) * 2
  await expect.poll(async () => (await tools.boundingBox())?.height ?? Infinity).toBeLessThan(two)
  // What could not be done is told above the tools, until it is put away.
  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'Aloita: Tauko' }).click()
  const told = await page.getByRole('alert').boundingBox()
  const below = await tools.boundingBox()
  expect((told?.y ?? Infinity) + (told?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0)
  expect(troubles).toEqual([])
})

test('that somebody writes in a field is said over no words: of no heading, no group and no note of any field', async ({
  browser,
}) => {
  const [facilitator, writer] = await Promise.all([newPerson(browser), newPerson(browser)])
  const { id, code } = await makeSeries(product, facilitator, { company: null, step: MAP_STEP })
  await facilitator.page.goto(`${product.url}/s/${id}?as=facilitator`)
  await join(product, writer, code, 'Annamaria-Kristiina')
  for (const field of ['must-do', 'pains', 'say']) {
    await writer.page.locator(`[data-field="${field}"] [data-typing]`).focus()
    await writer.page.keyboard.type('Jono')
    for (const size of [
      { width: 1440, height: 900 },
      { width: 1024, height: 768 },
    ]) {
      await facilitator.page.setViewportSize(size)
      const said = facilitator.page.locator(`[data-field="${field}"] [data-writers]`)
      await expect(said).toBeVisible()
      expect(await said.evaluate(whatLiesUnder), `${field} at ${size.width}`).toEqual([])
    }
    await writer.page.keyboard.press('Escape')
    await expect(facilitator.page.locator('[data-writers]')).toHaveCount(0)
  }
})

/** The words of headings, groups and notes that a label lies over; and the label itself, if it leaves its field at a side. */
function whatLiesUnder(label: Element): string[] {
  const box = label.getBoundingClientRect()
  const field = label.closest('[data-field]')?.getBoundingClientRect()
  const wordsOf = (element: Element) => {
    const range = document.createRange()
    range.selectNodeContents(element)
    return range.getBoundingClientRect()
  }
  const under = [
    ...document.querySelectorAll('article :is([data-group-title], [data-note], h2 button)'),
  ].filter((element) => {
    const { top, bottom, left, right } = element.matches('h2 button')
      ? wordsOf(element)
      : element.getBoundingClientRect()
    return top < box.bottom - 1 && box.top < bottom - 1 && left < box.right && box.left < right
  })
  const leaves = !field || box.left < field.left || box.right > field.right || box.width < 16
  return [...under, ...(leaves ? [label] : [])].map(({ textContent }) => textContent)
}

test('what says that a step has begun covers its instruction alone', async ({ browser }) => {
  const facilitator = await newPerson(browser)
  const code = await openSeries(product, facilitator, { company: 'Kuksa' })
  const screens = [
    { width: 1024, height: 768 },
    { width: 390, height: 844 },
  ]
  const others = await Promise.all(screens.map((viewport) => newPerson(browser, { viewport })))
  for (const other of others) {
    await other.page.emulateMedia({ reducedMotion: 'reduce' })
    // Their page has no time for what nobody asks for, as on a slow machine right after it came.
    await other.page.addInitScript(() => {
      window.requestIdleCallback = () => 0
    })
    await join(product, other, code, 'Aino')
    // What had begun before their page was there is no news to them.
    await expect(other.page.getByText('Vetäjä aloittaa pian')).toBeVisible()
  }
  for (const step of ['Asiakasprofiili', 'Asiakkaan saappaissa']) {
    // It goes by itself: waited for before it is there, and looked at in the moment in which it is.
    const looks = others.map(({ page }) => page.waitForFunction(whatNoticeCovers, `Nyt: ${step}`))
    await startStep(facilitator, step)
    for (const look of looks) expect(await (await look).jsonValue()).toEqual({ covered: [], isIn: true })
  }
  for (const { page } of others) {
    // It says so once, wherever one goes then.
    await expect(page.locator('[data-step-notice]')).toHaveCount(0)
    await page.getByRole('button', { name: 'Kanvaasit' }).click()
    await page.getByRole('menuitemradio', { name: 'Asiakkaan profiloiminen' }).click()
    await expect(page.getByRole('button', { name: 'Palaa vaiheeseen' })).toBeVisible()
    await expect(page.locator('[data-step-notice]')).toHaveCount(0)
  }
})

/** What lies under the notice that says `text`, and whether it stays in its bar; null while it is not there. */
function whatNoticeCovers(text: string): { covered: string[]; isIn: boolean } | null {
  const notice = [...document.querySelectorAll('[data-step-notice]')].find((each) =>
    each.textContent.includes(text),
  )
  if (!notice) return null
  const { left, right, top, bottom } = notice.getBoundingClientRect()
  const bar = notice.closest('main > div')?.getBoundingClientRect()
  if (!bar) throw new Error('no bar')
  const covered = [...document.querySelectorAll('main button, main output, main h1')]
    .map((other) => [other, other.getBoundingClientRect()] as const)
    .filter(([, box]) => box.width > 0)
    .filter(([, box]) => box.left < right && left < box.right && box.top < bottom && top < box.bottom)
  return {
    covered: covered.map(([other]) => other.outerHTML.slice(0, 120)),
    isIn: top >= bar.top - 1 && bottom <= bar.bottom + 1 && right <= bar.right,
  }
}
