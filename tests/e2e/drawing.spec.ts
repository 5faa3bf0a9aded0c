import { type Locator, type Page, expect } from '@playwright/test'
import type { Product } from '../support/product.ts'
import { violations } from './axe.ts'
import { MAP_STEP, type Person, join, newPerson, note, openSeries } from './people.ts'
import { type Spot, onScreen, onSheet, settled, swipe } from './sheet.ts'
import { test } from './test.ts'

/* Ink, arrows, stamps and reactions: by mouse, finger and keyboard, in two browsers. */

let product: Product
test.beforeAll(({ product: running }) => {
  product = running
})

async function openSheet(person: Person): Promise<string> {
  const code = await openSeries(product, person, { company: 'Tunturin Tupa', step: MAP_STEP })
  await expect(person.page.locator('[data-field="hear"]')).toBeVisible()
  await settled(person.page)
  return code
}

async function openTogether(person: Person, other: Person): Promise<void> {
  const code = await openSheet(person)
  await join(product, other, code, 'Sanna')
  await expect(other.page.locator('[data-field="hear"]')).toBeVisible()
  await settled(other.page)
}

const strokes = (page: Page): Locator => page.locator('[data-ink-layer] [data-stroke]')
const links = (page: Page): Locator => page.locator('[data-link-layer] [data-link]')
const stamps = (page: Page): Locator => page.locator('[data-placed="stamps"]')
const undo = (page: Page) => page.getByRole('button', { name: 'Kumoa' }).click()

async function take(page: Page, tool: RegExp): Promise<void> {
  const draw = page.getByRole('button', { name: /^Kynät, nuolet/ })
  if (await draw.isVisible()) await draw.click()
  await page.getByRole('button', { name: tool }).click()
  await expect(page.locator('[data-tool-surface]')).toBeVisible()
  await settled(page)
}

/** Draws with the mouse through places of the sheet. */
async function drag(page: Page, spots: readonly Spot[]): Promise<void> {
  for (const [index, spot] of spots.entries()) {
    const { x, y } = await onScreen(page, spot)
    await page.mouse.move(x, y, { steps: index === 0 ? 1 : 6 })
    if (index === 0) await page.mouse.down()
  }
  await page.mouse.up()
}

async function write(page: Page, field: string, words: string): Promise<void> {
  const done = page.getByRole('button', { name: 'Valmis', exact: true })
  if (await done.isVisible()) await done.click()
  const box = await page.locator(`[data-field="${field}"]`).boundingBox()
  if (!box) throw new Error(`no field ${field}`)
  await page.mouse.dblclick(box.x + box.width / 2, box.y + box.height * 0.7)
  await page.keyboard.type(words)
  await page.keyboard.press('Escape')
  await expect(page.locator('[data-note]').filter({ hasText: words })).toBeVisible()
  await page.keyboard.press('Escape')
}

