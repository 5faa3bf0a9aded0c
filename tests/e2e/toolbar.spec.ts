import { type Locator, type Page, expect } from '@playwright/test'
import { type Product, startProduct } from '../support/product.ts'
import { type Person, newPerson } from './people.ts'
import { seedSeries } from './seeding.ts'
import { test } from './test.ts'

/* A board's tools stand in one row on every screen; those for which there is no room are in its menu. */

let product: Product
let canvas: { readonly link: string; readonly path: string }
test.beforeAll(async () => {
  product = await startProduct()
  const series = await seedSeries(product, 'Työkalurivi')
  const map = series.canvases.find(({ template }) => template === 'empathy-map')
  if (!map) throw new Error('no canvas')
  canvas = {
    link: series.link,
    path: `${product.url}/s/${series.id}/canvas/${map.id}?as=facilitator`,
  }
})
test.afterAll(() => product.stop())

const WORDS = {
  fi: { tools: 'Työkalut', sheet: 'Arkkina', more: 'Lisää kanvaasista', agenda: 'Avaa ohjelma' },
  en: { tools: 'Tools', sheet: 'As a sheet', more: 'More about this canvas', agenda: 'Open the agenda' },
} as const

const SCREENS = [
  { width: 1440, height: 900, touch: false },
  { width: 1024, height: 768, touch: false },
  { width: 1024, height: 768, touch: true },
  { width: 820, height: 1180, touch: true },
  { width: 760, height: 600, touch: false },
  { width: 600, height: 800, touch: true },
  { width: 390, height: 844, touch: true },
  { width: 320, height: 640, touch: true },
] as const

async function open(person: Person, language: keyof typeof WORDS): Promise<Locator> {
  const { page } = person
  await page.goto(canvas.link)
  await page.waitForURL(/as=facilitator/)
  await page.goto(canvas.path)
  const bar = page.getByRole('toolbar', { name: WORDS[language].tools, exact: true })
  await expect(bar).toBeVisible()
  return bar
}

/** How many rows a bar's parts stand in. */
const rows = (bar: Locator): Promise<number> =>
  bar.evaluate((element) => {
    const boxes = [...element.querySelectorAll('button')]
      .map((button) => button.getBoundingClientRect())
      .filter(({ width }) => width > 0)
      .toSorted((a, b) => a.top - b.top)
    let [count, bottom] = [0, -Infinity]
    for (const box of boxes) {
      if (box.top >= bottom) count++
      bottom = Math.max(bottom, box.bottom)
    }
    return count
  })

for (const language of ['fi', 'en'] as const) {
  for (const { width, height, touch } of SCREENS) {
    const where = `${width}×${height}${touch ? ' by touch' : ''}`
    test(`the tools are one row, ${language}, ${where}`, async ({ browser }) => {
      const person = await newPerson(browser, {
        locale: language === 'fi' ? 'fi-FI' : 'en-GB',
        viewport: { width, height },
        hasTouch: touch,
      })
      const { page, troubles } = person
      const bar = await open(person, language)
      const asSheet = bar.getByRole('button', { name: WORDS[language].sheet })
      if (width < 700) await asSheet.click()
      await expect(page.locator('article [data-field]').first()).toBeVisible()
      expect(await rows(bar)).toBe(1)
      const box = await bar.boundingBox()
      expect(box?.x).toBeGreaterThanOrEqual(0)
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width)
      // What the agenda leaves of the width is enough too.
      const agenda = page.getByRole('button', { name: WORDS[language].agenda })
      if (width === 1024 && (await agenda.isVisible())) {
        await agenda.click()
        await expect(agenda).toBeHidden()
        expect(await rows(bar)).toBe(1)
      }
      expect(troubles).toEqual([])
    })
  }
}

