import { type Page, expect } from '@playwright/test'
import { pngPicture } from '../support/png.ts'
import type { Product } from '../support/product.ts'
import { givePicture } from './give-picture.ts'
import { MAP_STEP, type Person, expectSaved, join, makeSeries, newPerson, note, writeNote } from './people.ts'
import { test } from './test.ts'

/*
 * What drags, pastes, doubles and takes back comes right after a board's first screen. Here it is kept waiting: what a
 * quick hand does meanwhile is done when it has come.
 */
const SOON = '**/assets/soon-*.js'

let product: Product
test.beforeAll(({ product: running }) => {
  product = running
})

/** Somebody on an open canvas, without what comes right after it. @returns lets it come */
async function early(browser: Parameters<typeof newPerson>[0]): Promise<Person & { come: () => void }> {
  const facilitator = await newPerson(browser)
  const aino = await newPerson(browser)
  const { code } = await makeSeries(product, facilitator, { company: 'Tunturin Tupa', step: MAP_STEP })
  let come = () => {}
  const released = new Promise<void>((resolve) => {
    come = resolve
  })
  await aino.page.route(SOON, async (route) => {
    await released
    await route.continue()
  })
  await join(product, aino, code, 'Aino')
  await expect(aino.page.getByRole('button', { name: 'Uusi lappu' })).toBeVisible()
  await expect(aino.page.locator('[data-field="hear"]')).toBeVisible()
  return { ...aino, come }
}

/** What is in the file that waits is not here: the test would show nothing otherwise. */
const hasCome = (page: Page) => page.locator('[data-mini-map]').count()

test('a note that is dragged before comes along when the hands have come', async ({ browser }) => {
  const aino = await early(browser)
  const { page } = aino
  await writeNote(aino, 'raahaan heti')
  const card = note(aino, 'raahaan heti')
  const from = await card.boundingBox()
  if (!from) throw new Error('no note')
  const at = { x: from.x + from.width / 2, y: from.y + from.height / 2 }
  await page.mouse.move(at.x, at.y)
  await page.mouse.down()
  await page.mouse.move(at.x + 30, at.y + 20, { steps: 4 })
  expect(await hasCome(page)).toBe(0)
  expect(await card.boundingBox()).toEqual(from)

  aino.come()
  await expect
    .poll(async () => {
      await page.mouse.move(at.x + 31, at.y + 21)
      await page.mouse.move(at.x + 30, at.y + 20)
      return (await card.boundingBox())?.x ?? 0
    })
    .toBeGreaterThan(from.x + 20)
  await page.mouse.move(at.x + 60, at.y + 40)
  await page.mouse.up()
  await expect.poll(async () => Math.round((await card.boundingBox())?.x ?? 0)).not.toBe(Math.round(from.x))
  await expectSaved(aino)
  const to = await card.boundingBox()
  // Snapping may draw it a few pixels to its neighbours.
  expect(Math.abs((to?.x ?? 0) - from.x - 60)).toBeLessThan(12)
  expect(Math.abs((to?.y ?? 0) - from.y - 40)).toBeLessThan(12)
  expect(aino.troubles).toEqual([])
})

test('a frame that is begun before selects when the hands have come', async ({ browser }) => {
  const aino = await early(browser)
  const { page } = aino
  await writeNote(aino, 'kehyksessä')
  const box = await note(aino, 'kehyksessä').boundingBox()
  const sheet = await page.locator('article').boundingBox()
  if (!box || !sheet) throw new Error('nothing drawn')
  // Beside the paper.
  const start = { x: sheet.x - 12, y: box.y - 8 }
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move(start.x + 10, start.y + 10)
  expect(await hasCome(page)).toBe(0)
  aino.come()
  await expect
    .poll(async () => {
      await page.mouse.move(box.x + box.width + 4, box.y + box.height + 4)
      await page.mouse.move(box.x + box.width + 5, box.y + box.height + 5)
      return note(aino, 'kehyksessä').getAttribute('data-selected')
    })
    .not.toBeNull()
  await page.mouse.up()
  expect(aino.troubles).toEqual([])
})

