import { type Page, expect } from '@playwright/test'
import type { Product } from '../support/product.ts'
import { violations } from './axe.ts'
import { MAP_STEP, type Person, join, newPerson, restartStep, startStep } from './people.ts'
import { test } from './test.ts'

/*
 * No axe violation on any screen, in the sizes and colour schemes that people use. A phone's page has elements of its own;
 * the tablet's and the narrowest page have those of the one before, in other sizes and colours.
 */
const LOOKS = [
  { name: 'desktop, light', width: 1440, height: 900, colorScheme: 'light', rules: 'all' },
  { name: 'tablet, dark', width: 1024, height: 768, colorScheme: 'dark', rules: 'look' },
  { name: 'phone, light', width: 390, height: 844, colorScheme: 'light', rules: 'all' },
  { name: 'narrowest, dark', width: 320, height: 640, colorScheme: 'dark', rules: 'look' },
] as const

let product: Product
test.beforeAll(({ product: running }) => {
  product = running
})

async function check(page: Page, screen: string): Promise<void> {
  for (const { name, width, height, colorScheme, rules } of LOOKS) {
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    expect(await violations(page, rules), `${screen}, ${name}`).toEqual([])
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow, `${screen}, ${name}: sideways scroll`).toBeLessThanOrEqual(0)
  }
  await page.setViewportSize({ width: 1440, height: 900 })
}

async function openSample({ page }: Person): Promise<string> {
  await page.goto(product.startPage)
  await page.getByRole('button', { name: 'Avaa esimerkki' }).click()
  await page.waitForURL(/\/s\/.+as=facilitator/)
  const code = page.getByText(/^[A-Z0-9]{3}\s[A-Z0-9]{3}$/)
  await expect(code).toBeVisible()
  return ((await code.textContent()) ?? '').replace(/[^A-Z0-9]/g, '')
}

async function openCanvas({ page }: Person, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Kanvaasit' }).click()
  await page.getByRole('menuitemradio', { name }).click()
  await expect(page.getByText(name).filter({ visible: true }).first()).toBeVisible()
}

/** By its button: in a search field Esc clears the words first. */
async function closeDialog(page: Page): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: 'Sulje' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

test('the ways in', async ({ browser }) => {
  const { page } = await newPerson(browser)
  await page.goto(product.startPage)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await check(page, 'home')
  await page.goto(`${product.url}/join`)
  await expect(page.getByLabel('Koodi')).toBeVisible()
  await check(page, 'code')
  await page.getByLabel('Koodi').fill('zzzzzz')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toBeVisible()
  await check(page, 'wrong code')
  await page.goto(`${product.url}/no/such/page`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await check(page, 'lost')
})

test('the workshop, its canvases, the compass and the poster', async ({ browser }) => {
  test.setTimeout(480_000)
  const facilitator = await newPerson(browser)
  const aino = await newPerson(browser)
  const { page } = facilitator
  const code = await openSample(facilitator)
  await check(page, 'start guide')
  await join(product, aino, code, 'Aino')
  await expect(aino.page.getByText('Vetäjä aloittaa pian')).toBeVisible()
  await check(aino.page, 'waiting')
  for (const name of ['Asiakkaan profiloiminen', 'Asiakaslähtöinen arvontuotto 2/2', 'Arjen kompassi']) {
    await openCanvas(facilitator, name)
    await check(page, name)
  }
  await startStep(facilitator, MAP_STEP)
  await expect(aino.page.getByRole('heading', { name: 'Empatiakartta' }).first()).toBeVisible()
  await expect(aino.page.getByRole('button', { name: 'Uusi lappu' })).toBeVisible()
  // The name has the words that are seen: who steers the page by voice says them.
  await expect(page.getByRole('switch', { name: 'Auki osallistujille' })).toBeVisible()
  await check(aino.page, 'a participant on a canvas')
  await check(page, 'the facilitator on a canvas')
  await page.getByRole('button', { name: 'Lisää kanvaasista' }).click()
  await page.getByRole('menuitem', { name: 'Näytä kirjoittajat' }).click()
  await page.keyboard.press('Control+F')
  await page.getByRole('searchbox', { name: 'Hae sanoja' }).fill('jono')
  await expect(page.getByRole('dialog').locator('mark').first()).toBeVisible()
  await check(page, 'search')
  await closeDialog(page)
  await page.getByRole('button', { name: 'Lisää kanvaasista' }).click()
  await page.getByRole('menuitem', { name: 'Näppäimet' }).click()
  await check(page, 'keys')
  await closeDialog(page)
  await page.locator('[data-field="hear"] [data-note] [data-stop]').first().focus()
  await page.keyboard.press('m')
  await page.getByRole('toolbar', { name: 'Lapun työkalut' }).getByRole('button', { name: 'Lisää' }).click()
  await page.getByRole('menuitem', { name: 'Kopioi toiselle kanvaasille' }).click()
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeVisible()
  await check(page, 'copy to another canvas')
  await closeDialog(page)
  await startStep(facilitator, 'Tauko')
  await expect(aino.page.getByRole('heading', { name: 'Tauko' }).first()).toBeVisible()
  await check(aino.page, 'a break')
  await page.goto(page.url().replace('?', '/poster?'))
  await expect(page.getByRole('heading', { name: 'Huoneentaulu' })).toBeVisible()
  await check(page, 'poster')
})

test('what was, and what is gone', async ({ browser }) => {
  const person = await newPerson(browser)
  await openSample(person)
  const { page } = person
  await startStep(person, MAP_STEP)
  await restartStep(person)
  for (const item of ['Aiemmat versiot', 'Lataa arkisto', 'Poista henkilö tai sanoja', 'Poista sarja']) {
    await page.getByRole('button', { name: 'Lisää toimintoja' }).click()
    await page.getByRole('menuitem', { name: item, exact: true }).click()
    await expect(page.getByRole('dialog', { name: item })).toBeVisible()
    if (item === 'Aiemmat versiot') {
      await expect(page.getByRole('img', { name: /Silloin/ })).toBeVisible()
      await check(page, 'history of a sheet')
      await page.getByLabel('Kanvaasi', { exact: true }).selectOption({ label: 'Arjen kompassi' })
      await expect(page.getByRole('article', { name: /Silloin/ })).toBeVisible()
    }
    await check(page, item)
    await page.keyboard.press('Escape')
  }
})
