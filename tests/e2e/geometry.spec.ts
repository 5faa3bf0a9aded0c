import { expect } from '@playwright/test'
import { CANVAS_TEMPLATES } from '../../src/model/catalogue.ts'
import { type Point, freePlace, sheetGeometry } from '../../src/model/geometry.ts'
import { NOTE_COLORS, addNote, placeFound } from '../../src/model/note.ts'
import type { Product } from '../support/product.ts'
import { newPerson } from './people.ts'
import { type SeededSeries, openCanvas, seedSeries } from './seeding.ts'
import { type Trouble, troublesOf } from './sheet-troubles.ts'
import { test } from './test.ts'

/*
 * Every sheet of every canvas template, empty, with a few notes and with far too many, measured in the browser: what
 * overlaps, leaves its field or is cut off. Finnish words are long.
 */
const WORDS = [
  'Kolmivaihekilowattituntimittari',
  'Asiakaspalveluhenkilökunnan ystävällisyys ja kärsivällisyys',
  'Lentokonesuihkuturbiinimoottoriapumekaanikkoaliupseerioppilas',
  'Odotushuoneessa ei ole istumapaikkaa',
  'Kaupunkikeskustan pysäköintimahdollisuudet, ruuhkavuorovaikutus ja jälkitoimituspalvelu',
  'Älypuhelinsovelluksen käyttöönotto',
  'Hyvä',
] as const
const NARROW = { width: 1024, height: 768 } as const
const SIZES = [{ width: 1440, height: 900 }, NARROW] as const

let product: Product
test.beforeAll(({ product: running }) => {
  product = running
})

async function fill(series: SeededSeries, count: number): Promise<void> {
  for (const { id, template: key } of series.canvases) {
    const template = CANVAS_TEMPLATES.get(key)
    if (template?.kind !== 'sheet' || count === 0) continue
    const geometry = sheetGeometry(template.sheet)
    await series.fill(id, (doc) => {
      for (const field of template.fields) {
        if (field.type !== 'notes') continue
        const taken: Point[] = []
        for (let i = 0; i < count; i++) {
          const spot = freePlace(geometry, field.key, taken)
          taken.push(spot)
          addNote(doc, {
            id: `${field.key}-${i}`,
            at: placeFound(field.key, spot, i),
            text: WORDS[i % WORDS.length] ?? '',
            color: NOTE_COLORS[i % NOTE_COLORS.length] ?? 'birch',
            by: null,
            made: i,
          })
        }
      }
    })
  }
}

for (const count of [0, 5, 30]) {
  test(`every sheet with ${count} notes a field`, async ({ browser }) => {
    test.setTimeout(240_000)
    const series = await seedSeries(product, `Kauppakeskuksen palvelutori ${count}`)
    await fill(series, count)
    const { page, troubles } = await newPerson(browser)
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.goto(series.link)
    await page.waitForURL(/\/s\/.+as=facilitator/)
    const found: Record<string, readonly Trouble[]> = {}
    let measured = 0
    // Nothing and too much are the same on a larger screen, only larger.
    const sizes = count === 5 ? SIZES : [NARROW]
    for (const { id, template: key } of series.canvases) {
      const template = CANVAS_TEMPLATES.get(key)
      if (template?.kind !== 'sheet') continue
      const fields = template.fields.filter(({ type }) => type === 'notes').length
      for (const size of sizes) {
        await page.setViewportSize(size)
        await openCanvas(product, page, series.id, id)
        await expect(page.locator('article [data-note]')).toHaveCount(fields * count)
        // Where notes are many, the heading shares its line with how many.
        if (count > 12) await expect(page.locator('article [data-field-count]')).toHaveCount(fields)
        await page.evaluate(() => document.fonts.ready)
        const troublesHere = await page.evaluate(troublesOf, count)
        if (troublesHere.length > 0) found[`${key}, ${size.width}×${size.height}`] = troublesHere
        measured += 1
      }
    }
    expect(measured).toBeGreaterThanOrEqual(4 * sizes.length)
    expect(found).toEqual({})
    expect(troubles).toEqual([])
  })
}

/** Pairs of notes of the sheet that is drawn that lie over each other. Runs in the page. */
function coveringPairs(): string[] {
  const SLACK = 1
  return [...document.querySelectorAll('article section[data-field]')].flatMap((field) => {
    const notes = [...field.querySelectorAll('[data-note]')].map((note) => ({
      text: note.textContent.slice(0, 30),
      box: note.getBoundingClientRect(),
    }))
    return notes.flatMap((one, index) =>
      notes
        .slice(index + 1)
        .filter(
          ({ box }) =>
            Math.min(box.right, one.box.right) - Math.max(box.left, one.box.left) > SLACK &&
            Math.min(box.bottom, one.box.bottom) - Math.max(box.top, one.box.top) > SLACK,
        )
        .map(({ text }) => `${one.text} · ${text}`),
    )
  })
}

test('no note of the sample covers another', async ({ browser }) => {
  const { page, troubles } = await newPerson(browser)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto(product.startPage)
  await page.getByRole('button', { name: 'Avaa esimerkki' }).click()
  await page.waitForURL(/\/s\/.+as=facilitator/)
  const canvases = page.getByRole('button', { name: 'Kanvaasit', exact: true })
  const found: Record<string, readonly string[]> = {}
  let measured = 0
  for (const [name, notes] of [
    ['Asiakkaan profiloiminen', 26],
    ['Empatiakartta', 35],
    ['Asiakaslähtöinen arvontuotto 1/2', 18],
    // Beside the other value sheet.
    ['Asiakaslähtöinen arvontuotto 2/2', 34],
  ] as const) {
    await canvases.click()
    await page.getByRole('menuitemradio', { name }).click()
    for (const size of [...SIZES, { width: 1920, height: 1080 }]) {
      await page.setViewportSize(size)
      // Beside each other two sheets need more than the smallest width.
      const beside = notes === 34 && size.width < 1400
      await expect(page.locator('article [data-note]')).toHaveCount(beside ? 0 : notes)
      await page.evaluate(() => document.fonts.ready)
      const pairs = await page.evaluate(coveringPairs)
      if (pairs.length > 0) found[`${name}, ${size.width}`] = pairs
      measured += beside ? 0 : 1
    }
    await page.setViewportSize(SIZES[0])
  }
  expect(measured).toBe(11)
  expect(found).toEqual({})
  expect(troubles).toEqual([])
})
