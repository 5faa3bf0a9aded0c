import { type Page, expect } from '@playwright/test'
import { addGroup } from '../../src/model/groups.ts'
import { addLink } from '../../src/model/links.ts'
import { addNotes } from '../../src/model/note.ts'
import type { Product } from '../support/product.ts'
import { newPerson } from './people.ts'
import { seedSeries } from './seeding.ts'
import { test } from './test.ts'

/* What lies over what on a sheet, as a press finds it. */

let product: Product
test.beforeAll(({ product: running }) => {
  product = running
})

/** What a press would find at a place in a note: the note, arrow or group, by its id. */
const at = (page: Page, note: string, x: number, y: number): Promise<string | null> =>
  page.evaluate(
    ([id, dx, dy]) => {
      const box = document.querySelector(`[data-note="${id}"]`)?.getBoundingClientRect()
      if (!box) return null
      const found = document
        .elementFromPoint(box.left + box.width * dx, box.top + box.height * dy)
        ?.closest<HTMLElement | SVGElement>('[data-note], [data-link], [data-group]')
      const { note, link, group } = found?.dataset ?? {}
      return note ?? link ?? group ?? null
    },
    [note, x, y] as const,
  )

/** What a press would find along the arrow: where a note lies on its way, and where none does. */
const along = (
  page: Page,
): Promise<{ readonly overNotes: (string | null)[]; readonly onPaper: (string | null)[] }> =>
  page.evaluate(() => {
    const line = document.querySelector<SVGPathElement>('[data-link-layer] [data-line]')
    const matrix = line?.getScreenCTM()
    const boxes = [...document.querySelectorAll('[data-note]')].map((note) => note.getBoundingClientRect())
    const found = { overNotes: [] as (string | null)[], onPaper: [] as (string | null)[] }
    if (!line || !matrix) throw new Error('no arrow is drawn')
    for (let part = 0.05; part < 1; part += 0.05) {
      const { x, y } = line.getPointAtLength(line.getTotalLength() * part).matrixTransform(matrix)
      const element = document
        .elementFromPoint(x, y)
        ?.closest<HTMLElement | SVGElement>('[data-note], [data-link]')
      const isIn = boxes.some((box) => x > box.left && x < box.right && y > box.top && y < box.bottom)
      found[isIn ? 'overNotes' : 'onPaper'].push(element?.dataset['note'] ?? element?.dataset['link'] ?? null)
    }
    return found
  })

/** The arrow is pressed on paper, and takes no press from a note that it passes over. */
async function expectArrowBelow(page: Page, note: string): Promise<void> {
  const { overNotes, onPaper } = await along(page)
  expect(new Set(overNotes)).toEqual(new Set([note]))
  expect(new Set(onPaper)).toEqual(new Set(['arrow']))
}

test('notes lie over frames and arrows, what is taken up over all of them, in whichever field', async ({
  browser,
}) => {
  const series = await seedSeries(product, 'Päällekkäin')
  const canvas = series.canvases.find(({ template }) => template === 'empathy-map')?.id ?? ''
  const long = 'Odotushuoneessa ei ole istumapaikkaa, ja '.repeat(8)
  await series.fill(canvas, (doc) => {
    const place = (id: string, field: string, x: number, y: number, text = id) => ({
      id,
      at: { field, x, y },
      text,
      color: 'birch' as const,
      by: null,
      made: 1,
    })
    addNotes(doc, [
      place('under', 'think-feel', 60, 60),
      place('upper', 'think-feel', 120, 64),
      // Opened it reaches into the field below, where one lies.
      place('long', 'think-feel', 300, 130, long),
      place('below', 'gains', 30, 50),
      place('loose', 'hear', 30, 60),
      place('one', 'hear', 60, 190),
      place('two', 'hear', 60, 300),
      place('from', 'see', 30, 60),
      place('amid', 'see', 30, 190),
      place('to', 'see', 30, 330),
    ])
    addGroup(doc, { id: 'group', field: 'hear', title: 'Ryhmä', by: null, made: 1 }, ['one', 'two'])
    addLink(doc, {
      id: 'arrow',
      kind: 'arrow',
      from: { note: 'from' },
      to: { note: 'to' },
      by: null,
      made: 1,
    })
  })
  const { page, troubles } = await newPerson(browser)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto(series.link)
  await page.waitForURL(/\/s\/.+as=facilitator/)
  await page.goto(`${product.url}/s/${series.id}/canvas/${canvas}?as=facilitator`)
  await expect(page.locator('article [data-note]')).toHaveCount(10)
  await expect(page.locator('[data-link-layer] [data-line][d]')).toHaveCount(1)

  await test.step('at rest', async () => {
    // In one field as they are read.
    expect(await at(page, 'under', 0.9, 0.5)).toBe('upper')
    expect(await at(page, 'one', 0.5, -0.05)).toBe('group')
    await expectArrowBelow(page, 'amid')
  })
  await test.step('a note of the same field is selected', async () => {
    await page.locator('[data-note="from"]').click({ position: { x: 8, y: 8 } })
    await expect(page.locator('[data-note="from"]')).toHaveAttribute('data-selected', 'true')
    await expectArrowBelow(page, 'amid')
  })
  await test.step('one under others is selected', async () => {
    await page.locator('[data-note="under"]').click({ position: { x: 8, y: 30 } })
    await expect(page.locator('[data-note="under"]')).toHaveAttribute('data-selected', 'true')
    expect(await at(page, 'under', 0.9, 0.5)).toBe('under')
  })
  await test.step('a long one is opened over the next field', async () => {
    await page.locator('[data-note="long"]').click({ position: { x: 8, y: 8 } })
    await expect(page.locator('[data-note="long"]')).toHaveAttribute('data-selected', 'true')
    const [open, next] = [
      await page.locator('[data-note="long"]').boundingBox(),
      await page.locator('[data-note="below"]').boundingBox(),
    ]
    if (!open || !next) throw new Error('not drawn')
    const over = { x: Math.max(open.x, next.x) + 6, y: Math.max(open.y, next.y) + 6 }
    // Else this asks for nothing.
    expect(over.x).toBeLessThan(Math.min(open.x + open.width, next.x + next.width))
    expect(over.y).toBeLessThan(Math.min(open.y + open.height, next.y + next.height))
    const found = await page.evaluate(
      ({ x, y }) => document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-note]')?.dataset['note'],
      over,
    )
    expect(found).toBe('long')
  })
  expect(troubles).toEqual([])
})
