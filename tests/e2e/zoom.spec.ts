import { type Page, expect } from '@playwright/test'
import type { Product } from '../support/product.ts'
import { MAP_STEP, type Person, newPerson, openSeries } from './people.ts'
import { type Spot, drawnScale, onScreen, onSheet, settled, swipe, touch, wheelTo } from './sheet.ts'
import { test } from './test.ts'

/* Zoom and pan as on any whiteboard, by mouse, wheel, fingers and keys; positions are exact at every zoom. */

let product: Product
test.beforeAll(({ product: running }) => {
  product = running
})

const TABLET = { viewport: { width: 1440, height: 900 }, hasTouch: true }
const SCALES = [0.25, 0.73, 1, 3] as const
/** A free place in the field "hear", sheet units. */
const PAPER: Spot = { x: 140, y: 420 }

async function openSheet(person: Person): Promise<Page> {
  await openSeries(product, person, { company: 'Tunturin Tupa', step: MAP_STEP })
  await expect(person.page.locator('[data-field="hear"]')).toBeVisible()
  await settled(person.page)
  return person.page
}

async function windowBox(page: Page) {
  const box = await page.getByRole('region', { name: /Kanvaasi, jota/ }).boundingBox()
  if (!box) throw new Error('no sheet')
  return box
}

/** The whole sheet, by its button: a field with the focus takes the 0 as a letter. */
const fit = (page: Page) => page.getByRole('button', { name: 'Sovita ikkunaan' }).click()

/** A place of the window where the sheet is seen now, and after any zoom to it. */
async function middleOfWindow(page: Page): Promise<Spot> {
  const { x, y, width, height } = await windowBox(page)
  return { x: Math.round(x + width * 0.4), y: Math.round(y + height * 0.55) }
}

/** Mice stand on whole pixels. */
const whole = ({ x, y }: Spot): Spot => ({ x: Math.round(x), y: Math.round(y) })

const noteBox = async (page: Page, words: string) => {
  const box = await page.locator('[data-note]').filter({ hasText: words }).boundingBox()
  if (!box) throw new Error(`no note ${words}`)
  return box
}

test('a note made, and one dropped, under the mouse is under it at any zoom', async ({ browser }) => {
  const person = await newPerson(browser)
  const page = await openSheet(person)
  for (const scale of SCALES) {
    await test.step(`${scale * 100} %`, async () => {
      await fit(page)
      await settled(page)
      const from = whole(await onScreen(page, PAPER))
      await page.mouse.move(from.x, from.y)
      const before = await onSheet(page, from)
      await wheelTo(page, scale, from)
      expect(await drawnScale(page)).toBeCloseTo(scale, 2)
      const after = await onSheet(page, from)
      expect(Math.abs(after.x - before.x) * scale).toBeLessThanOrEqual(0.02)
      expect(Math.abs(after.y - before.y) * scale).toBeLessThanOrEqual(0.02)

      await page.mouse.dblclick(from.x, from.y)
      const words = `Lappu ${scale}`
      await page.keyboard.type(words)
      await page.keyboard.press('Escape')
      await page.keyboard.press('Escape')
      const made = await noteBox(page, words)
      expect(Math.abs(made.x + 62 * scale - from.x)).toBeLessThanOrEqual(scale)
      expect(Math.abs(made.y + 38 * scale - from.y)).toBeLessThanOrEqual(scale)

      const grasp = whole({ x: made.x + 30 * scale, y: made.y + 20 * scale })
      const inside = { x: grasp.x - made.x, y: grasp.y - made.y }
      const by = 60 * Math.min(scale, 1)
      const to = { x: grasp.x + by, y: grasp.y + by }
      await page.mouse.move(grasp.x, grasp.y)
      await page.mouse.down()
      await page.mouse.move(grasp.x + by / 2, grasp.y + 5, { steps: 3 })
      await page.mouse.move(to.x, to.y, { steps: 5 })
      const carried = await noteBox(page, words)
      expect(Math.abs(to.x - carried.x - inside.x)).toBeLessThanOrEqual(1)
      await page.mouse.up()
      await expect(page.locator('[data-dragging]')).toHaveCount(0)
      const dropped = await noteBox(page, words)
      expect(Math.abs(to.x - dropped.x - inside.x)).toBeLessThanOrEqual(scale)
      expect(Math.abs(to.y - dropped.y - inside.y)).toBeLessThanOrEqual(scale)
      await page.locator('[data-note]').filter({ hasText: words }).getByRole('button').first().focus()
      await page.keyboard.press('Delete')
      await expect(page.locator('[data-note]')).toHaveCount(0)
    })
  }
  expect(person.troubles).toEqual([])
})

