import { type Page, expect } from '@playwright/test'
import type { Product } from '../support/product.ts'
import { MAP_STEP, newPerson, openSeries, startElsewhere } from './people.ts'
import { test } from './test.ts'

/* Beside an open dialog the browser makes everything inert: what the page says and asks meanwhile must be within it. */

let product: Product
test.beforeAll(({ product: running }) => {
  product = running
})

async function choose(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'Lisää toimintoja' }).click()
  await page.getByRole('menuitem', { name: item, exact: true }).click()
}

/** What a screen reader can hear of the page's live regions: their words. */
async function heard(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  await session.detach()
  const byId = new Map(nodes.map((node) => [node.nodeId, node]))
  const words = (id: string): string => {
    const node = byId.get(id)
    const own = node?.role?.value === 'StaticText' ? String(node.name?.value ?? '') : ''
    return own + (node?.childIds ?? []).map(words).join('')
  }
  return nodes
    .filter((node) => node.properties?.some(({ name, value }) => name === 'live' && value.value === 'polite'))
    .map(({ nodeId }) => words(nodeId))
}

test('a message that comes over a dialog is answered there, and what was typed stays', async ({
  browser,
}) => {
  const person = await newPerson(browser)
  const { page } = person
  await openSeries(product, person, { company: 'Tunturin Tupa' })
  await choose(page, 'Sarjan tiedot')
  const dialog = page.getByRole('dialog', { name: 'Sarjan tiedot' })
  await dialog.getByLabel('Paikkakunta').fill('Saariselkä')
  await page.route('**/api/series/*', (route) => route.abort())
  await dialog.getByRole('button', { name: 'Tallenna' }).click()
  await expect(page.getByRole('alert')).toHaveText(/ei saada yhteyttä/)
  await startElsewhere(product, person, new URL(page.url()).pathname.slice('/s/'.length), MAP_STEP)
  // The canvas has come behind the dialog, and with it a connection that lives: the message is about something else.
  await expect(page.locator('main')).toContainText('Mitä hän näkee?')
  await expect(page.locator('button', { hasText: /^Tallessa/ })).toBeVisible()
  await page.getByRole('button', { name: 'Sulje viesti' }).click()
  await expect(page.getByRole('alert')).toHaveCount(0)
  await expect(dialog.getByLabel('Paikkakunta')).toHaveValue('Saariselkä')
  await page.unroute('**/api/series/*')
  await dialog.getByRole('button', { name: 'Tallenna' }).click()
  await expect(dialog).toHaveCount(0)
  expect(person.troubles).toEqual([])
})

test('what is said while a dialog is open is heard, and so is what is said as it closes', async ({
  browser,
}) => {
  const person = await newPerson(browser)
  const { page } = person
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await openSeries(product, person, { company: 'Tunturin Tupa' })
  await choose(page, 'Linkit ja koodi')
  const dialog = page.getByRole('dialog', { name: 'Linkit ja koodi' })
  await dialog
    .getByRole('button', { name: /^Kopioi linkki/ })
    .first()
    .click()
  await expect.poll(() => heard(page)).toContain('Kopioitu')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect.poll(() => heard(page)).toContain('Kopioitu')
})

test('a question within a dialog gives the focus back when it is withdrawn', async ({ browser }) => {
  const person = await newPerson(browser)
  const { page } = person
  await openSeries(product, person, { company: 'Tunturin Tupa' })
  await choose(page, 'Linkit ja koodi')
  const dialog = page.getByRole('dialog', { name: 'Linkit ja koodi' })
  const change = dialog.getByRole('button', { name: 'Vaihda', exact: true }).first()
  await change.click()
  await dialog.getByRole('button', { name: 'Peruuta' }).click()
  await expect(change).toBeFocused()
  await change.click()
  await dialog.getByRole('button', { name: 'Vaihda linkki' }).click()
  await expect(
    page.getByRole('paragraph').filter({ hasText: 'Uusi linkki on valmis: Osallistuja' }),
  ).toBeVisible()
  await expect(change).toBeFocused()
})
