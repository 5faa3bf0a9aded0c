import { expect } from '@playwright/test'
import type { Product } from '../support/product.ts'
import { PHONE, type Person, join, meetOnMap, newPerson } from './people.ts'
import { type Spot, drawnScale, onSheet, settled, wheelTo } from './sheet.ts'
import { test } from './test.ts'

/* Who is where, who writes where, and following a person: two browsers and a phone. */

let product: Product
test.beforeAll(({ product: running }) => {
  product = running
})

async function windowBox({ page }: Person) {
  const box = await page.getByRole('region', { name: /Kanvaasi, jota/ }).boundingBox()
  if (!box) throw new Error('no sheet')
  return box
}

/** What of the sheet is in the middle of a person's window. */
async function seen(person: Person): Promise<Spot> {
  const { x, y, width, height } = await windowBox(person)
  return onSheet(person.page, { x: x + width / 2, y: y + height / 2 })
}

test('people see where the others are and write, and follow one of them', async ({ browser }) => {
  const { facilitator, other: aino, code } = await meetOnMap(product, browser)
  const mikko = await newPerson(browser, PHONE)
  await join(product, mikko, code, 'Mikko')
  for (const { page } of [facilitator, aino]) await settled(page)
  const bar = aino.page.getByText(/^Seuraat:/)

  await test.step('somebody writes here: on the sheet, and in a phone’s overview', async () => {
    const { page } = facilitator
    await page.locator('[data-field="pains"]').dblclick({ position: { x: 80, y: 110 } })
    await page.keyboard.type('Jonot')
    await expect(aino.page.locator('[data-field="pains"] [data-writers]')).toHaveText(/kirjoittaa tähän/)
    await expect(mikko.page.getByRole('button', { name: /Kipupisteet.*kirjoittaa tähän/ })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(aino.page.locator('[data-writers]')).toHaveCount(0)
    await expect(mikko.page.locator('[data-writers]')).toHaveCount(0)
  })

  await test.step('the list of people tells on which canvas each is', async () => {
    const { page } = facilitator
    await page.getByRole('button', { name: 'Kanvaasit' }).click()
    await expect(page.getByRole('menuitemradio', { name: /Empatiakartta · 2 muuta/ })).toBeVisible()
    await page.keyboard.press('Escape')
    await page
      .getByRole('button', { name: /henkilöä|täällä/i })
      .first()
      .click()
    await expect(page.getByRole('listitem').filter({ hasText: 'Aino' })).toContainText('Empatiakartta')
    await page.keyboard.press('Escape')
  })

  await test.step('a name at a cursor takes no press, which is meant for what lies below it', async () => {
    const { x, y, width, height } = await windowBox(facilitator)
    await facilitator.page.mouse.move(x + width / 2, y + height / 2)
    const name = aino.page.locator('[data-own-size][data-tone] span', { hasText: 'Vetäjä' })
    await expect(name).toBeVisible()
    const isPressed = () =>
      name.evaluate((element) => {
        const box = element.getBoundingClientRect()
        const at = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
        return at === null ? null : element.contains(at)
      })
    expect(await isPressed()).toBe(false)
  })

  await test.step('by keys, one follows the facilitator’s window', async () => {
    const { page } = aino
    await page
      .getByRole('button', { name: /henkilöä|täällä/i })
      .first()
      .focus()
    await page.keyboard.press('Enter')
    const button = page.getByRole('button', { name: /^Seuraa: / }).first()
    await button.focus()
    await page.keyboard.press('Enter')
    await expect(bar).toBeVisible()

    const box = await windowBox(facilitator)
    await wheelTo(facilitator.page, 2, { x: box.x + box.width * 0.8, y: box.y + box.height * 0.3 })
    const theirs = await seen(facilitator)
    await expect(async () => {
      const mine = await seen(aino)
      expect(Math.abs(mine.x - theirs.x)).toBeLessThan(4)
      expect(Math.abs(mine.y - theirs.y)).toBeLessThan(4)
    }).toPass()
    await expect.poll(() => drawnScale(page)).toBeGreaterThan(1.4)
    await facilitator.page.getByRole('button', { name: 'Sovita ikkunaan' }).click()
    await expect.poll(() => drawnScale(page)).toBeLessThan(1.1)
  })

  await test.step('to another canvas, and no further once one does something', async () => {
    const { page } = facilitator
    await page.getByRole('button', { name: 'Kanvaasit' }).click()
    await page
      .getByRole('menuitemradio', { name: /Asiakkaan profiloiminen/ })
      .first()
      .click()
    await expect(page.getByRole('heading', { name: 'Asiakkaan profiloiminen' }).first()).toBeVisible()
    await expect(aino.page.getByRole('heading', { name: 'Asiakkaan profiloiminen' }).first()).toBeVisible()
    await expect(bar).toBeVisible()
    await aino.page.keyboard.press('Escape')
    await expect(bar).toHaveCount(0)
    await page.getByRole('button', { name: 'Kanvaasit' }).click()
    await page.getByRole('menuitemradio', { name: /Empatiakartta/ }).click()
    await expect(page.getByRole('heading', { name: 'Empatiakartta' }).first()).toBeVisible()
    await expect(aino.page.getByRole('heading', { name: 'Asiakkaan profiloiminen' }).first()).toBeVisible()
  })

  await test.step('followed again, a turn of the wheel ends it', async () => {
    const { page } = aino
    await page
      .getByRole('button', { name: /henkilöä|täällä/i })
      .first()
      .click()
    await page
      .getByRole('button', { name: /^Seuraa: / })
      .first()
      .click()
    await expect(bar).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Empatiakartta' }).first()).toBeVisible()
    await settled(page)
    const box = await windowBox(aino)
    await page.mouse.move(box.x + 200, box.y + 200)
    await page.mouse.wheel(0, 40)
    await expect(bar).toHaveCount(0)
  })

  for (const { troubles } of [facilitator, aino, mikko]) expect(troubles).toEqual([])
})