test('the wheel pans, sideways with Shift; the hand, Space and the middle button drag', async ({
  browser,
}) => {
  const person = await newPerson(browser)
  const page = await openSheet(person)
  await page.keyboard.press('1')
  await settled(page)
  const at = await middleOfWindow(page)
  await page.mouse.move(at.x, at.y)
  const corner = () => onScreen(page, { x: 0, y: 0 })
  /** The sheet has moved by exactly this since `from`. */
  const moved = async (from: Spot, dx: number, dy: number) => {
    await expect(async () => {
      const now = await corner()
      expect([Math.round(now.x - from.x), Math.round(now.y - from.y)]).toEqual([dx, dy])
    }).toPass()
    await settled(page)
  }
  const drag = async (button: 'left' | 'middle') => {
    await page.mouse.down({ button })
    await page.mouse.move(at.x + 30, at.y - 50, { steps: 4 })
    await page.mouse.up({ button })
    await page.mouse.move(at.x, at.y)
  }

  let from = await corner()
  await page.mouse.wheel(0, 100)
  await moved(from, 0, -100)
  from = await corner()
  await page.keyboard.down('Shift')
  await page.mouse.wheel(0, 100)
  await page.keyboard.up('Shift')
  await moved(from, -100, 0)

  from = await corner()
  await drag('middle')
  await moved(from, 30, -50)
  from = await corner()
  await page.keyboard.down('Space')
  await drag('left')
  await page.keyboard.up('Space')
  await moved(from, 30, -50)
  from = await corner()
  await drag('left')
  await moved(from, 0, 0)

  // A clicked field takes letters.
  await page.getByRole('region', { name: /Kanvaasi, jota/ }).focus()
  await page.keyboard.press('h')
  await expect(page.getByRole('button', { name: 'Siirrä arkkia (H)' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  from = await corner()
  await drag('left')
  await moved(from, 30, -50)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Siirrä arkkia (H)' })).toHaveAttribute(
    'aria-pressed',
    'false',
  )

  // By keys alone: the window itself takes the arrows.
  from = await corner()
  await page.getByRole('region', { name: /Kanvaasi, jota/ }).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowUp')
  await moved(from, -60, 60)
  await fit(page)
  await settled(page)
  expect(person.troubles).toEqual([])
})

test('what gets the focus comes into view, wherever it is', async ({ browser }) => {
  const person = await newPerson(browser)
  const page = await openSheet(person)
  for (const field of ['hear', 'pains', 'gains', 'think-feel']) {
    await page.locator(`[data-field="${field}"] h2 button`).focus()
    await page.keyboard.press('n')
    await page.keyboard.type(`Lappu ${field}`)
    await page.keyboard.press('Escape')
  }
  await page.keyboard.press('Escape')
  const window = await windowBox(page)
  await wheelTo(page, 3, { x: window.x + window.width / 2, y: window.y + window.height / 2 })
  for (const field of ['pains', 'think-feel', 'gains', 'hear']) {
    await page.getByText(`Lappu ${field}`).locator('xpath=ancestor-or-self::button').focus()
    // It comes into view a moment after the focus.
    await expect(async () => {
      const box = await noteBox(page, `Lappu ${field}`)
      expect(box.x).toBeGreaterThanOrEqual(window.x)
      expect(box.y).toBeGreaterThanOrEqual(window.y)
      expect(box.x + box.width).toBeLessThanOrEqual(window.x + window.width + 1)
      expect(box.y + box.height).toBeLessThanOrEqual(window.y + window.height + 1)
    }).toPass({ timeout: 15_000 })
    await settled(page)
    expect(await drawnScale(page)).toBeCloseTo(3, 2)
  }
  expect(person.troubles).toEqual([])
})

test('the map shows where the window is, and moves it', async ({ browser }) => {
  const person = await newPerson(browser)
  const page = await openSheet(person)
  const map = page.locator('[data-mini-map]')
  await expect(map).toBeHidden()
  const window = await windowBox(page)
  const middle = { x: window.x + window.width / 2, y: window.y + window.height / 2 }
  await wheelTo(page, 2.5, middle)
  await expect(map).toBeVisible()
  const box = await map.boundingBox()
  if (!box) throw new Error('no map')
  await page.mouse.click(box.x + box.width * 0.4, box.y + box.height * 0.6)
  await settled(page)
  const seen = await onSheet(page, middle)
  expect(Math.abs(seen.x - 1200 * 0.4)).toBeLessThan(12)
  expect(Math.abs(seen.y - 848 * 0.6)).toBeLessThan(12)
  await fit(page)
  await expect(map).toBeHidden()
})

test('a heading brings its field near, and Esc goes back', async ({ browser }) => {
  const person = await newPerson(browser)
  const page = await openSheet(person)
  const whole = await drawnScale(page)
  const heading = page.locator('[data-field="gains"] h2 button')
  await heading.click()
  await expect.poll(() => drawnScale(page)).toBeGreaterThan(whole * 1.3)
  await settled(page)
  await expect(heading).toHaveAttribute('aria-pressed', 'true')
  const [window, field] = [await windowBox(page), await page.locator('[data-field="gains"]').boundingBox()]
  expect(field?.x).toBeGreaterThanOrEqual(window.x - 1)
  expect((field?.y ?? 0) + (field?.height ?? 0)).toBeLessThanOrEqual(window.y + window.height + 1)
  await page.keyboard.press('Escape')
  await expect.poll(() => drawnScale(page)).toBeCloseTo(whole, 3)
})

test('fingers: one pans, two pan and pinch to their middle, a resting one carries a note', async ({
  browser,
}) => {
  const person = await newPerson(browser, TABLET)
  const page = await openSheet(person)
  const session = await page.context().newCDPSession(page)
  const at = await middleOfWindow(page)
  const corner = () => onScreen(page, { x: 0, y: 0 })

  await test.step('pinch to the middle between the fingers, and pan with them', async () => {
    const before = await onSheet(page, at)
    const scale = await drawnScale(page)
    const apart = (by: number, middle = at) => [
      { x: middle.x - by, y: middle.y - by / 2 },
      { x: middle.x + by, y: middle.y + by / 2 },
    ]
    const end = { x: at.x + 40, y: at.y - 20 }
    await swipe(session, apart(60), apart(120, end))
    await expect.poll(() => drawnScale(page)).toBeCloseTo(2 * scale, 2)
    await settled(page)
    const after = await onSheet(page, end)
    expect(Math.abs(after.x - before.x)).toBeLessThan(1)
    expect(Math.abs(after.y - before.y)).toBeLessThan(1)
  })

  await test.step('one finger pans', async () => {
    const from = await corner()
    await swipe(session, [at], [{ x: at.x - 90, y: at.y + 30 }])
    await settled(page)
    const now = await corner()
    // The paper takes hold where the finger has shown that it does not tap.
    expect(Math.abs(now.x - from.x + 90)).toBeLessThanOrEqual(15)
    expect(now.x).toBeLessThan(from.x - 60)
    await expect(page.locator('[data-note]')).toHaveCount(0)
  })

  for (const scale of SCALES) {
    await test.step(`a note carried by a finger at ${scale * 100} %`, async () => {
      await fit(page)
      await settled(page)
      const place = whole(await onScreen(page, PAPER))
      await wheelTo(page, scale, place)
      await page.mouse.dblclick(place.x, place.y)
      await page.keyboard.type('Sormella')
      await page.keyboard.press('Escape')
      await page.keyboard.press('Escape')
      await expect(page.getByRole('textbox', { name: /Lapun teksti/ })).toHaveCount(0)
      const made = await noteBox(page, 'Sormella')
      const grasp = { x: made.x + 40 * scale, y: made.y + 30 * scale }
      const by = 60 * Math.min(scale, 1)
      const to = { x: grasp.x + by, y: grasp.y + by }
      const view = await corner()
      await touch(session, 'touchStart', [grasp])
      await expect(page.locator('[data-dragging]')).toHaveCount(1)
      for (const part of [0.3, 0.6, 1]) {
        await touch(session, 'touchMove', [{ x: grasp.x + by * part, y: grasp.y + by * part }])
      }
      await touch(session, 'touchEnd', [])
      await expect(page.locator('[data-dragging]')).toHaveCount(0)
      const dropped = await noteBox(page, 'Sormella')
      expect(Math.abs(to.x - dropped.x - 40 * scale)).toBeLessThanOrEqual(scale)
      expect(Math.abs(to.y - dropped.y - 30 * scale)).toBeLessThanOrEqual(scale)
      expect(await corner()).toEqual(view)

      // Swiped over without resting, the note stays on the paper, which moves.
      await swipe(
        session,
        [{ x: dropped.x + 40 * scale, y: dropped.y + 30 * scale }],
        [{ x: dropped.x + 40 * scale + 50, y: dropped.y + 30 * scale }],
        6,
      )
      await settled(page)
      expect((await corner()).x).toBeGreaterThan(view.x + 30)
      await page.locator('[data-note]').filter({ hasText: 'Sormella' }).getByRole('button').first().focus()
      await page.keyboard.press('Delete')
      await expect(page.locator('[data-note]')).toHaveCount(0)
    })
  }
  expect(person.troubles).toEqual([])
})
