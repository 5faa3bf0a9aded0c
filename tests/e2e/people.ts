import { type Browser, type Locator, type Page, expect } from '@playwright/test'
import type { Product } from '../support/product.ts'

export interface Person {
  readonly page: Page
  /** What went wrong in this person's page: uncaught errors, and what the page itself reports. */
  readonly troubles: string[]
}

type ContextOptions = Parameters<Browser['newContext']>[0]

/** A person with a browser of their own. */
export async function newPerson(browser: Browser, options: ContextOptions = {}): Promise<Person> {
  const context = await browser.newContext({ locale: 'fi-FI', acceptDownloads: true, ...options })
  const page = await context.newPage()
  const troubles: string[] = []
  page.on('pageerror', (error) => troubles.push(String(error)))
  page.on('console', (message) => {
    // A connection that drops is logged by the browser itself; the tests that cut it know.
    if (message.type() === 'error' && !/WebSocket|Failed to load resource|ERR_/.test(message.text())) {
      troubles.push(message.text())
    }
  })
  return { page, troubles }
}

/** A facilitator makes a series from the start page. @returns the six-character code */
export async function createSeries(product: Product, { page }: Person, company: string): Promise<string> {
  await page.goto(product.startPage)
  await page.getByLabel('Yrityksen tai paikan nimi').fill(company)
  await page.getByRole('button', { name: 'Tee sarja' }).click()
  await page.waitForURL(/\/s\/.+as=facilitator/)
  const code = page.getByText(/^[A-Z0-9]{3}\s[A-Z0-9]{3}$/)
  await expect(code).toBeVisible()
  return ((await code.textContent()) ?? '').replace(/[^A-Z0-9]/g, '')
}

/** A participant joins by typing the code and a first name: nothing else is asked. */
export async function joinByCode(
  product: Product,
  { page }: Person,
  code: string,
  name: string,
): Promise<void> {
  await page.goto(product.url)
  await page.getByLabel('Koodi').fill(code.toLowerCase())
  await page.keyboard.press('Enter')
  await page.getByLabel('Etunimesi').fill(name)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/s\/.+as=participant/)
}

/** The facilitator starts a step of the agenda, for everyone. */
export async function startStep({ page }: Person, title: string): Promise<void> {
  await page.getByRole('button', { name: `Aloita: ${title}` }).click()
}

/** A note by its words, wherever it is drawn. */
export function note({ page }: Person, words: string): Locator {
  return page.locator('[data-note]').filter({ hasText: words })
}

/** The note with these words stands in that field of the sheet. */
export async function expectNoteIn(person: Person, words: string, field: string): Promise<void> {
  await expect(
    person.page.locator(`[data-field="${field}"] [data-note]`).filter({ hasText: words }),
  ).toHaveCount(1)
}

/** Waits until the page says that everything is committed. */
export async function expectSaved({ page }: Person): Promise<void> {
  await expect(page.getByRole('button', { name: /^Tallessa/ })).toBeVisible()
}
