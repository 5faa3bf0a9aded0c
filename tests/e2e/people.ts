import { type Browser, type Locator, type Page, expect } from '@playwright/test'
import type { Product } from '../support/product.ts'

export interface Person {
  readonly page: Page
  /** What went wrong in this person's page: uncaught errors, and what the page itself reports. */
  readonly troubles: string[]
}

type ContextOptions = NonNullable<Parameters<Browser['newContext']>[0]>

export const PHONE: ContextOptions = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }

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

interface OnMap {
  readonly facilitator: Person
  readonly other: Person
  /** Lets others in. */
  readonly code: string
}

/** A facilitator on the empathy map, which is open, and a participant with them. */
export async function meetOnMap(
  product: Product,
  browser: Browser,
  { name = 'Aino', ...options }: ContextOptions & { readonly name?: string } = {},
): Promise<OnMap> {
  const facilitator = await newPerson(browser)
  const other = await newPerson(browser, options)
  const code = await createSeries(product, facilitator, 'Tunturin Tupa')
  await joinByCode(product, other, code, name)
  await startStep(facilitator, 'Asiakkaan saappaissa')
  return { facilitator, other, code }
}

/** Writes a note by the button for it, in whatever field that takes. */
export async function writeNote({ page }: Person, words: string): Promise<void> {
  await page.getByRole('button', { name: 'Uusi lappu' }).click()
  await page.keyboard.insertText(words)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('textbox', { name: /^Lapun teksti/ })).toHaveCount(0)
}

/** A field of the sheet. */
export const field = (page: Page, key: string): Locator => page.locator(`[data-field="${key}"]`)

/** The words of a field's notes. */
export const textsIn = (page: Page, key: string): Promise<string[]> =>
  field(page, key).locator('[data-note] [data-stop]').allTextContents()

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

/** The page says this of what was written. */
export const expectState = ({ page }: Person, state: string): Promise<void> =>
  expect(page.locator('header').getByRole('button', { name: state, exact: true })).toBeVisible()

/** Waits until the page says that everything is committed. */
export async function expectSaved({ page }: Person): Promise<void> {
  await expect(page.getByRole('button', { name: /^Tallessa/ })).toBeVisible()
}