/** The names of all that a bar offers, those in its menu too. */
async function offered(page: Page, bar: Locator): Promise<readonly string[]> {
  const names = (items: Locator) =>
    items.evaluateAll((elements) =>
      elements
        .filter((element) => element.checkVisibility())
        .map((element) => (element.ariaLabel ?? element.textContent).trim()),
    )
  const buttons = await names(bar.getByRole('button'))
  await bar.getByRole('button', { name: WORDS.fi.more }).click()
  await expect(page.getByRole('menuitem').first()).toBeVisible()
  const items = await names(bar.locator('[role^="menuitem"]'))
  await page.keyboard.press('Escape')
  return [...buttons, ...items]
}

test('what has no room in the row is in its menu, and works from there', async ({ browser }) => {
  const person = await newPerson(browser, { viewport: { width: 390, height: 844 }, hasTouch: true })
  const { page, troubles } = person
  const bar = await open(person, 'fi')
  await bar.getByRole('button', { name: 'Arkkina' }).click()
  const all = await offered(page, bar)
  for (const name of [
    /^Uusi lappu/,
    /^Väri/,
    /^Valitse useita/,
    /^Kynät, nuolet ja leimat/,
    /^Kumoa/,
    /^Tee uudelleen/,
    /^Siirrä arkkia/,
    /^Loitonna/,
    /^Suurennus/,
    /^Lähennä/,
    /^Sovita ikkunaan/,
    /^Luettelona/,
    /^Lisää kuva/,
    /^Näppäimet/,
  ]) {
    expect(
      all.filter((each) => name.test(each)),
      `${String(name)} of ${all.join(', ')}`,
    ).not.toHaveLength(0)
  }
  const sheet = page.locator('article')
  const before = (await sheet.boundingBox())?.width ?? 0
  await bar.getByRole('button', { name: WORDS.fi.more }).click()
  await page.getByRole('menuitem', { name: 'Lähennä' }).click()
  await expect.poll(async () => (await sheet.boundingBox())?.width ?? 0).toBeGreaterThan(before)
  await bar.getByRole('button', { name: WORDS.fi.more }).click()
  await page.getByRole('menuitem', { name: 'Sovita ikkunaan' }).click()
  await expect.poll(async () => (await sheet.boundingBox())?.width ?? 0).toBe(before)

  await bar.getByRole('button', { name: /^Väri/ }).click()
  await page.getByRole('menuitemradio', { name: 'Kanerva' }).click()
  await bar.getByRole('button', { name: 'Uusi lappu' }).click()
  await page.keyboard.insertText('kanervainen')
  await page.keyboard.press('Escape')
  await expect(page.locator('[data-note][data-color="heather"]')).toHaveCount(1)
  await bar.getByRole('button', { name: 'Kumoa' }).click()
  await expect(page.locator('[data-note]')).toHaveCount(0)
  await bar.getByRole('button', { name: WORDS.fi.more }).click()
  await page.getByRole('menuitem', { name: 'Tee uudelleen' }).click()
  await expect(page.locator('[data-note]')).toHaveCount(1)
  expect(troubles).toEqual([])
})

test('while something is drawn on a phone, its tools take two rows at most and can be put away', async ({
  browser,
}) => {
  const person = await newPerson(browser, { viewport: { width: 390, height: 844 }, hasTouch: true })
  const { page, troubles } = person
  const bar = await open(person, 'fi')
  await bar.getByRole('button', { name: 'Arkkina' }).click()
  await bar.getByRole('button', { name: /^Kynät/ }).click()
  await expect(page.locator('[data-tool-surface]')).toBeVisible()
  for (const tool of [/^Kynä \(/, /^Korostuskynä/, /^Pyyhin/, /^Nuoli/, /^Leima/]) {
    await bar.getByRole('button', { name: tool }).click()
    expect(await rows(bar), String(tool)).toBeLessThanOrEqual(2)
  }
  const all = await offered(page, bar)
  expect(all.filter((name) => name.startsWith('Näytä piirrokset'))).toHaveLength(1)
  expect(all.filter((name) => name.startsWith('Tee uudelleen'))).toHaveLength(1)
  await bar.getByRole('button', { name: 'Valmis' }).click()
  await expect(page.locator('[data-tool-surface]')).toHaveCount(0)
  expect(troubles).toEqual([])
})
