import { expect } from '@playwright/test'
import type { Product } from '../support/product.ts'
import { expectSaved, meetOnMap, note, writeNote } from './people.ts'
import { test } from './test.ts'

/* Two people talk about a note: with a mouse, by keys, on a phone, and when the canvas is closed. */
let product: Product
test.beforeAll(({ product: running }) => {
  product = running
})

test('comments go from one to the other, with names; a draft waits for the canvas to open', async ({
  browser,
}) => {
  const { facilitator: sanna, other: aino } = await meetOnMap(product, browser, {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
  })
  await writeNote(sanna, 'Jonot ovat pitkiä')
  await expect(note(sanna, 'Jonot ovat pitkiä').locator('[data-stop]')).toBeFocused()

  // The desktop: C opens the panel beside the sheet, which covers no note.
  await sanna.page.keyboard.press('c')
  const panel = sanna.page.getByRole('complementary', { name: 'Kommentit' })
  await expect(panel.getByRole('textbox')).toBeFocused()
  // The sheet makes room a moment after the panel has come.
  const overlap = async () => {
    const sheet = await sanna.page.locator('article').boundingBox()
    const side = await panel.boundingBox()
    return sheet && side ? sheet.x + sheet.width - side.x : Number.NaN
  }
  await expect.poll(overlap).toBeLessThanOrEqual(0)
  await sanna.page.keyboard.type('Kuinka pitkiä?')
  await sanna.page.keyboard.press('Enter')
  await expect(panel.getByRole('listitem')).toHaveCount(1)
  await expectSaved(sanna)

  // The phone: the count on the note opens a sheet of its own.
  await aino.page
    .getByRole('button', { name: /Kenen näkökulma|Lappuja|lappu/ })
    .first()
    .waitFor()
  const bubble = aino.page.getByRole('button', { name: '1 kommentti' })
  const fields = aino.page.getByRole('button', { name: /1 lappu/ })
  if (!(await bubble.isVisible())) await fields.first().tap()
  await bubble.tap()
  const dialog = aino.page.getByRole('dialog', { name: 'Kommentit' })
  await expect(dialog).toContainText('Kuinka pitkiä?')
  await dialog.getByRole('textbox').fill('Eilen puoli tuntia')
  await aino.page.keyboard.press('Enter')
  await expect(panel.getByRole('listitem').filter({ hasText: 'Aino' })).toContainText('Eilen puoli tuntia')
  await expect(sanna.page.getByRole('button', { name: '2 kommenttia' })).toBeVisible()

  // Closed: what was begun stays, everything can be read, nothing be written; opened again it goes on.
  await dialog.getByRole('textbox').fill('Ja tänään vielä')
  await sanna.page.keyboard.press('Escape')
  await expect(panel).toBeHidden()
  await sanna.page.getByRole('switch', { name: 'Osallistujat voivat kirjoittaa' }).click()
  await expect(dialog).toContainText('Kommentteja voi nyt vain lukea.')
  await expect(dialog).toContainText('Eilen puoli tuntia')
  await expect(dialog.getByRole('textbox')).toHaveCount(0)
  await sanna.page.getByRole('switch', { name: 'Osallistujat voivat kirjoittaa' }).click()
  await expect(dialog.getByRole('textbox')).toHaveValue('Ja tänään vielä')

  // The one who wrote it removes it and takes that back.
  await dialog.getByRole('button', { name: 'Poista kommentti: Eilen puoli tuntia' }).tap()
  await expect(dialog.getByRole('listitem')).toHaveCount(1)
  await dialog.getByRole('button', { name: 'Kumoa' }).tap()
  await expect(dialog.getByRole('listitem')).toHaveCount(2)
  expect([...sanna.troubles, ...aino.troubles]).toEqual([])
})
