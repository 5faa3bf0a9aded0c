import { type Browser, type Locator, type Page, expect } from '@playwright/test'
import type { CreatedSeries, Session } from '../../src/sync/protocol-http.ts'
import { AGENDAS, stepId } from '../../src/facilitation/agenda.ts'
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

/** Asks the server as this person's browser does: with its cookie, which comes back to it. */
async function ask<T>({ url }: Product, { page }: Person, path: string, data: object): Promise<T> {
  const answer = await page.context().request.post(`${url}${path}`, { data, headers: { origin: url } })
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`)
  return (await answer.json()) as T
}

/** The id of the agenda's step with this title. */
function stepOf(title: string): string {
  const ids = AGENDAS.flatMap((agenda) =>
    agenda.steps.flatMap((step) => (step.title.fi === title ? stepId(agenda, step) : [])),
  )
  const [id] = ids
  if (id === undefined || ids.length > 1) throw new Error(`${ids.length} steps are ${title}`)
  return id
}

interface Wanted {
  /** The company's name; null: the sample, with its own. */
  readonly company: string | null
  /** The title of a step that runs before anybody comes. */
  readonly step?: string
}

interface Made {
  readonly id: string
  /** The six-character code, which lets others in. */
  readonly code: string
  /** Its canvases, by their templates' keys. */
  readonly canvases: ReadonlyMap<string, string>
}

/** A step is started for everyone, by this person's right but from no page. */
export async function startElsewhere(
  product: Product,
  person: Person,
  id: string,
  title: string,
): Promise<void> {
  await ask(product, person, `/api/series/${id}/steps/${stepOf(title)}/start`, {})
}

/**
 * Makes a series whose facilitator this person is from now on, in a few calls and without a page: most tests are not about
 * the way in, which is slow to go by hand.
 */
export async function makeSeries(product: Product, person: Person, wanted: Wanted): Promise<Made> {
  const { company, step } = wanted
  const key = new URLSearchParams(new URL(product.startPage).hash.slice(1)).get('key')
  const what = company === null ? { sample: 'palvelutori' } : { title: company, organisation: company }
  const { id, code, tokens } = await ask<CreatedSeries>(product, person, '/api/series', {
    key,
    language: 'fi',
    ...what,
  })
  const { canvases } = await ask<Session>(product, person, '/api/sessions', { token: tokens.facilitator })
  if (step !== undefined) await startElsewhere(product, person, id, step)
  return { id, code, canvases: new Map(canvases.map((canvas) => [canvas.template, canvas.id])) }
}

/** The same, and opens the workshop. @returns the code */
export async function openSeries(product: Product, person: Person, wanted: Wanted): Promise<string> {
  const { id, code } = await makeSeries(product, person, wanted)
  await person.page.goto(`${product.url}/s/${id}?as=facilitator`)
  return code
}

/** A participant has joined by the code and a first name, in one call, and opens the workshop. */
export async function join(product: Product, person: Person, code: string, name: string): Promise<void> {
  const { seriesId } = await ask<Session>(product, person, '/api/sessions', { code, name })
  await person.page.goto(`${product.url}/s/${seriesId}?as=participant`)
}

/** A facilitator makes a series from the start page. @returns the code */
export async function createSeriesByHand(
  product: Product,
  { page }: Person,
  company: string,
): Promise<string> {
  await page.goto(product.startPage)
  await page.getByLabel('Yrityksen tai paikan nimi').fill(company)
  await page.getByRole('button', { name: 'Tee sarja' }).click()
  await page.waitForURL(/\/s\/.+as=facilitator/)
  const code = page.getByText(/^[A-Z0-9]{3}\s[A-Z0-9]{3}$/)
  await expect(code).toBeVisible()
  return ((await code.textContent()) ?? '').replace(/[^A-Z0-9]/g, '')
}

/** A participant joins by typing the code and a first name: nothing else is asked. */
export async function joinByHand(
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

/** The step that opens the empathy map. */
export const MAP_STEP = 'Asiakkaan saappaissa'

/** The facilitator starts a step of the agenda, for everyone. */
export async function startStep({ page }: Person, title: string): Promise<void> {
  await page.getByRole('button', { name: `Aloita: ${title}` }).click()
}

/** The running step begins anew, and its canvas has been kept: what is done from then on is not in that version. */
export async function restartStep({ page }: Person): Promise<void> {
  const started = page.waitForResponse((answer) => /\/start(?:\?|$)/.test(answer.url()))
  await page.getByRole('button', { name: 'Aloita vaihe alusta' }).click()
  expect((await started).ok()).toBe(true)
}

export interface OnMap {
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
  const [facilitator, other] = await Promise.all([newPerson(browser), newPerson(browser, options)])
  const { id, code } = await makeSeries(product, facilitator, { company: 'Tunturin Tupa', step: MAP_STEP })
  await Promise.all([
    facilitator.page.goto(`${product.url}/s/${id}?as=facilitator`),
    join(product, other, code, name),
  ])
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
