import { type Locator, expect } from '@playwright/test'
import type { Product } from '../support/product.ts'
import { PHONE, field, meetOnMap, newPerson, openSeries } from './people.ts'
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

test('a phone shows a note down to its lower edge, while it is written and with its tools', async ({
  browser,
}) => {
  const { facilitator, other } = await meetOnMap(product, browser, PHONE)
  const { page } = other
  await field(facilitator.page, 'hear').locator('[data-typing]').focus()
  await facilitator.page.evaluate(() => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', Array.from({ length: 14 }, (_, at) => `Lappu ${at + 1}`).join('\n'))
    const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    document.activeElement?.dispatchEvent(paste)
  })
  await page.getByRole('button', { name: /Mitä hän kuulee/ }).tap()
  const fresh = page.getByRole('button', { name: 'Uusi lappu' })
  const notes = page.locator('[data-note]')
  await expect(notes).toHaveCount(14)

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
