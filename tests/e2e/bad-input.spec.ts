import { expect } from '@playwright/test'
import type { Product } from '../support/product.ts'
import { newPerson } from './people.ts'
import { test } from './test.ts'

let product: Product
test.beforeAll(({ product: running }) => {
  product = running
})

test('a wrong code is told, and stays to be corrected', async ({ page }) => {
  await page.goto(`${product.url}/join`)
  const code = page.getByLabel('Koodi')
  await code.fill('abc-234')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('Tällä koodilla ei löydy työpajaa')
  await expect(code).toHaveValue('ABC234')
})

test('a malformed link is told, and a code may be typed instead', async ({ page }) => {
  await page.goto(`${product.url}/join#${encodeURIComponent('%E0%A4%A-not-a-token-'.repeat(20))}`)
  await expect(page.getByRole('alert')).toContainText('Linkki ei kelpaa')
  await expect(page.getByLabel('Koodi')).toBeFocused()
})

test('a company’s name of 500 characters is told and kept', async ({ page }) => {
  await page.goto(product.startPage)
  const name = page.getByLabel('Yrityksen tai paikan nimi')
  await name.fill('Ö'.repeat(500))
  await page.getByRole('button', { name: 'Tee sarja' }).click()
  await expect(page.getByText(/liian pitkä/)).toBeVisible()
  await expect(name).toHaveValue('Ö'.repeat(500))
})

test('the address of a series without a session asks for a way in', async ({ page }) => {
  await page.goto(`${product.url}/s/no-such-series?as=participant`)
  await expect(page.getByLabel('Koodi')).toBeVisible()
})

test('messages come in the person’s own language', async ({ browser }) => {
  const { page } = await newPerson(browser, { locale: 'en-GB' })
  await page.goto(`${product.url}/join`)
  await page.getByLabel('Code').fill('zzzzzz')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('workshop')
})
