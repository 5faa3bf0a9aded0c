import { type Locator, type Page, expect } from '@playwright/test'
import type { Product } from '../support/product.ts'
import { newPerson } from './people.ts'
import { seedSeries } from './seeding.ts'
import { test } from './test.ts'

/* A board's tools stand in one row on every screen; those for which there is no room are in its menu. */

let product: Product
let canvas: { readonly link: string; readonly path: string }
test.beforeAll(async ({ product: running }) => {
  product = running
  const series = await seedSeries(product, 'Työkalurivi')
  const map = series.canvases.find(({ template }) => template === 'empathy-map')
  if (!map) throw new Error('no canvas')
  canvas = {
    link: series.link,
    path: `${product.url}/s/${series.id}/canvas/${map.id}?as=facilitator`,
  }
})

const WORDS = {
  fi: { tools: 'Työkalut', sheet: 'Arkkina', more: 'Lisää kanvaasista', agenda: 'Avaa ohjelma' },
  en: { tools: 'Tools', sheet: 'As a sheet', more: 'More about this canvas', agenda: 'Open the agenda' },
} as const

// The last of each opens the agenda, which stays open from then on.
const SCREENS = [
  {
    by: 'a mouse',
    sizes: [
      { width: 1440, height: 900 },
      { width: 760, height: 600 },
      { width: 1024, height: 768 },
    ],
  },
  {
    by: 'touch',
    sizes: [
      { width: 820, height: 1180 },
      { width: 600, height: 800 },
      { width: 390, height: 844 },
      { width: 320, height: 640 },
      { width: 1024, height: 768 },
    ],
  },
] as const

async function open(page: Page, language: keyof typeof WORDS): Promise<Locator> {
  // Who has been here needs no link.
  if ((await page.context().cookies()).length === 0) {
    await page.goto(canvas.link)
    await page.waitForURL(/as=facilitator/)
  }
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
  for (const { by, sizes } of SCREENS) {
    test(`the tools are one row, ${language}, by ${by}`, async ({ browser }) => {
      const locale = language === 'fi' ? 'fi-FI' : 'en-GB'
      const { page, troubles } = await newPerson(browser, { locale, hasTouch: by === 'touch' })
      for (const { width, height } of sizes) {
        const where = `${width}×${height}`
        await page.setViewportSize({ width, height })
        const bar = await open(page, language)
        const asSheet = bar.getByRole('button', { name: WORDS[language].sheet })
        if (width < 700) await asSheet.click()
        await expect(page.locator('article [data-field]').first()).toBeVisible()
        expect(await rows(bar), where).toBe(1)
        const box = await bar.boundingBox()
        expect(box?.x, where).toBeGreaterThanOrEqual(0)
        expect((box?.x ?? 0) + (box?.width ?? 0), where).toBeLessThanOrEqual(width)
        // What the agenda leaves of the width is enough too.
        const agenda = page.getByRole('button', { name: WORDS[language].agenda })
        if (width === 1024 && (await agenda.isVisible())) {
          await agenda.click()
          await expect(agenda).toBeHidden()
          expect(await rows(bar), where).toBe(1)
        }
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
  const { page, troubles } = await newPerson(browser, {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
  })
  const bar = await open(page, 'fi')
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
  const { page, troubles } = await newPerson(browser, {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
  })
  const bar = await open(page, 'fi')
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
