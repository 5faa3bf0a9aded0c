import { type Page, expect } from '@playwright/test'
import { CANVAS_TEMPLATES } from '../../src/model/catalogue.ts'
import type { Product } from '../support/product.ts'
import { type Person, makeSeries } from './people.ts'

export const MAP = 'Empatiakartta'

/** The sample, of which this person is the facilitator, on one of its canvases. */
export async function openSample(product: Product, person: Person, canvas: string): Promise<void> {
  const { page } = person
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const { id, canvases } = await makeSeries(product, person, { company: null })
  const template = [...CANVAS_TEMPLATES.values()].find(({ name }) => name.fi === canvas)
  await page.goto(`${product.url}/s/${id}/canvas/${canvases.get(template?.key ?? '') ?? ''}?as=facilitator`)
  await expect(page.locator('[data-note]').first()).toBeVisible()
}

export const firstCard = (page: Page) => page.locator('[data-note] [data-stop]').first()

async function take(page: Page, tool: RegExp): Promise<void> {
  const draw = page.getByRole('button', { name: /^Kynät, nuolet/ })
  if (await draw.isVisible()) await draw.click()
  await page.getByRole('button', { name: tool }).click()
  await expect(page.locator('[data-tool-surface]')).toBeVisible()
}

/** The states that a board can be in, each reached from the plain one, and left by `calm`. */
export const STATES: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  plain: () => Promise.resolve(),
  selected: async (page) => {
    await firstCard(page).focus()
    await page.keyboard.press('Space')
  },
  'its menu': async (page) => {
    await firstCard(page).focus()
    await page.keyboard.press('m')
    await page.getByRole('button', { name: 'Lisää', exact: true }).first().click()
    await expect(page.getByRole('menu').filter({ visible: true })).toBeVisible()
  },
  written: async (page) => {
    await firstCard(page).focus()
    await page.keyboard.press('Enter')
    await expect(page.locator('[data-note] textarea')).toBeFocused()
  },
  'all selected': async (page) => {
    await firstCard(page).focus()
    await page.keyboard.press('Control+a')
  },
  'its comments': async (page) => {
    await firstCard(page).focus()
    await page.keyboard.press('c')
    await page.getByRole('textbox', { name: 'Kirjoita kommentti' }).fill('Tästä lisää')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('listitem').filter({ hasText: 'Tästä lisää' }).first()).toBeVisible()
  },
  zoomed: async (page) => {
    await page.getByRole('button', { name: 'Lähennä', exact: true }).first().click()
    await page.getByRole('button', { name: 'Lähennä', exact: true }).first().click()
  },
  'a pen in the hand': (page) => take(page, /^Kynä \(/),
  'an arrow in the hand': (page) => take(page, /^Nuoli/),
  'a stamp in the hand': (page) => take(page, /^Leima/),
  'the hand': async (page) => {
    await firstCard(page).focus()
    await page.keyboard.press('h')
  },
  'many notes to be pasted': async (page) => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    const lines = Array.from({ length: 31 }, (_, index) => `rivi ${index + 1}`).join('\n')
    await page.evaluate((words) => navigator.clipboard.writeText(words), lines)
    await firstCard(page).focus()
    await page.keyboard.press('Control+v')
    await expect(page.getByRole('dialog', { name: 'Tehdäänkö 31 lappua?' })).toBeVisible()
  },
  'a group’s title': async (page) => {
    await firstCard(page).focus()
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Control+g')
    await expect(page.getByRole('textbox', { name: 'Ryhmän nimi' })).toBeFocused()
  },
  'all keys': async (page) => {
    await firstCard(page).focus()
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog')).toBeVisible()
  },
}

/** Back to the plain state. */
export async function calm(page: Page): Promise<void> {
  for (let i = 0; i < 4; i++) await page.keyboard.press('Escape')
}
