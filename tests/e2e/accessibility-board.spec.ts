import { AxeBuilder } from '@axe-core/playwright'
import { type Page, expect, test } from '@playwright/test'
import { type Product, startProduct } from '../support/product.ts'
import { coveredFocus, sidewaysScrollers, smallTargets } from './measured-access.ts'
import { type Person, newPerson } from './people.ts'

/* The board in the states that it is in while people work: what axe sees, and what it cannot see. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const LOOKS = [
  { width: 1440, height: 900, colorScheme: 'light', forcedColors: 'none' },
  { width: 1024, height: 768, colorScheme: 'dark', forcedColors: 'none' },
  { width: 390, height: 844, colorScheme: 'light', forcedColors: 'active' },
] as const
const COMPANY = 'Asiakaslähtöinen arvontuotto 2/2'
const MAP = 'Empatiakartta'

let product: Product
test.beforeAll(async () => {
  product = await startProduct()
})
test.afterAll(() => product.stop())

async function openSample({ page }: Person, canvas: string): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto(product.startPage)
  await page.getByRole('button', { name: 'Avaa esimerkki' }).click()
  await page.waitForURL(/\/s\/.+as=facilitator/)
  await page.getByRole('button', { name: 'Kanvaasit' }).click()
  await page.getByRole('menuitemradio', { name: canvas }).click()
  await expect(page.locator('[data-note]').first()).toBeVisible()
}

async function axe(page: Page, state: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze()
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' · ')}`,
  )
  expect.soft(found, state).toEqual([])
}

/** `coveredFocus` once the sheet has come after the focus, for which it has a few frames. */
async function focusInSight(page: Page): Promise<string | null> {
  let here = await page.evaluate(coveredFocus)
  for (let frames = 0; here !== null && frames < 10; frames++) {
    await page.evaluate(() => new Promise(requestAnimationFrame))
    here = await page.evaluate(coveredFocus)
  }
  return here
}

const firstCard = (page: Page) => page.locator('[data-note] [data-stop]').first()

/** The states that a note can be in, each reached by keys. */
const STATES: Readonly<Record<string, (page: Page) => Promise<void>>> = {
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
  'all keys': async (page) => {
    await firstCard(page).focus()
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog')).toBeVisible()
  },
}

async function calm(page: Page): Promise<void> {
  for (let i = 0; i < 4; i++) await page.keyboard.press('Escape')
}

test('no axe violation in any state of a sheet', async ({ browser }) => {
  test.setTimeout(400_000)
  const person = await newPerson(browser)
  const { page } = person
  await openSample(person, MAP)
  for (const look of LOOKS.slice(0, 2)) {
    await page.setViewportSize(look)
    await page.emulateMedia({ ...look, reducedMotion: 'reduce' })
    for (const [state, reach] of Object.entries(STATES)) {
      await reach(page)
      await axe(page, `${state}, ${look.width}, ${look.colorScheme}`)
      await calm(page)
    }
  }
  await page.getByRole('button', { name: 'Luettelona' }).click()
  await axe(page, 'the list')
  expect(person.troubles).toEqual([])
  await page.context().close()
})

test('no axe violation on two sheets side by side, nor in their pairs', async ({ browser }) => {
  test.setTimeout(300_000)
  const person = await newPerson(browser)
  const { page } = person
  await openSample(person, COMPANY)
  for (const look of LOOKS) {
    await page.setViewportSize(look)
    await page.emulateMedia({ ...look, reducedMotion: 'reduce' })
    await expect(page.locator('[data-fit-summary]')).toBeVisible()
    await axe(page, `beside, ${look.width}`)
    expect.soft(await page.evaluate(smallTargets), `targets beside, ${look.width}`).toEqual([])
    expect.soft(await page.evaluate(sidewaysScrollers), `sideways beside, ${look.width}`).toEqual([])
  }
  await page.context().close()
})

test('2.5.8: every target is 24 px, or stands clear of others', async ({ browser }) => {
  test.setTimeout(240_000)
  const person = await newPerson(browser)
  const { page } = person
  await openSample(person, MAP)
  for (const { width, height } of LOOKS) {
    await page.setViewportSize({ width, height })
    for (const [state, reach] of Object.entries(STATES)) {
      if (width < 700 && state !== 'plain') continue
      await reach(page)
      expect.soft(await page.evaluate(smallTargets), `${state}, ${width}`).toEqual([])
      await calm(page)
    }
  }
  await page.context().close()
})

