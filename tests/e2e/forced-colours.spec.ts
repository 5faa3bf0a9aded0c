import { type Locator, expect } from '@playwright/test'
import type { Product } from '../support/product.ts'
import { MAP, STATES, calm, openSample } from './board-states.ts'
import { newPerson } from './people.ts'
import { test } from './test.ts'

/* With forced colours no background and no shadow is left: what they tell must be told otherwise, or keep its colour. */
let product: Product
test.beforeAll(({ product: running }) => {
  product = running
})

const style = (locator: Locator, property: string): Promise<string> =>
  locator.evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property)

test('with forced colours colours, selection, fields, tools and states are told', async ({ browser }) => {
  const person = await newPerson(browser)
  const { page } = person
  await openSample(product, person, MAP)
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })

  // Six colours to choose from, and notes that have them.
  const swatches = page.getByRole('group', { name: 'Väri' }).getByRole('button')
  const tints = await swatches.evaluateAll((all) => all.map((one) => getComputedStyle(one).backgroundColor))
  expect(new Set(tints).size).toBe(6)
  const colours = await page.locator('[data-note]').evaluateAll((all) =>
    all.map((one) => {
      const card = one.querySelector('[data-stop]')
      return [one.getAttribute('data-color'), card && getComputedStyle(card).borderLeftColor]
    }),
  )
  const byColour = new Map(colours.map(([name, edge]) => [name, edge]))
  expect(byColour.size).toBeGreaterThan(3)
  expect(new Set(byColour.values()).size).toBe(byColour.size)

  // Where a field ends.
  expect(await style(page.locator('[data-field="see"]'), 'outline-style')).toBe('solid')

  // What is selected, without the focus that selecting by keys leaves.
  await STATES['selected']?.(page)
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  const outlines = (note: Locator) =>
    note.evaluate((element) =>
      [element, ...element.querySelectorAll('*')].some((one) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(one)
        return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
      }),
    )
  expect(await outlines(page.locator('[data-note][data-selected]'))).toBe(true)
  expect(await outlines(page.locator('[data-note]:not([data-selected])').first())).toBe(false)
  await calm(page)

  // Which tool is in the hand, and how broad it draws.
  await STATES['a pen in the hand']?.(page)
  const pressed = page.getByRole('button', { name: /^Kynä/ })
  await expect(pressed).toHaveAttribute('aria-pressed', 'true')
  expect(await style(pressed, 'outline-style')).toBe('solid')
  expect(await style(page.getByRole('button', { name: /^Pyyhin/ }), 'outline-style')).toBe('none')
  const lines = page.locator('[data-width] > span')
  const papers = await lines.evaluateAll((all) => all.map((one) => getComputedStyle(one).backgroundColor))
  expect(papers.length).toBeGreaterThan(1)
  const paper = await style(page.locator('body'), 'background-color')
  expect(papers).not.toContain(paper)

  // What is saved stands in words.
  await expect(page.getByRole('button', { name: /^Tallessa/ })).toHaveText(/Tallessa/)
  expect(person.troubles).toEqual([])
})
