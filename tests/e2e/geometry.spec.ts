import { type Page, expect } from '@playwright/test'
import type * as Y from 'yjs'
import { CANVAS_TEMPLATES } from '../../src/model/catalogue.ts'
import { type Point, freePlace, sheetGeometry } from '../../src/model/geometry.ts'
import { NOTE_COLORS, addNote, placeFound } from '../../src/model/note.ts'
import type { Product } from '../support/product.ts'
import { newPerson } from './people.ts'
import { type SeededSeries, seedSeries } from './seeding.ts'
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

async function openCanvas(page: Page, series: SeededSeries, canvas: string): Promise<void> {
  await page.goto(`${product.url}/s/${series.id}/canvas/${canvas}?as=facilitator`)
  await expect(page.locator('article').first()).toBeVisible()
  // A sheet that answers another is measured alone.
  const beside = page.getByRole('button', { name: 'Rinnakkain', pressed: true })
  if (await beside.isVisible()) await beside.click()
  await expect(page.locator('article')).toHaveCount(1)
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
        await openCanvas(page, series, id)
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

test('from far off a note shows more than three lines where paper is free below it, and covers nothing', async ({
  browser,
}) => {
  const series = await seedSeries(product, 'Kaukaa katsottu')
  const canvas = series.canvases.find(({ template }) => template === 'empathy-map')
  if (!canvas) throw new Error('no canvas')
  const text = 'Naapuri: ”Sinne on kamalat jonot, varaa koko iltapäivä”'
  const put = (id: string, y: number) => (doc: Y.Doc) =>
    addNote(doc, { id, at: { field: 'hear', x: 10, y }, text, color: 'birch', by: null, made: 1 })
  await series.fill(canvas.id, put('above', 60))
  const { page } = await newPerson(browser, { viewport: NARROW })
  await page.goto(series.link)
  await page.waitForURL(/as=facilitator/)
  await openCanvas(page, series, canvas.id)
  await expect(page.locator('[data-far]')).toHaveCount(1)
  const words = page.locator('[data-note="above"] [data-words]')
  const lines = () =>
    words.evaluate((each) => {
      const { lineHeight } = getComputedStyle(each)
      return Math.round(each.clientHeight / Number.parseFloat(lineHeight))
    })
  await expect.poll(lines).toBeGreaterThan(4)
  await expect(page.locator('[data-note="above"]')).not.toHaveAttribute('data-cut')

  // Something comes right below it.
  await series.fill(canvas.id, put('below', 60 + 86))
  await expect.poll(lines).toBe(3)
  await expect(page.locator('[data-note="above"]')).toHaveAttribute('data-cut')
  const bottom = await page
    .locator('[data-note="above"]')
    .evaluate((note) => note.getBoundingClientRect().bottom)
  const top = await page.locator('[data-note="below"]').evaluate((note) => note.getBoundingClientRect().top)
  expect(bottom).toBeLessThan(top)
})

test('near, too, a note shows whole lines above one that is right below it, and all when it is taken up', async ({
  browser,
}) => {
  const series = await seedSeries(product, 'Läheltä katsottu')
  const canvas = series.canvases.find(({ template }) => template === 'empathy-map')
  if (!canvas) throw new Error('no canvas')
  const text = 'Odotushuoneessa ei ole istumapaikkaa eikä vuoronumeroautomaatti toimi'
  await series.fill(canvas.id, (doc) => {
    for (const [id, y] of [
      ['above', 60],
      ['below', 146],
    ] as const)
      addNote(doc, { id, at: { field: 'hear', x: 10, y }, text, color: 'birch', by: null, made: 1 })
  })
  const { page } = await newPerson(browser)
  await page.goto(series.link)
  await page.waitForURL(/as=facilitator/)
  await openCanvas(page, series, canvas.id)
  const note = (id: string) => page.locator(`[data-note="${id}"]`)
  const edges = async () => {
    const [words, below] = await Promise.all([
      note('above').locator('[data-words]').boundingBox(),
      note('below').boundingBox(),
    ])
    return (below?.y ?? 0) - ((words?.y ?? Infinity) + (words?.height ?? 0))
  }
  for (const size of [SIZES[0], { width: 1920, height: 1080 }]) {
    await page.setViewportSize(size)
    await expect(page.locator('[data-far]')).toHaveCount(0)
    await expect.poll(edges).toBeGreaterThanOrEqual(0)
    await expect(note('above')).toHaveAttribute('data-cut')
    await expect(note('below')).not.toHaveAttribute('data-cut')
  }
  await note('above').click()
  await expect.poll(edges).toBeLessThan(0)
})

test('where dots say that a note has more, its last line does not fade as well', async ({ browser }) => {
  const series = await seedSeries(product, 'Viimeinen rivi')
  const canvas = series.canvases.find(({ template }) => template === 'empathy-map')
  if (!canvas) throw new Error('no canvas')
  const text =
    'Lapset väsyvät ja alkavat kiukutella, kun mitään tekemistä ei ole ja odotus venyy yli tunnin mittaiseksi; ' +
    'vanhempi häpeää ja miettii lähtevänsä kotiin asioimatta ollenkaan'
  await series.fill(canvas.id, (doc) => {
    for (const [id, field, y] of [
      ['above', 'hear', 60],
      ['below', 'hear', 146],
      ['low', 'say', 60],
      ['free', 'see', 60],
    ] as const)
      addNote(doc, { id, at: { field, x: 10, y }, text, color: 'birch', by: null, made: 1 })
  })
  const { page } = await newPerson(browser)
  await page.goto(series.link)
  await page.waitForURL(/as=facilitator/)
  await openCanvas(page, series, canvas.id)
  const fades = (id: string) =>
    page
      .locator(`[data-note="${id}"] [data-stop]`)
      .evaluate((card) => getComputedStyle(card, '::after').display !== 'none')
  const all = async () => [await fades('above'), await fades('low'), await fades('free')]
  for (const id of ['above', 'low', 'free'])
    await expect(page.locator(`[data-note="${id}"]`)).toHaveAttribute('data-cut')
  await expect.poll(all).toEqual([false, false, true])
  // Under the mouse it has as many lines as a note may have, and no dots.
  await page.locator('[data-note="above"]').hover()
  await expect.poll(() => fades('above')).toBe(true)

  await page.mouse.move(1, 1)
  await page.setViewportSize(NARROW)
  await expect(page.locator('[data-far]')).toHaveCount(1)
  await expect.poll(all).toEqual([false, false, false])
})