test('2.4.11: what has the focus is never wholly behind something else', async ({ browser }) => {
  test.setTimeout(240_000)
  const person = await newPerson(browser)
  const { page } = person
  await openSample(person, MAP)
  for (const { width, height } of [...LOOKS, { width: 320, height: 640 }]) {
    await page.setViewportSize({ width, height })
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    const covered: string[] = []
    for (let stops = 0; stops < 60; stops++) {
      await page.keyboard.press('Tab')
      const here = await page.evaluate(coveredFocus)
      if (here === 'nothing') break
      if (here !== null) covered.push(here)
    }
    expect.soft(covered, `${width}`).toEqual([])
  }
  // Arrow keys go on where Tab does not: every note of the sheet, also when it is zoomed.
  await page.setViewportSize({ width: 1024, height: 768 })
  await page.getByRole('button', { name: 'Lähennä', exact: true }).click()
  await firstCard(page).focus()
  const covered: string[] = []
  for (let stops = 0; stops < 25; stops++) {
    await page.keyboard.press('ArrowDown')
    // The sheet comes after the focus.
    const here = await focusInSight(page)
    if (here !== null) covered.push(here)
  }
  expect(covered).toEqual([])
  await page.context().close()
})

test('1.4.10: at 320 px nothing scrolls in two directions', async ({ browser }) => {
  test.setTimeout(180_000)
  const person = await newPerson(browser, { viewport: { width: 1440, height: 900 } })
  const { page } = person
  await openSample(person, MAP)
  await page.setViewportSize({ width: 320, height: 640 })
  for (const canvas of [MAP, COMPANY, 'Asiakkaan profiloiminen', 'Arjen kompassi']) {
    await page.getByRole('button', { name: 'Kanvaasit' }).click()
    await page.getByRole('menuitemradio', { name: canvas }).click()
    await expect(page.getByRole('heading', { name: canvas }).first()).toBeAttached()
    expect.soft(await page.evaluate(sidewaysScrollers), canvas).toEqual([])
  }
  // One field, and a note with its tools and its comments.
  await page.getByRole('button', { name: 'Kanvaasit' }).click()
  await page.getByRole('menuitemradio', { name: MAP }).click()
  await page
    .getByRole('button', { name: /\d lappu/ })
    .first()
    .click()
  await firstCard(page).click()
  expect.soft(await page.evaluate(sidewaysScrollers), 'a field').toEqual([])
  await page.getByRole('button', { name: 'Kommentit' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  expect.soft(await page.evaluate(sidewaysScrollers), 'comments').toEqual([])
  await page.context().close()
})

test('4.1.3: what was done is said in a live region, and the focus stays', async ({ browser }) => {
  const person = await newPerson(browser)
  const { page } = person
  await openSample(person, MAP)
  const card = page.locator('[data-field="hear"] [data-note] [data-stop]').first()
  const said = (text: string | RegExp) =>
    expect(
      page.locator('[aria-live="polite"], [role="status"]').filter({ hasText: text }).first(),
    ).toBeAttached()
  await card.focus()
  await page.keyboard.press('Alt+ArrowRight')
  await said(/Lappu on nyt 2\./)
  await expect(page.locator('[data-field="hear"] [data-stop]:focus')).toHaveCount(1)
  await page.keyboard.press('Control+z')
  await said('Kumottu.')
  await expect(page.locator(':focus')).toHaveCount(1)
  await page.context().close()
})

test('2.5.7: what dragging does is done without it too', async ({ browser }) => {
  const person = await newPerson(browser)
  const { page } = person
  await openSample(person, MAP)
  // A note goes to another field by its menu, and within its field by arrow keys.
  const words = (await firstCard(page).textContent()) ?? ''
  await firstCard(page).click()
  await page.getByRole('button', { name: 'Siirrä kenttään' }).first().click()
  await page.getByRole('menuitemradio', { name: /Mitä hän näkee/ }).click()
  const moved = page.locator('[data-field="see"] [data-note]').filter({ hasText: words.slice(0, 12) })
  await expect(moved).toHaveCount(1)
  const before = await moved.boundingBox()
  await moved.locator('[data-stop]').focus()
  if ((await moved.getAttribute('data-selected')) === null) await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await expect.poll(async () => (await moved.boundingBox())?.y ?? 0).toBeGreaterThan(before?.y ?? 0)
  // The paper is moved by arrow keys and zoomed by buttons.
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Lähennä', exact: true }).click()
  const paper = page.locator('article')
  const at = await paper.boundingBox()
  await page.locator('section[tabindex="0"]').first().focus()
  await page.keyboard.press('ArrowDown')
  await expect.poll(async () => (await paper.boundingBox())?.y).not.toBe(at?.y)
  await page.context().close()
})
