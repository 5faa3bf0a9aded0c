import { type Browser, type Locator, expect } from '@playwright/test'
import type { Product } from '../support/product.ts'
import {
  MAP_STEP,
  type OnMap,
  PHONE,
  field,
  join,
  joinByHand,
  meetOnMap,
  newPerson,
  openSeries,
  startStep,
} from './people.ts'
import { test } from './test.ts'

/* What is written, pressed or has the focus comes out from under the bars at the page's edges. */

let product: Product
test.beforeAll(({ product: running }) => {
  product = running
})

/** How far an element reaches below what lies at the bottom, px. */
async function below(element: Locator, bar: Locator): Promise<number> {
  const [inner, outer] = [await element.boundingBox(), await bar.boundingBox()]
  return inner && outer ? inner.y + inner.height - outer.y : Number.NaN
}

/** A field with more notes than a phone shows, open on a participant's phone. */
async function fourteenNotes(browser: Browser): Promise<OnMap> {
  const met = await meetOnMap(product, browser, PHONE)
  const { facilitator, other } = met
  await field(facilitator.page, 'hear').locator('[data-typing]').focus()
  await facilitator.page.evaluate(() => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', Array.from({ length: 14 }, (_, at) => `Lappu ${at + 1}`).join('\n'))
    const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    document.activeElement?.dispatchEvent(paste)
  })
  await other.page.getByRole('button', { name: /Mitä hän kuulee/ }).tap()
  await expect(other.page.locator('[data-note]')).toHaveCount(14)
  return met
}

test('a phone shows a note down to its lower edge, while it is written and with its tools', async ({
  browser,
}) => {
  const { facilitator, other } = await fourteenNotes(browser)
  const { page } = other
  const fresh = page.getByRole('button', { name: 'Uusi lappu' })
  const notes = page.locator('[data-note]')

  await fresh.tap()
  await expect(notes).toHaveCount(15)
  await page.keyboard.insertText('Asiakas kertoo koko elämäntarinansa. ')
  for (let lines = 0; lines < 3; lines++) {
    await page.keyboard.type('Ja jatkaa vielä siitä, mitä naapuri sanoi. ')
    await expect.poll(() => below(page.locator('[data-note][data-editing]'), fresh)).toBeLessThan(0)
  }
  await page.keyboard.press('Escape')
  await expect(page.locator('[data-note-bar]')).toBeVisible()
  // Another one that is just in sight itself, with no room for its tools.
  const text = notes.filter({ hasText: 'Lappu 12' }).locator('[data-stop]')
  await text.evaluate((button) => button.scrollIntoView({ block: 'end' }))
  await text.tap()
  await expect(text).toHaveAttribute('aria-expanded', 'true')
  await expect.poll(() => below(page.locator('[data-note-bar]'), fresh)).toBeLessThan(0)
  expect([...facilitator.troubles, ...other.troubles]).toEqual([])
})

test('what is written on a phone stays in sight when a bar comes above it, with its keyboard up', async ({
  browser,
}) => {
  const { other } = await fourteenNotes(browser)
  const { page } = other
  const fresh = page.getByRole('button', { name: 'Uusi lappu' })
  await fresh.tap()
  await page.keyboard.insertText('Asiakas kertoo koko elämäntarinansa.')
  // So much a keyboard leaves.
  await page.setViewportSize({ width: 390, height: 460 })
  const note = page.locator('[data-note][data-editing]')
  await expect.poll(() => below(note, fresh)).toBeLessThan(0)
  await page.context().setOffline(true)
  await expect(page.getByText('Yhteys katkesi')).toBeVisible()
  await expect.poll(() => below(note, fresh)).toBeLessThan(0)
  await expect(note.locator('textarea')).toBeFocused()
})

test('what is written into the compass on a phone stays in sight, too', async ({ browser }) => {
  const facilitator = await newPerson(browser)
  const person = await newPerson(browser, PHONE)
  const code = await openSeries(product, facilitator, { company: null, step: 'Avaintulos 1, luonnos' })
  await join(product, person, code, 'Aino')
  const { page } = person
  const text = page.getByRole('textbox', { name: /^Avaintulos 1:/ })
  await expect(page.getByRole('heading', { name: 'Avaintulokset' }).first()).toBeInViewport()
  await text.tap()
  await page.setViewportSize({ width: 390, height: 460 })
  const bar = page.getByRole('button', { name: 'Poimi lapuista' }).first()
  await text.evaluate((area) => area.scrollIntoView({ block: 'end', behavior: 'instant' }))
  await page.context().setOffline(true)
  await expect(page.getByText('Yhteys katkesi')).toBeVisible()
  await expect.poll(() => below(text, bar)).toBeLessThan(0)
})

test('undo and the way back stay in sight in a long field on a phone', async ({ browser }) => {
  const { facilitator, other } = await fourteenNotes(browser)
  const { page } = other
  await page.locator('[data-note]').last().scrollIntoViewIfNeeded()
  await expect(page.locator('[data-note]').first()).not.toBeInViewport()
  await expect(page.getByRole('button', { name: 'Kumoa', exact: true })).toBeInViewport({ ratio: 1 })
  await expect(page.getByRole('button', { name: 'Empatiakartta' })).toBeInViewport({ ratio: 1 })
  expect([...facilitator.troubles, ...other.troubles]).toEqual([])
})

test('who joins on a phone is at the heading of what there is, also when the step changes', async ({
  browser,
}) => {
  const facilitator = await newPerson(browser)
  const person = await newPerson(browser, PHONE)
  const code = await openSeries(product, facilitator, { company: 'Tunturin Tupa' })
  await joinByHand(product, person, code, 'Aino')
  const { page } = person
  await expect(page.getByRole('heading', { level: 1, name: 'Vetäjä aloittaa pian' })).toBeFocused()
  await startStep(facilitator, MAP_STEP)
  await expect(page.getByRole('heading', { level: 1, name: 'Empatiakartta' })).toBeFocused()
  await page.getByRole('button', { name: /Mitä hän kuulee/ }).tap()
  await expect(page.getByRole('heading', { level: 2, name: /Mitä hän kuulee/ })).toBeFocused()
  await startStep(facilitator, 'Tauko')
  await expect(page.getByRole('heading', { level: 1, name: 'Tauko' })).toBeFocused()
  expect([...facilitator.troubles, ...person.troubles]).toEqual([])
})

test('on the compass the focus comes out from under the bar', async ({ browser }) => {
  const person = await newPerson(browser, { viewport: { width: 1024, height: 768 } })
  const { page, troubles } = person
  await openSeries(product, person, { company: null })
  await page.getByRole('button', { name: 'Kanvaasit' }).click()
  await page.getByRole('menuitemradio', { name: 'Arjen kompassi' }).click()
  const tools = page.getByRole('button', { name: 'Poimi lapuista' }).first()
  await expect(tools).toBeVisible()
  await page.getByRole('textbox').first().focus()
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const under: string[] = []
  for (let stops = 0; stops < 25; stops++) {
    await page.keyboard.press('Tab')
    const focused = page.locator('section :focus')
    if ((await focused.count()) === 0) break
    const over = await below(focused, tools)
    if (over > 0)
      under.push(`${await focused.evaluate((element) => element.outerHTML.slice(0, 120))} ${over}`)
  }
  expect(under).toEqual([])
  expect(troubles).toEqual([])
})
