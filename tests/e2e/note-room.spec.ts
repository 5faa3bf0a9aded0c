import { expect } from '@playwright/test'
import type * as Y from 'yjs'
import { addNote } from '../../src/model/note.ts'
import { addReaction } from '../../src/model/stamps.ts'
import type { Session } from '../../src/sync/protocol-http.ts'
import type { Product } from '../support/product.ts'
import { newPerson } from './people.ts'
import { openCanvas, seedSeries } from './seeding.ts'
import { test } from './test.ts'

/* How much of its words a note shows where another is right below it, from far off and near. */
const NARROW = { width: 1024, height: 768 } as const
const SIZES = [{ width: 1440, height: 900 }, NARROW] as const

let product: Product
test.beforeAll(({ product: running }) => {
  product = running
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
  await openCanvas(product, page, series.id, canvas.id)
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
  await openCanvas(product, page, series.id, canvas.id)
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
  await openCanvas(product, page, series.id, canvas.id)
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

test('reactions and the name of who wrote a note, too, lie below its whole lines and above the next note', async ({
  browser,
}) => {
  const series = await seedSeries(product, 'Reaktiot ja nimet')
  const canvas = series.canvases.find(({ template }) => template === 'empathy-map')
  if (!canvas) throw new Error('no canvas')
  const { page } = await newPerson(browser)
  const answer = await page.context().request.post(`${product.url}/api/sessions`, {
    data: { token: decodeURIComponent(new URL(series.link).hash.slice(1)), name: 'Annamaria' },
    headers: { origin: product.url },
  })
  const { participantId } = (await answer.json()) as Session
  await page.addInitScript(() => localStorage.setItem('kompassi.authors', 'shown'))
  const text = 'Odotushuoneessa ei ole istumapaikkaa eikä vuoronumeroautomaatti toimi, ja lapsi itkee'
  const kinds = ['liked', 'signed', 'both'] as const
  const places = { liked: 'hear', signed: 'see', both: 'think-feel' } as const
  await series.fill(canvas.id, (doc) => {
    for (const kind of kinds) {
      for (const [what, x, y] of [
        ['above', 10, 60],
        ['below', 10, 146],
        ['free', 140, 60],
        ['low', 140, 330],
      ] as const) {
        if (kind === 'both' && what === 'low') continue
        const id = `${kind}-${what}`
        const by = kind === 'liked' ? null : participantId
        addNote(doc, { id, at: { field: places[kind], x, y }, text, color: 'birch', by, made: 1 })
        if (kind !== 'signed') addReaction(doc, { note: id, kind: 'heart', by: null }, id, 1)
      }
    }
  })
  await page.goto(series.link)
  await page.waitForURL(/as=facilitator/)
  for (const size of [SIZES[0], { width: 1920, height: 1080 }, NARROW]) {
    await page.setViewportSize(size)
    await openCanvas(product, page, series.id, canvas.id)
    await expect(page.locator('[data-far]')).toHaveCount(size === NARROW ? 1 : 0)
    await expect(page.getByText('Annamaria', { exact: true })).toHaveCount(7)
    const wrong = () =>
      page.locator('[data-note]').evaluateAll((all) => {
        const boxOf = (within: Element, what: string) => within.querySelector(what)?.getBoundingClientRect()
        return all.flatMap((each) => {
          const id = each.getAttribute('data-note') ?? ''
          const words = each.querySelector('[data-words]')
          if (!words) return [`${id}: no words`]
          const { bottom, height } = words.getBoundingClientRect()
          const lines = words.clientHeight / Number.parseFloat(getComputedStyle(words).lineHeight)
          const below = document.querySelector(`[data-note="${id.replace('above', 'below')}"]`)
          const end = id.endsWith('above') ? (below?.getBoundingClientRect().top ?? 0) : Infinity
          const marks = ['[data-hanging] li > *', ':scope > span'].flatMap((what) => boxOf(each, what) ?? [])
          return [
            ...(Math.abs(lines - Math.round(lines)) > 0.1 ? [`${id}: ${lines} lines`] : []),
            ...(height === 0 || lines < (id.endsWith('free') ? 2.9 : 1.9)
              ? [`${id}: few lines, ${lines}`]
              : []),
            ...marks
              .filter(({ top }) => top < bottom - 1.5)
              .map(({ top }) => `${id}: over words by ${bottom - top}`),
            ...marks
              .filter((mark) => mark.bottom > end + 1)
              .map((mark) => `${id}: over the next by ${mark.bottom - end}`),
          ]
        })
      })
    await expect.poll(wrong).toEqual([])
  }
})