test('lines that are pasted before become notes, and keys are obeyed in their order', async ({ browser }) => {
  const aino = await early(browser)
  const { page } = aino
  await writeNote(aino, 'ensimmäinen')
  await expect(note(aino, 'ensimmäinen').locator('[data-stop]')).toBeFocused()
  await page.keyboard.press('Control+D')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate(() => navigator.clipboard.writeText('toinen\nkolmas'))
  await page.keyboard.press('Control+V')
  expect(await hasCome(page)).toBe(0)
  await expect(page.locator('[data-note]')).toHaveCount(1)

  aino.come()
  await expect(page.locator('[data-mini-map]')).toBeAttached()
  await expect(page.locator('[data-note]')).toHaveCount(4)
  await expect(note(aino, 'ensimmäinen')).toHaveCount(2)
  await expect(note(aino, 'toinen')).toHaveCount(1)
  await expect(note(aino, 'kolmas')).toHaveCount(1)
  await expectSaved(aino)
  expect(aino.troubles).toEqual([])
})

test('a menu that is opened before fills when its items have come, and what it asks is done', async ({
  browser,
}) => {
  const aino = await early(browser)
  const { page } = aino
  await page.getByRole('button', { name: 'Lisää kanvaasista' }).click()
  const items = page.getByRole('menuitem')
  await expect(page.getByRole('menu')).toBeVisible()
  await expect(items).toHaveCount(0)
  aino.come()
  await expect(items.first()).toBeFocused()
  expect(aino.troubles).toEqual([])
})

test('a drag and a frame that are over before are done when the hands have come, and taken back in their order', async ({
  browser,
}) => {
  const aino = await early(browser)
  const { page } = aino
  await writeNote(aino, 'ohi jo')
  const card = note(aino, 'ohi jo')
  const from = await card.boundingBox()
  const sheet = await page.locator('article').boundingBox()
  if (!from || !sheet) throw new Error('nothing drawn')
  const at = { x: from.x + from.width / 2, y: from.y + from.height / 2 }
  const drag = async (dx: number, dy: number) => {
    await page.mouse.move(at.x, at.y)
    await page.mouse.down()
    await page.mouse.move(at.x + dx, at.y + dy, { steps: 3 })
    await page.mouse.up()
  }
  await drag(0, 200)
  await page.keyboard.press('Control+Z')
  await drag(70, 40)
  await page.keyboard.press('Escape')
  await page.mouse.move(sheet.x - 12, from.y - 8)
  await page.mouse.down()
  // Over where it will lie.
  await page.mouse.move(at.x + 70, at.y + 40, { steps: 3 })
  await page.mouse.up()
  await expect(page.locator('[data-selected]')).toHaveCount(0)
  expect(await hasCome(page)).toBe(0)

  aino.come()
  await expect.poll(async () => Math.round((await card.boundingBox())?.x ?? 0)).not.toBe(Math.round(from.x))
  const to = await card.boundingBox()
  // Snapping may draw it a few pixels to its neighbours.
  expect(Math.abs((to?.x ?? 0) - from.x - 70)).toBeLessThan(12)
  expect(Math.abs((to?.y ?? 0) - from.y - 40)).toBeLessThan(12)
  await expect(card).toHaveAttribute('data-selected')
  await expectSaved(aino)
  expect(aino.troubles).toEqual([])
})

test('a press that trembles before is no drag', async ({ browser }) => {
  const aino = await early(browser)
  const { page } = aino
  await writeNote(aino, 'vain painettu')
  const from = await note(aino, 'vain painettu').boundingBox()
  if (!from) throw new Error('no note')
  await page.keyboard.press('Escape')
  await page.mouse.move(from.x + 20, from.y + 20)
  await page.mouse.down()
  await page.mouse.move(from.x + 22, from.y + 22)
  await page.mouse.up()
  await writeNote(aino, 'merkki')
  await page.keyboard.press('Control+D')
  aino.come()
  // What was asked later is done: so all is.
  await expect(note(aino, 'merkki')).toHaveCount(2)
  // It may be measured anew, but stands where it stood.
  const { x, y } = from
  expect(await note(aino, 'vain painettu').boundingBox()).toMatchObject({ x, y })
  expect(aino.troubles).toEqual([])
})

test('pictures that are dropped and pasted before come when what takes them has come', async ({
  browser,
}) => {
  const aino = await early(browser)
  const { page } = aino
  await givePicture(page, 'drop', '[data-field="hear"]', pngPicture(300, 200))
  await givePicture(page, 'paste', '[data-field="hear"] h2 button', pngPicture(200, 300))
  expect(await hasCome(page)).toBe(0)
  await expect(page.locator('[data-placed="pictures"]')).toHaveCount(0)
  aino.come()
  await expect(
    page.locator(
      '[data-field="hear"] [data-placed="pictures"], [data-picture-layer] [data-placed="pictures"]',
    ),
  ).toHaveCount(2)
  await expectSaved(aino)
  expect(aino.troubles).toEqual([])
})
