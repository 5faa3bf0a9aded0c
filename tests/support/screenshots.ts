/*
 * `npm run screenshots`: README's pictures, made from the running product with the sample series, in Finnish.
 */
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type Page, chromium, expect } from '@playwright/test'
import { findChromium } from './chromium.ts'
import { startProduct } from './product.ts'

const FOLDER = resolve(import.meta.dirname, '../../docs/screenshots')
const DESKTOP = { width: 1440, height: 900 }
const PHONE = { width: 390, height: 844 }

const executablePath = findChromium()
if (!executablePath) throw new Error('No Chromium found; npm run test:e2e says how to get one.')
await mkdir(FOLDER, { recursive: true })
const product = await startProduct()
const browser = await chromium.launch({
  executablePath,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})

const shoot = async (page: Page, name: string): Promise<void> => {
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  await page.screenshot({ path: join(FOLDER, `${name}.png`), animations: 'disabled' })
  console.log(`docs/screenshots/${name}.png`)
}

const newPage = async (options: Parameters<typeof browser.newContext>[0]): Promise<Page> =>
  (await browser.newContext({ locale: 'fi-FI', reducedMotion: 'reduce', ...options })).newPage()

try {
  const facilitator = await newPage({ viewport: DESKTOP })
  await facilitator.goto(product.startPage)
  await facilitator.getByLabel('Yrityksen tai paikan nimi').fill('Tunturin Tupa')
  await shoot(facilitator, 'home')
  await facilitator.getByRole('button', { name: 'Avaa esimerkki' }).click()
  const code = facilitator.getByText(/^[A-Z0-9]{3}\s[A-Z0-9]{3}$/)
  await expect(code).toBeVisible()
  const typed = (await code.textContent()) ?? ''

  const people: Page[] = []
  for (const [name, options] of [
    ['Sanna', { viewport: DESKTOP }],
    ['Mikko', { viewport: DESKTOP }],
    ['Aino', { viewport: PHONE, isMobile: true, hasTouch: true, deviceScaleFactor: 2 }],
  ] as const) {
    const page = await newPage(options)
    await page.goto(`${product.url}/join`)
    await page.getByLabel('Koodi').fill(typed)
    await page.keyboard.press('Enter')
    await page.getByLabel('Etunimesi').fill(name)
    await page.keyboard.press('Enter')
    await page.waitForURL(/as=participant/)
    people.push(page)
  }
  await facilitator.getByRole('button', { name: 'Aloita: Asiakkaan saappaissa' }).click()
  const [sanna, mikko, aino] = people
  if (!sanna || !mikko || !aino) throw new Error('somebody is missing')
  // A pointer is told of when it moves, to those who are there by then.
  let moved = 0
  await expect(async () => {
    moved += 1
    await sanna.locator('[data-field="think-feel"]').hover({ position: { x: 300 + moved, y: 150 } })
    await mikko.locator('[data-field="see"]').hover({ position: { x: 100 + moved, y: 240 } })
    await expect(facilitator.getByText('Sanna').filter({ visible: true }).first()).toBeVisible({
      timeout: 500,
    })
  }).toPass()
  await shoot(facilitator, 'workshop')
  await aino.getByRole('button', { name: /Mitä hän kuulee/ }).click()
  await expect(aino.getByRole('button', { name: 'Uusi lappu' })).toBeVisible()
  await shoot(aino, 'phone')
  await facilitator.getByRole('button', { name: 'Kanvaasit' }).click()
  await facilitator.getByRole('menuitemradio', { name: 'Arjen kompassi' }).click()
  await expect(facilitator.getByLabel('Periaate: Lupaus')).toBeVisible()
  await shoot(facilitator, 'compass')
  await facilitator.goto(facilitator.url().replace(/\/canvas\/[^?]+/, '/poster'))
  await expect(facilitator.locator('svg text').first()).toBeVisible()
  await shoot(facilitator, 'poster')
} finally {
  await browser.close()
  await product.stop()
}
