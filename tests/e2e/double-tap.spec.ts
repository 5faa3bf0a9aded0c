import { expect } from '@playwright/test'
import type { Product } from '../support/product.ts'
import { PHONE, meetOnMap } from './people.ts'
import { settled, swipe } from './sheet.ts'
import { test } from './test.ts'

/* A phone on the sheet: fingers apart come nearer, two taps on free paper make a note there. */

let product: Product
test.beforeAll(({ product: running }) => {
  product = running
})

test('on a phone fingers zoom into the sheet, and a double tap on free paper makes a note', async ({
  browser,
}) => {
  const { other: mikko } = await meetOnMap(product, browser, { ...PHONE, name: 'Mikko' })
  const { page } = mikko
  await page.getByRole('button', { name: 'Arkkina' }).tap()
  const sheet = page.locator('article')
  await expect(sheet).toBeVisible()
  const whole = await sheet.boundingBox()
  if (!whole) throw new Error('no sheet')
  const middle = { x: whole.x + whole.width / 2, y: whole.y + whole.height / 2 }
  const session = await page.context().newCDPSession(page)
  const fingers = (apart: number) => [
    { x: middle.x - apart, y: middle.y },
    { x: middle.x + apart, y: middle.y },
  ]
  await swipe(session, fingers(20), fingers(60))
  await settled(page)
  expect((await sheet.boundingBox())?.width).toBeGreaterThan(2 * whole.width)

  await page.touchscreen.tap(middle.x, middle.y - 20)
  await page.touchscreen.tap(middle.x, middle.y - 20)
  await expect(page.locator('article [data-note]')).toHaveCount(1)
  await expect(page.getByRole('textbox', { name: /^Lapun teksti/ })).toBeFocused()
  expect(mikko.troubles).toEqual([])
})
