import { type Locator, expect } from '@playwright/test'
import type { Product } from '../support/product.ts'
import { type Person, expectNoteIn, field, meetOnMap, textsIn } from './people.ts'
import { test } from './test.ts'

/* Copying a selection to other canvases. */

let product: Product
test.beforeAll(({ product: running }) => {
  product = running
})

test('a selection with its group is copied to the compass; a canvas that closes meanwhile takes nothing, and says so', async ({
  browser,
}) => {
  const { facilitator, other: aino } = await meetOnMap(product, browser)
  await expect(field(aino.page, 'hear')).toBeVisible()
  const copyTwo = async ({ page }: Person): Promise<Locator> => {
    await page
      .getByRole('toolbar', { name: 'Valittujen työkalut' })
      .getByRole('button', { name: 'Lisää valituille' })
      .click()
    await page.getByRole('menuitem', { name: 'Kopioi toiselle kanvaasille' }).click()
    return page.getByRole('dialog', { name: 'Kopioi 2 lappua toiselle kanvaasille' })
  }
  const { page } = facilitator
  for (const words of ['Kamalat jonot', 'Kova meteli']) {
    await page.getByRole('button', { name: /Mitä hän kuulee/ }).pressSequentially(words)
    await page.keyboard.press('Escape')
  }
  await expect
    .poll(async () => (await textsIn(page, 'hear')).toSorted())
    .toEqual(['Kamalat jonot', 'Kova meteli'])
  await field(page, 'hear').locator('[data-note] [data-stop]').first().focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Control+g')
  await page.getByRole('textbox', { name: 'Ryhmän nimi' }).pressSequentially('Jonot')
  await page.keyboard.press('Enter')
  await field(page, 'hear').locator('[data-note] [data-stop]').first().focus()
  await page.keyboard.press('Control+a')

  await test.step('to another sheet with its group', async () => {
    const dialog = await copyTwo(facilitator)
    await dialog.getByRole('combobox').selectOption({ label: 'Asiakkaan profiloiminen' })
    await dialog.getByRole('radio').nth(1).check()
    await dialog.getByRole('button', { name: 'Kopioi 2 lappua' }).click()
    await page.getByRole('button', { name: 'Näytä', exact: true }).click()
    await expect(page.getByRole('button', { name: 'Ryhmä: Jonot, 2 lappua', exact: true })).toBeVisible()
    await expect(page.locator('[data-note]')).toHaveCount(2)
  })

  await test.step('while it is open to participants one chooses it; when it closes nothing is copied or lost', async () => {
    await page.getByRole('switch').click()
    await expectNoteIn(aino, 'Kova meteli', 'hear')
    await field(aino.page, 'hear').locator('[data-note] [data-stop]').first().focus()
    await aino.page.keyboard.press('Control+a')
    const dialog = await copyTwo(aino)
    await dialog.getByRole('combobox').selectOption({ label: 'Asiakkaan profiloiminen' })
    const copy = dialog.getByRole('button', { name: 'Kopioi 2 lappua' })
    await expect(copy).toBeEnabled()
    await page.getByRole('switch').click()
    await expect(dialog.getByRole('alert')).toContainText('Asiakkaan profiloiminen on nyt suljettu')
    await expect(copy).toBeDisabled()
    await dialog.getByRole('button', { name: 'Peruuta' }).click()
    await expect.poll(async () => (await textsIn(aino.page, 'hear')).length).toBe(2)
    await expect(page.locator('[data-note]')).toHaveCount(2)
  })

  await test.step('to the compass, one under the other', async () => {
    await page.getByRole('button', { name: 'Palaa vaiheeseen' }).click()
    await field(page, 'hear').locator('[data-note] [data-stop]').first().focus()
    await page.keyboard.press('Control+a')
    const dialog = await copyTwo(facilitator)
    await dialog.getByRole('combobox').selectOption({ label: 'Arjen kompassi' })
    await dialog.getByRole('button', { name: 'Kopioi 2 lappua' }).click()
    await page.getByRole('button', { name: 'Näytä', exact: true }).click()
    const answers = page.getByRole('textbox', { name: /^Vastaus \d/ })
    await expect(answers).toHaveCount(2)
    await expect
      .poll(async () => [await answers.nth(0).inputValue(), await answers.nth(1).inputValue()])
      .toEqual(['Kamalat jonot', 'Kova meteli'])
  })
  expect(facilitator.troubles).toEqual([])
  expect(aino.troubles).toEqual([])
})