const middle = async (locator: Locator): Promise<Spot> => {
  const box = await locator.boundingBox()
  if (!box) throw new Error('nothing there')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

const expectAccessible = async (page: Page) => expect(await violations(page)).toEqual([])

const WAVE: readonly Spot[] = [
  { x: 120, y: 500 },
  { x: 180, y: 460 },
  { x: 240, y: 520 },
  { x: 300, y: 470 },
]

test('a stroke is on everybody’s paper where it was drawn, and goes by eraser and undo', async ({
  browser,
}) => {
  const person = await newPerson(browser)
  const other = await newPerson(browser, { viewport: { width: 1100, height: 800 } })
  await openTogether(person, other)
  const { page } = person
  await take(page, /^Kynä/)
  await drag(page, WAVE)
  await expect(strokes(page)).toHaveCount(1)
  await expect(strokes(other.page)).toHaveCount(1)
  const box = await strokes(other.page).boundingBox()
  if (!box) throw new Error('not drawn')
  const from = await onSheet(other.page, box)
  const to = await onSheet(other.page, { x: box.x + box.width, y: box.y + box.height })
  expect(Math.abs(from.x - 120)).toBeLessThan(6)
  expect(Math.abs(to.x - 300)).toBeLessThan(14)
  expect(Math.abs(from.y - 460)).toBeLessThan(14)
  expect(Math.abs(to.y - 520)).toBeLessThan(14)

  // The other's pen is another one, and what is over the notes lets their clicks through.
  await take(other.page, /^Korostuskynä/)
  await drag(other.page, [
    { x: 120, y: 560 },
    { x: 320, y: 560 },
  ])
  await expect(strokes(page)).toHaveCount(2)
  await expect(page.locator('[data-stroke][data-tool="marker"]')).toHaveCount(1)

  // One swipe over both is one act.
  await take(page, /^Pyyhin/)
  await drag(page, [
    { x: 210, y: 440 },
    { x: 210, y: 600 },
  ])
  await expect(strokes(page)).toHaveCount(0)
  await expect(strokes(other.page)).toHaveCount(0)
  await undo(page)
  await expect(strokes(page)).toHaveCount(2)
  await expect(strokes(other.page)).toHaveCount(2)
  await undo(page)
  await expect(strokes(other.page)).toHaveCount(1)
  // The other's stroke is not this person's to take back.
  await expect(page.getByRole('button', { name: 'Kumoa' })).toBeDisabled()
  await page.keyboard.press('Escape')
  await expect(page.locator('[data-tool-surface]')).toHaveCount(0)
  expect([...person.troubles, ...other.troubles]).toEqual([])
})

test('a finger draws, two fingers zoom and draw nothing; after a pen a finger pans', async ({ browser }) => {
  const person = await newPerson(browser, { viewport: { width: 1440, height: 900 }, hasTouch: true })
  await openSheet(person)
  const { page } = person
  const session = await page.context().newCDPSession(page)
  await take(page, /^Kynä/)
  const at = async (x: number, y: number) => onScreen(page, { x, y })
  await swipe(session, [await at(120, 500)], [await at(300, 520)])
  await expect(strokes(page)).toHaveCount(1)

  const before = await onSheet(page, { x: 700, y: 500 })
  await swipe(session, [await at(300, 400), await at(500, 400)], [await at(200, 400), await at(600, 400)])
  await settled(page)
  const wide = await page.locator('article').evaluate((sheet) => sheet.getBoundingClientRect().width)
  await expect(strokes(page)).toHaveCount(1)
  await expect.poll(() => onSheet(page, { x: 700, y: 500 })).not.toEqual(before)

  const surface = page.locator('[data-tool-surface]')
  const { x, y } = await onScreen(page, { x: 400, y: 500 })
  const pen = (type: string, dx: number, buttons: number) =>
    surface.evaluate(
      (element, event) => {
        // A pen that does not exist cannot be captured.
        element.setPointerCapture = () => {}
        element.dispatchEvent(
          new PointerEvent(event.type, {
            pointerType: 'pen',
            pointerId: 77,
            isPrimary: true,
            bubbles: true,
            cancelable: true,
            button: event.type === 'pointermove' ? -1 : 0,
            buttons: event.buttons,
            clientX: event.x,
            clientY: event.y,
            pressure: event.buttons ? 0.8 : 0,
          }),
        )
      },
      { type, x: x + dx, y, buttons },
    )
  await pen('pointerdown', 0, 1)
  for (let step = 1; step <= 8; step++) await pen('pointermove', step * 9, 1)
  await pen('pointerup', 72, 0)
  await expect(strokes(page)).toHaveCount(2)

  const corner = () => page.locator('article').evaluate((sheet) => sheet.getBoundingClientRect().left)
  const left = await corner()
  await swipe(session, [{ x: 700, y: 500 }], [{ x: 620, y: 500 }])
  await settled(page)
  await expect(strokes(page)).toHaveCount(2)
  await expect.poll(corner).toBeLessThan(left - 40)
  expect(await page.locator('article').evaluate((sheet) => sheet.getBoundingClientRect().width)).toBe(wide)
  expect(person.troubles).toEqual([])
})

test('an arrow sticks to its notes while one of them is carried, also by another', async ({ browser }) => {
  const person = await newPerson(browser)
  const other = await newPerson(browser)
  await openTogether(person, other)
  const { page } = person
  await write(page, 'hear', 'Kamalat jonot')
  await write(page, 'see', 'Monta tiskiä')
  await take(page, /^Nuoli/)
  const [a, b] = [await middle(note(person, 'Kamalat jonot')), await middle(note(person, 'Monta tiskiä'))]
  await page.mouse.move(a.x, a.y)
  await page.mouse.down()
  await page.mouse.move(b.x, b.y, { steps: 8 })
  await page.mouse.up()
  await expect(links(page)).toHaveCount(1)
  await expect(links(other.page)).toHaveCount(1)
  await page.keyboard.press('Escape')

  /** Whether the drawn line ends at the edge of a note, as it is seen now. */
  const touches = (on: Page, words: string, which: 'start' | 'end') =>
    on.evaluate(
      ({ words, which }) => {
        const line = document.querySelector<SVGPathElement>('[data-link-layer] [data-line]')
        const card = [...document.querySelectorAll('[data-note]')].find((each) =>
          each.textContent.includes(words),
        )?.firstElementChild
        const matrix = line?.getScreenCTM()
        if (!line || !card || !matrix) return false
        const at = line
          .getPointAtLength(which === 'start' ? 0 : line.getTotalLength())
          .matrixTransform(matrix)
        const { left, top, right, bottom } = card.getBoundingClientRect()
        const near = (value: number, edge: number) => Math.abs(value - edge) < 2
        return (
          (near(at.x, left) || near(at.x, right) || near(at.y, top) || near(at.y, bottom)) &&
          at.x > left - 2 &&
          at.x < right + 2 &&
          at.y > top - 2 &&
          at.y < bottom + 2
        )
      },
      { words, which },
    )
  await expect.poll(() => touches(page, 'Kamalat jonot', 'start')).toBe(true)
  await expect.poll(() => touches(page, 'Monta tiskiä', 'end')).toBe(true)

  // In the hand it follows, here and there, before the note is dropped.
  await page.mouse.move(a.x, a.y)
  await page.mouse.down()
  await page.mouse.move(a.x + 60, a.y + 40, { steps: 6 })
  await expect(page.locator('[data-dragging]')).toHaveCount(1)
  await expect.poll(() => touches(page, 'Kamalat jonot', 'start')).toBe(true)
  await expect(other.page.locator('[data-lifted] > [data-carried]')).toHaveCount(1)
  await expect.poll(() => touches(other.page, 'Kamalat jonot', 'start')).toBe(true)
  await page.mouse.up()
  await expect(other.page.locator('[data-lifted]')).toHaveCount(0)
  await expect.poll(() => touches(page, 'Kamalat jonot', 'start')).toBe(true)

  // Pressed beside its thin line, it is selected; Delete removes it, undo brings it back.
  await page.keyboard.press('Escape')
  const spot = await page.locator('[data-link-layer] [data-line]').evaluate((line) => {
    if (!(line instanceof SVGPathElement)) throw new Error('no line')
    const matrix = line.getScreenCTM()
    const at = line.getPointAtLength(line.getTotalLength() / 2).matrixTransform(matrix ?? undefined)
    return { x: at.x, y: at.y }
  })
  await page.mouse.click(spot.x, spot.y + 9)
  await expect(page.locator('[data-link-layer] [data-link][data-selected]')).toHaveCount(1)
  await expect(page.getByRole('button', { name: 'Poista nuoli' })).toBeVisible()
  await page.keyboard.press('Delete')
  await expect(links(page)).toHaveCount(0)
  await undo(page)
  await expect(links(other.page)).toHaveCount(1)

  // Without one of its notes there is none, and with it there is.
  await note(other, 'Monta tiskiä').click()
  await other.page.keyboard.press('Delete')
  await expect(links(page)).toHaveCount(0)
  await undo(other.page)
  await expect(links(page)).toHaveCount(1)
  expect([...person.troubles, ...other.troubles]).toEqual([])
})

test('stamps and reactions, from the palette and the note’s tools', async ({ browser }) => {
  const person = await newPerson(browser)
  const other = await newPerson(browser)
  await openTogether(person, other)
  const { page } = person
  await take(page, /^Leima \(/)
  await page.getByRole('button', { name: 'Tähti', exact: true }).click()
  const at = await onScreen(page, { x: 200, y: 480 })
  await page.mouse.click(at.x, at.y)
  await expect(stamps(other.page)).toHaveCount(1)
  await expect(other.page.getByRole('button', { name: /^Tähti, 3\. Mitä hän kuulee/ })).toBeVisible()
  await page.getByRole('button', { name: 'Valmis', exact: true }).click()

  // It is carried as a note is.
  const target = await onScreen(page, { x: 260, y: 520 })
  await page.mouse.move(at.x, at.y)
  await page.mouse.down()
  await page.mouse.move(target.x, target.y, { steps: 6 })
  await page.mouse.up()
  await expect
    .poll(async () => {
      const { x, y } = await onSheet(other.page, await middle(stamps(other.page)))
      return Math.hypot(x - 260, y - 520)
    })
    // It may snap to something near.
    .toBeLessThan(14)
  await undo(page)
  await expect
    .poll(async () => (await onSheet(other.page, await middle(stamps(other.page)))).x)
    .toBeLessThan(203)

  await write(page, 'see', 'Monta tiskiä')
  await note(other, 'Monta tiskiä').click()
  await other.page.getByRole('button', { name: 'Reagoi' }).click()
  const row = other.page.getByRole('group', { name: 'Reagoi' })
  await row.getByRole('button', { name: 'Sydän' }).click()
  await expect(row.getByRole('button', { name: 'Sydän' })).toHaveAttribute('aria-pressed', 'true')
  await expect(page.getByRole('button', { name: 'Sydän: 1', exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Sydän: 1', exact: true }).click()
  await expect(other.page.getByRole('button', { name: 'Sydän: 2, sinä myös' })).toBeVisible()
  await undo(page)
  await expect(other.page.getByRole('button', { name: 'Sydän: 1, sinä myös' })).toBeVisible()
  expect([...person.troubles, ...other.troubles]).toEqual([])
})

test('all of it without a pointer, and in the list', async ({ browser }) => {
  const person = await newPerson(browser)
  await openSheet(person)
  const { page } = person
  await write(page, 'hear', 'Kamalat jonot')
  await write(page, 'see', 'Monta tiskiä')

  await test.step('an arrow from a note’s menu', async () => {
    await note(person, 'Kamalat jonot').getByRole('button').first().focus()
    await page.keyboard.press('m')
    await page.getByRole('button', { name: 'Lisää', exact: true }).last().focus()
    await page.keyboard.press('ArrowDown')
    await page.getByRole('menuitem', { name: 'Vedä nuoli…' }).focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Nuolet: Kamalat jonot' })
    await expect(dialog).toBeVisible()
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Monta tiskiä' }).focus()
    await page.keyboard.press('Enter')
    await expect(links(page)).toHaveCount(1)
  })

  await test.step('a stamp into the field that was last focused', async () => {
    await page.getByRole('button', { name: /^Kynät, nuolet/ }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: /^Kynä/ })).toBeFocused()
    await page.keyboard.press('s')
    await page.getByRole('button', { name: 'Huomio', exact: true }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /^Leimaa kenttään/ }).focus()
    await page.keyboard.press('Enter')
    await expect(stamps(page)).toHaveCount(1)
    await expectAccessible(page)
  })

  await test.step('what is drawn as a list, to be removed one by one', async () => {
    await take(page, /^Kynä/)
    await drag(page, WAVE)
    await expect(strokes(page)).toHaveCount(1)
    await page.getByRole('button', { name: 'Näytä piirrokset luettelona' }).focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Piirrokset' })
    await expect(dialog.getByRole('listitem')).toHaveCount(3)
    await expectAccessible(page)
    await dialog.getByRole('button', { name: /^Poista: Kynä, Yö/ }).focus()
    await page.keyboard.press('Enter')
    await expect(strokes(page)).toHaveCount(0)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+z')
    await expect(strokes(page)).toHaveCount(1)
    await page.keyboard.press('Escape')
    await expect(page.locator('[data-tool-surface]')).toHaveCount(0)
  })

  await test.step('the list form says and removes the same', async () => {
    await page.getByRole('button', { name: 'Luettelona' }).click()
    await expect(page.getByText('1 piirros, 1 leima')).toBeVisible()
    await expect(note(person, 'Kamalat jonot').getByText('→ Monta tiskiä')).toBeVisible()
    await expect(note(person, 'Monta tiskiä').getByText('← Kamalat jonot')).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Poista nuoli lappuun Monta tiskiä' }).click()
    await expect(page.getByText('→ Monta tiskiä')).toHaveCount(0)
  })
  expect(person.troubles).toEqual([])
})
