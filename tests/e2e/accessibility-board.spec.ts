import { expect } from '@playwright/test'
import type { Product } from '../support/product.ts'
import { violations } from './axe.ts'
import { MAP, STATES, calm, openSample } from './board-states.ts'
import { sidewaysScrollers, smallTargets } from './measured-access.ts'
import { newPerson } from './people.ts'
import { test } from './test.ts'

/* The board in the states that it is in while people work: what axe sees, and what it cannot see. */
const LOOKS = [
  { width: 1440, height: 900, colorScheme: 'light', forcedColors: 'none' },
  { width: 1024, height: 768, colorScheme: 'dark', forcedColors: 'none' },
  { width: 390, height: 844, colorScheme: 'light', forcedColors: 'active' },
] as const
const COMPANY = 'Asiakaslähtöinen arvontuotto 2/2'
/** What a smaller page shows by other elements. */
const BUILT_ANEW = new Set(['its comments'])

let product: Product
test.beforeAll(({ product: running }) => {
  product = running
})

test('no axe violation and no small target in any state of a sheet', async ({ browser }) => {
  test.setTimeout(400_000)
  const person = await newPerson(browser)
  const { page } = person
  await openSample(product, person, MAP)
  for (const [index, look] of LOOKS.slice(0, 2).entries()) {
    await page.setViewportSize(look)
    await page.emulateMedia({ ...look, reducedMotion: 'reduce' })
    for (const [state, reach] of Object.entries(STATES)) {
      await reach(page)
      const found = await violations(page, index === 0 || BUILT_ANEW.has(state) ? 'all' : 'look')
      expect.soft(found, `${state}, ${look.width}, ${look.colorScheme}`).toEqual([])
      expect.soft(await page.evaluate(smallTargets), `targets: ${state}, ${look.width}`).toEqual([])
      await calm(page)
    }
  }
  await page.setViewportSize(LOOKS[2])
  await expect(page.getByRole('button', { name: /\d lappu/ }).first()).toBeVisible()
  expect.soft(await page.evaluate(smallTargets), 'targets: a phone').toEqual([])
  await page.setViewportSize(LOOKS[0])
  await page.getByRole('button', { name: 'Luettelona' }).click()
  expect.soft(await violations(page), 'the list').toEqual([])
  for (const item of ['Leimaa…', 'Vedä nuoli…']) {
    await page.getByRole('button', { name: 'Lisää kanvaasista' }).click()
    await page.getByRole('menuitem', { name: item }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    expect.soft(await violations(page), item).toEqual([])
    expect.soft(await page.evaluate(smallTargets), `targets: ${item}`).toEqual([])
    await page.keyboard.press('Escape')
  }
  expect(person.troubles).toEqual([])
})

test('no axe violation on two sheets side by side, nor in their pairs and answers', async ({ browser }) => {
  test.setTimeout(300_000)
  const person = await newPerson(browser)
  const { page } = person
  await openSample(product, person, COMPANY)
  for (const look of LOOKS) {
    await page.setViewportSize(look)
    await page.emulateMedia({ ...look, reducedMotion: 'reduce' })
    await expect(page.locator('[data-fit-summary]')).toBeVisible()
    expect
      .soft(await violations(page, look.width === 1024 ? 'look' : 'all'), `beside, ${look.width}`)
      .toEqual([])
    expect.soft(await page.evaluate(smallTargets), `targets beside, ${look.width}`).toEqual([])
    expect.soft(await page.evaluate(sidewaysScrollers), `sideways beside, ${look.width}`).toEqual([])
  }
  await page.setViewportSize(LOOKS[0])
  await page.emulateMedia({ ...LOOKS[0], reducedMotion: 'reduce' })
  await page.locator('[data-field="pain-relievers"] [data-note] [data-stop]').first().focus()
  await page.keyboard.press('m')
  await page.getByRole('button', { name: 'Lisää', exact: true }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Vastaa lappuun…' }).click()
  await expect(page.getByRole('dialog').getByRole('checkbox').first()).toBeVisible()
  for (const { width, height } of [LOOKS[0], { width: 320, height: 640 }]) {
    await page.setViewportSize({ width, height })
    expect.soft(await violations(page), `answers, ${width}`).toEqual([])
    expect.soft(await page.evaluate(smallTargets), `targets: answers, ${width}`).toEqual([])
    expect.soft(await page.evaluate(sidewaysScrollers), `sideways: answers, ${width}`).toEqual([])
  }
  expect(person.troubles).toEqual([])
})
