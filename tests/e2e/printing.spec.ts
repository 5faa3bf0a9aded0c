import { type Page, expect } from '@playwright/test'
import { sharedText } from '../../src/model/canvas.ts'
import { CANVAS_TEMPLATES } from '../../src/model/catalogue.ts'
import { addDeed, addKeyResult, setKeyResult } from '../../src/model/compass-writing.ts'
import { type Point, freePlace, sheetGeometry } from '../../src/model/geometry.ts'
import { addNote, placeFound } from '../../src/model/note.ts'
import { setText } from '../../src/model/text.ts'
import { type Pdf, readPdf } from '../support/read-pdf.ts'
import { newPerson } from './people.ts'
import { seedSeries } from './seeding.ts'
import { test } from './test.ts'

/* What Ctrl+P makes of a canvas. */

const LONG = 'Asiakaspalveluhenkilökunnan ystävällisyys ja kärsivällisyys, kun puhelimessa on jonoteltu. '
const LAST = 'Viimeinen sana'

const wordsOf = ({ pages }: Pdf): string =>
  pages
    .map(({ text }) => text)
    .join(' ')
    .replaceAll(/-?\s+/g, '')
const print = async (page: Page) => readPdf(await page.pdf({ preferCSSPageSize: true }))
const sizes = ({ pages }: Pdf) =>
  pages.map(({ width, height }) => `${Math.round(width)} × ${Math.round(height)}`)

const [LYING, STANDING] = ['297 × 210', '210 × 297']

test('a canvas is printed whole: the sheet, with pages of its words where it cuts them, and a phone’s lists', async ({
  browser,
  product,
}) => {
  const series = await seedSeries(product, 'Tulostettava tupa')
  const find = (key: string) => series.canvases.find(({ template }) => template === key)?.id ?? ''
  const keys = ['empathy-map', 'value-creation-customer', 'value-creation-company'] as const
  for (const key of keys) {
    const template = CANVAS_TEMPLATES.get(key)
    if (template?.kind !== 'sheet') throw new Error(`${key} is no sheet`)
    const geometry = sheetGeometry(template.sheet)
    await series.fill(find(key), (doc) => {
      for (const field of template.fields.filter(({ type }) => type === 'notes')) {
        const taken: Point[] = []
        for (let i = 0; i < 3; i++) {
          const spot = freePlace(geometry, field.key, taken)
          taken.push(spot)
          // Only the empathy map has more words than a note shows.
          const long = key === 'empathy-map' && i === 1 ? `${LONG.repeat(3)}${LAST} ${field.key}` : ''
          const text = long || `Lappu ${i} ${field.key}`
          addNote(doc, {
            id: `${field.key}-${i}`,
            at: placeFound(field.key, spot, i),
            text,
            color: 'ice',
            by: null,
            made: i,
          })
        }
      }
    })
  }
  const { page, troubles } = await newPerson(browser)
  await page.goto(series.link)
  await page.waitForURL(/\/s\/.+as=facilitator/)
  const open = async (key: string) => {
    await page.goto(`${product.url}/s/${series.id}/canvas/${find(key)}?as=facilitator`)
    await expect(page.locator('[data-paper], [data-list]').first()).toBeVisible()
  }
  /** Prints once the part that does it is there, which comes after what is seen. */
  const printed = async (is: (pdf: Pdf) => readonly string[], expected: readonly string[]) => {
    let pdf = await print(page)
    await expect(async () => {
      pdf = await print(page)
      expect(is(pdf)).toEqual(expected)
    }).toPass()
    return wordsOf(pdf)
  }

  await test.step('a sheet that cuts notes is one lying page, and pages of all words', async () => {
    await open('empathy-map')
    await expect(page.locator('[data-note]')).toHaveCount(27)
    const words = await printed((pdf) => sizes(pdf), [LYING, STANDING, STANDING])
    expect(words).toContain('Empatiakartta')
    expect(words.split('Lappu0hear')).toHaveLength(3)
    expect(words).toContain(`${LAST}hear`.replaceAll(' ', ''))
    expect(words).toContain(`${LAST}gains`.replaceAll(' ', ''))
    await expect(page.locator('[data-print]')).toHaveCount(0)
  })

  await test.step('two sheets side by side are a page each, whole and in their order', async () => {
    await open('value-creation-company')
    await expect(page.locator('article')).toHaveCount(2)
    await printed(sizes, [LYING, LYING])
    const { pages } = await print(page)
    expect(pages[0]?.text).toContain('arvontuotto 1/2')
    expect(pages[1]?.text).toContain('arvontuotto 2/2')
    // What stands at the foot of a sheet: nothing of it is cut off.
    for (const { text } of pages) expect(text).toContain('Arjen kompassi')
  })

  await test.step('the compass is its words on paper, with nothing of the page around', async () => {
    await series.fill(find('compass'), (doc) => {
      const statement = sharedText(doc, 'p1.statement')
      if (statement) setText(statement, 'Sinut huomataan heti')
      addDeed(doc, 'deed', 'p1', 'Tervehdimme viidessä sekunnissa')
      addKeyResult(doc, 'result', 'p1', { statement: 'Vieras kokee tulleensa huomatuksi', unit: '%' })
      setKeyResult(doc, 'result', { baseline: 68, target: 90, due: '2027-05-31' })
    })
    await page.goto(`${product.url}/s/${series.id}/canvas/${find('compass')}?as=facilitator`)
    await expect(page.getByLabel(/^Periaate: /).first()).toHaveValue('Sinut huomataan heti')
    const words = await printed(sizes, [STANDING])
    for (const said of [
      'Arjen kompassi',
      'Sinut huomataan heti',
      'Tervehdimme viidessä',
      '68 → 90 %',
      '31.5.2027',
    ]) {
      expect(words).toContain(said.replaceAll(' ', ''))
    }
    for (const around of ['Vetäjän muistiinpanot', 'Lisää teko', 'Seuraava']) {
      expect(words).not.toContain(around.replaceAll(' ', ''))
    }
    await expect(page.locator('[data-print]')).toHaveCount(0)
    await expect(page.getByRole('button', { name: 'Lisää teko' }).first()).toBeVisible()
  })

  await page.setViewportSize({ width: 390, height: 844 })

  await test.step('a phone’s pairs are a list with the notes of both', async () => {
    await open('value-creation-company')
    await expect(page.locator('[data-list] [data-note]').first()).toBeVisible()
    const words = await printed((pdf) => [...new Set(sizes(pdf))], [STANDING])
    for (const field of ['wishes', 'value-creators']) expect(words).toContain(`Lappu2${field}`)
  })

  await test.step('a phone’s overview is printed with the notes that it only counts', async () => {
    await open('empathy-map')
    await expect(page.locator('[data-list][data-narrow]')).toBeVisible()
    const words = await printed((pdf) => sizes(pdf), [STANDING, STANDING])
    expect(words).toContain('Lappu0hear')
    expect(words).toContain(`${LAST}gains`.replaceAll(' ', ''))
  })
  expect(troubles).toEqual([])
})
