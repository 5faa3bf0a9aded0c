import { expect } from '@playwright/test'
import type { Product } from '../support/product.ts'
import { expectSaved, meetOnMap, note } from './people.ts'
import { test } from './test.ts'

let product: Product
test.beforeAll(({ product: running }) => {
  product = running
})

test('undo outlives a reload, and takes back only one’s own', async ({ browser }) => {
  const { facilitator, other: aino } = await meetOnMap(product, browser)

  await test.step('Aino writes three notes, the facilitator writes on in one of them', async () => {
    const { page } = aino
    for (const words of ['Ensimmäinen', 'Toinen', 'Kolmas']) {
      await page.locator('[data-field="hear"] h2 button').focus()
      await page.keyboard.press('n')
      await page.keyboard.type(words)
      await page.keyboard.press('Escape')
      await expect(note(aino, words)).toBeVisible()
    }
    await expectSaved(aino)
    await note(facilitator, 'Toinen').locator('button').focus()
    await facilitator.page.keyboard.press('Enter')
    await facilitator.page.keyboard.press('End')
    await facilitator.page.keyboard.type(' ja muuta')
    await facilitator.page.keyboard.press('Escape')
    await expect(note(aino, 'Toinen ja muuta')).toBeVisible()
  })

  await test.step('after a reload she takes back the last one, and not the one that has another’s words', async () => {
    const { page } = aino
    await page.reload()
    await expect(note(aino, 'Kolmas')).toBeVisible()
    await page.getByRole('button', { name: 'Kumoa' }).click()
    await expect(note(facilitator, 'Kolmas')).toHaveCount(0)
    await page.getByRole('button', { name: 'Kumoa' }).click()
    await expect(page.getByRole('paragraph').filter({ hasText: 'joku muu on kirjoittanut' })).toBeVisible()
    await expect(note(facilitator, 'Toinen ja muuta')).toBeVisible()
  })

  await test.step('and after another she has it again, on all screens', async () => {
    await aino.page.reload()
    await expect(note(aino, 'Ensimmäinen')).toBeVisible()
    await aino.page.getByRole('button', { name: 'Tee uudelleen' }).click()
    await expect(note(facilitator, 'Kolmas')).toBeVisible()
    await aino.page.getByRole('button', { name: 'Kumoa' }).click()
    await aino.page.getByRole('button', { name: 'Kumoa' }).click()
    await expect(note(facilitator, 'Ensimmäinen')).toHaveCount(0)
    await expect(aino.page.getByRole('button', { name: 'Kumoa' })).toBeDisabled()
  })
  expect([...facilitator.troubles, ...aino.troubles]).toEqual([])
})
