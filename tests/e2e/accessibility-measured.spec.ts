import { expect } from '@playwright/test'
import type { Product } from '../support/product.ts'
import { MAP, firstCard, openSample } from './board-states.ts'
import { focusInSight } from './focus-in-sight.ts'
import { coveredFocus, sidewaysScrollers } from './measured-access.ts'
import { newPerson } from './people.ts'
import { test } from './test.ts'

/* What axe cannot see, on the board; its targets' sizes are measured with the axe run, in each of its states. */
const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
  { width: 320, height: 640 },
] as const
const COMPANY = 'Asiakaslähtöinen arvontuotto 2/2'

let product: Product
test.beforeAll(({ product: running }) => {
  product = running
})

test('2.4.11: what has the focus is never wholly behind something else', async ({ browser }) => {
  test.setTimeout(240_000)
  const person = await newPerson(browser)
  const { page } = person
  await openSample(product, person, MAP)
  for (const { width, height } of SIZES) {
    await page.setViewportSize({ width, height })
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    const covered: string[] = []
    for (let stops = 0; stops < 60; stops++) {
      await page.keyboard.press('Tab')
      const here = await page.evaluate(coveredFocus)
      if (here === 'nothing') break
      if (here !== null) covered.push(here)
    }
    expect.soft(covered, `${width}`).toEqual([])
  }
  // Arrow keys go on where Tab does not: every note of the sheet, also when it is zoomed.
  await page.setViewportSize({ width: 1024, height: 768 })
  await page.getByRole('button', { name: 'Lähennä', exact: true }).click()
  await firstCard(page).focus()
  const covered: string[] = []
  for (let stops = 0; stops < 25; stops++) {
    await page.keyboard.press('ArrowDown')
    // The sheet comes after the focus.
    const here = await focusInSight(page)
    if (here !== null) covered.push(here)
  }
  expect(covered).toEqual([])
})

test('1.4.10: at 320 px nothing scrolls in two directions', async ({ browser }) => {
  test.setTimeout(180_000)
  const person = await newPerson(browser, { viewport: { width: 1440, height: 900 } })
  const { page } = person
  await openSample(product, person, MAP)
  await page.setViewportSize({ width: 320, height: 640 })
  for (const canvas of [MAP, COMPANY, 'Asiakkaan profiloiminen', 'Arjen kompassi']) {
    await page.getByRole('button', { name: 'Kanvaasit' }).click()
    await page.getByRole('menuitemradio', { name: canvas }).click()
    await expect(page.getByRole('heading', { name: canvas }).first()).toBeAttached()
    expect.soft(await page.evaluate(sidewaysScrollers), canvas).toEqual([])
  }
  // One field, and a note with its tools and its comments.
  await page.getByRole('button', { name: 'Kanvaasit' }).click()
  await page.getByRole('menuitemradio', { name: MAP }).click()
  await page
    .getByRole('button', { name: /\d lappu/ })
    .first()
    .click()
  await firstCard(page).click()
  expect.soft(await page.evaluate(sidewaysScrollers), 'a field').toEqual([])
  await page.getByRole('button', { name: 'Kommentit' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  expect.soft(await page.evaluate(sidewaysScrollers), 'comments').toEqual([])
})

test('4.1.3: what was done is said in a live region, and the focus stays', async ({ browser }) => {
  const person = await newPerson(browser)
  const { page } = person
  await openSample(product, person, MAP)
  const card = page.locator('[data-field="hear"] [data-note] [data-stop]').first()
  const said = (text: string | RegExp) =>
    expect(
      page.locator('[aria-live="polite"], [role="status"]').filter({ hasText: text }).first(),
    ).toBeAttached()
  await card.focus()
  await page.keyboard.press('Alt+ArrowRight')
  await said(/Lappu on nyt 2\./)
  await expect(page.locator('[data-field="hear"] [data-stop]:focus')).toHaveCount(1)
  await page.keyboard.press('Control+z')
  await said('Kumottu.')
  await expect(page.locator(':focus')).toHaveCount(1)
})

test('2.4.7: the item of a menu that has the focus has an edge, not only another shade', async ({
  browser,
}) => {
  const person = await newPerson(browser)
  const { page } = person
  await openSample(product, person, MAP)
  await page.getByRole('button', { name: 'Lisää toimintoja' }).focus()
  await page.keyboard.press('ArrowDown')
  const item = page.getByRole('menuitem').first()
  await expect(item).toBeFocused()
  await expect(item).toHaveCSS('outline-style', 'solid')
})

test('2.4.3: what has the focus may go, but not the focus', async ({ browser }) => {
  const person = await newPerson(browser)
  const { page } = person
  await openSample(product, person, MAP)
  const card = page.locator('[data-field="hear"] [data-note] [data-stop]').first()
  await card.focus()
  const id = await page.locator('[data-field="hear"] [data-note]').nth(1).getAttribute('data-note')
  const next = page.locator(`[data-note="${id}"] [data-stop]`)
  await page.keyboard.press('m')
  await expect(page.locator('[data-note-bar] button').first()).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(card).toBeFocused()
  // Removed by its menu, a note leaves the focus to the next; undo that has nothing more to do, to redo.
  await page.keyboard.press('m')
  const more = page.locator('[data-note-bar]').getByRole('button', { name: 'Lisää', exact: true })
  await more.focus()
  await page.keyboard.press('ArrowDown')
  await page.getByRole('menuitem', { name: 'Poista', exact: true }).focus()
  await page.keyboard.press('Enter')
  await expect(next).toBeFocused()
  await page.getByRole('button', { name: 'Kumoa', exact: true }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Tee uudelleen', exact: true })).toBeFocused()
})

test('2.5.7: what dragging does is done without it too', async ({ browser }) => {
  const person = await newPerson(browser)
  const { page } = person
  await openSample(product, person, MAP)
  // A note goes to another field by its menu, and within its field by arrow keys.
  const words = (await firstCard(page).textContent()) ?? ''
  await firstCard(page).click()
  await page.getByRole('button', { name: 'Siirrä kenttään' }).first().click()
  await page.getByRole('menuitemradio', { name: /Mitä hän näkee/ }).click()
  const moved = page.locator('[data-field="see"] [data-note]').filter({ hasText: words.slice(0, 12) })
  await expect(moved).toHaveCount(1)
  const before = await moved.boundingBox()
  await moved.locator('[data-stop]').focus()
  if ((await moved.getAttribute('data-selected')) === null) await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await expect.poll(async () => (await moved.boundingBox())?.y ?? 0).toBeGreaterThan(before?.y ?? 0)
  // The paper is moved by arrow keys and zoomed by buttons.
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Lähennä', exact: true }).click()
  const paper = page.locator('article')
  const at = await paper.boundingBox()
  await page.locator('section[tabindex="0"]').first().focus()
  await page.keyboard.press('ArrowDown')
  await expect.poll(async () => (await paper.boundingBox())?.y).not.toBe(at?.y)
})
