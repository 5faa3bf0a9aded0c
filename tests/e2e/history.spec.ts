import { readFile } from 'node:fs/promises'
import { type Download, expect } from '@playwright/test'
import type { Product } from '../support/product.ts'
import {
  MAP_STEP,
  type Person,
  createSeriesByHand,
  expectNoteIn,
  expectSaved,
  join,
  newPerson,
  note,
  restartStep,
  startStep,
} from './people.ts'
import { test } from './test.ts'

/* What was, and what is gone: versions, archives, erasing and deleting, in the built product. */
let product: Product
test.beforeAll(({ product: running }) => {
  product = running
})

async function writeNote({ page }: Person, field: string, words: string): Promise<void> {
  const area = page.locator(`[data-field="${field}"]`)
  const box = await area.boundingBox()
  if (!box) throw new Error(`no field ${field}`)
  // In the free corner below the notes, however large the sheet is drawn.
  await area.dblclick({ position: { x: box.width * 0.25, y: box.height * 0.75 } })
  await page.keyboard.type(words)
  await page.keyboard.press('Escape')
}

async function more({ page }: Person, item: string): Promise<void> {
  await page.getByRole('button', { name: 'Lisää toimintoja' }).click()
  await page.getByRole('menuitem', { name: item, exact: true }).click()
}

const textOf = async (download: Download): Promise<string> => readFile(await download.path(), 'utf8')

async function expectNoSidewaysScroll({ page }: Person): Promise<void> {
  const over = await page
    .getByRole('dialog')
    .locator(':scope > div')
    .first()
    .evaluate((content) => content.scrollWidth - content.clientWidth)
  expect(over).toBeLessThanOrEqual(1)
}

test('a version is compared and brought back, a series leaves as a file, comes back, and is deleted', async ({
  browser,
}) => {
  test.setTimeout(240_000)
  const facilitator = await newPerson(browser)
  const aino = await newPerson(browser)
  const { page } = facilitator
  const code = await createSeriesByHand(product, facilitator, 'Tunturin Tupa')
  await join(product, aino, code, 'Aino')

  await test.step('the canvas is kept when the step ends', async () => {
    await startStep(facilitator, MAP_STEP)
    await writeNote(facilitator, 'hear', 'Ensimmäinen sana')
    await writeNote(aino, 'say', 'Ainon lause')
    await expectNoteIn(facilitator, 'Ainon lause', 'say')
    for (const person of [facilitator, aino]) await expectSaved(person)
    await restartStep(facilitator)
    await note(facilitator, 'Ensimmäinen sana').getByRole('button').first().focus()
    await page.keyboard.press('Delete')
    await expect(note(aino, 'Ensimmäinen sana')).toHaveCount(0)
    await writeNote(facilitator, 'see', 'Uusi havainto')
    await expectSaved(facilitator)
  })

  await test.step('its history shows what has changed since, by keyboard alone', async () => {
    await more(facilitator, 'Aiemmat versiot')
    const dialog = page.getByRole('dialog', { name: 'Aiemmat versiot' })
    const versions = dialog.getByRole('group', { name: 'Versiot' }).getByRole('radio')
    await expect(versions).toHaveCount(1)
    await expect(dialog.getByText('2 muutosta')).toBeVisible()
    await expect(dialog.getByRole('img', { name: 'Empatiakartta – Silloin' })).toContainText('Ensimmäinen')
    await versions.focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('ArrowRight')
    await expect(dialog.getByRole('img', { name: 'Empatiakartta – Nyt' })).toContainText('havainto')
    await expectNoSidewaysScroll(facilitator)
    await dialog.getByRole('button', { name: 'Palauta tämä versio' }).focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await expect(dialog.getByText('samanlainen kuin tässä versiossa')).toBeVisible()
    await expect(versions).toHaveCount(2)
    await page.keyboard.press('Escape')
    for (const person of [facilitator, aino]) {
      await expectNoteIn(person, 'Ensimmäinen sana', 'hear')
      await expect(note(person, 'Uusi havainto')).toHaveCount(0)
    }
  })

  await test.step('bringing back is taken back', async () => {
    await page.getByRole('button', { name: 'Peru palautus' }).click()
    await expectNoteIn(aino, 'Uusi havainto', 'see')
    await expect(note(aino, 'Ensimmäinen sana')).toHaveCount(0)
  })

  await test.step('a note is erased for good, and everybody goes on without it', async () => {
    await note(facilitator, 'Ainon lause').getByRole('button').first().click()
    await page.getByRole('button', { name: 'Lisää', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Poista lopullisesti' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Poista lopullisesti' }).click()
    await expect(
      page.getByRole('paragraph').filter({ hasText: 'Lappu on poistettu lopullisesti' }),
    ).toBeVisible()
    for (const person of [facilitator, aino]) {
      await expect(note(person, 'Ainon lause')).toHaveCount(0)
      await expectNoteIn(person, 'Uusi havainto', 'see')
    }
    // Both have come over to the new document.
    await writeNote(aino, 'hear', 'Jatkamme')
    await expectNoteIn(facilitator, 'Jatkamme', 'hear')
    await expectSaved(aino)
  })

  const archive = await test.step('the series is downloaded, to keep and to read', async () => {
    await more(facilitator, 'Lataa arkisto')
    await page.getByLabel('Näytä, kuka kirjoitti mitäkin').check()
    const [json] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Lataa arkisto (JSON)' }).click(),
    ])
    expect(json.suggestedFilename()).toMatch(/^arjen-kompassi-tunturin-tupa-.*\.json$/)
    const [readable] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Lataa luettavana (HTML)' }).click(),
    ])
    expect(await textOf(readable)).toContain('Jatkamme')
    expect(await textOf(readable)).toContain('Aino')
    const text = await textOf(json)
    expect(text).toContain('Uusi havainto')
    expect(text).not.toContain('Ainon lause')
    await page.keyboard.press('Escape')
    return text
  })

  await test.step('the series is deleted once its name is typed', async () => {
    await more(facilitator, 'Poista sarja')
    const dialog = page.getByRole('dialog', { name: 'Poista sarja' })
    await dialog.getByRole('button', { name: 'Poista lopullisesti' }).click()
    await expect(dialog.getByRole('alert')).toContainText('Tunturin Tupa')
    await dialog.getByRole('textbox').fill('tunturin tupa')
    await dialog.getByRole('button', { name: 'Poista lopullisesti' }).click()
    await expect(
      page.getByRole('paragraph').filter({ hasText: /Sarja on poistettu: 5 kanvaasia, 2 lappua/ }),
    ).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Tämän laitteen sarjat' })).toHaveCount(0)
    await expect(aino.page.getByText(/poistettu/).first()).toBeVisible()
  })

  await test.step('it comes back from the file, and what is no archive is told', async () => {
    const picker = page.locator('input[type="file"]')
    await picker.setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{}') })
    await expect(page.getByRole('alert')).toContainText('ei ole Arjen kompassin arkisto')
    await picker.setInputFiles({
      name: 'arkisto.json',
      mimeType: 'application/json',
      buffer: Buffer.from(archive),
    })
    await page.waitForURL(/\/s\/.+as=facilitator/)
    await expectNoteIn(facilitator, 'Uusi havainto', 'see')
    await expectNoteIn(facilitator, 'Jatkamme', 'hear')
  })

  await test.step('all of it on a phone, too', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    for (const item of ['Aiemmat versiot', 'Lataa arkisto', 'Poista henkilö tai sanoja', 'Poista sarja']) {
      await more(facilitator, item)
      await expect(page.getByRole('dialog', { name: item })).toBeVisible()
      await expectNoSidewaysScroll(facilitator)
      await page.keyboard.press('Escape')
    }
  })

  for (const { troubles } of [facilitator, aino]) expect(troubles).toEqual([])
})

test('who is writing in the compass while words are erased from it writes on', async ({ browser }) => {
  const facilitator = await newPerson(browser)
  const { page } = facilitator
  await createSeriesByHand(product, facilitator, 'Kaamosmökit')
  await page.getByRole('button', { name: 'Kanvaasit' }).click()
  await page
    .getByRole('menuitemradio', { name: 'Arjen kompassi' })
    .or(page.getByRole('menuitem', { name: 'Arjen kompassi' }))
    .click()
  const why = page.locator('section textarea[name="p1.why"]')
  await why.click()
  await page.keyboard.type('Matin mielestä jono on ')
  await expectSaved(facilitator)
  const series = new URL(page.url()).pathname.split('/')[2]
  const erasing = page
    .context()
    .request.post(`${product.url}/api/series/${series}/erase-words?as=facilitator`, {
      data: { words: 'Matin' },
      headers: { origin: product.url },
    })
  // Until the new document is there and on in it: not a letter of it may be lost.
  const typed: string[] = []
  await expect(async () => {
    const letter = 'abcdefghij'[typed.length % 10] ?? ''
    typed.push(letter)
    await page.keyboard.type(letter)
    expect(await why.inputValue({ timeout: 100 })).toContain('…')
  }).toPass({ intervals: [20] })
  expect((await erasing).ok()).toBe(true)
  await page.keyboard.type(' pitkä')
  await expect(why).toHaveValue(`… mielestä jono on ${typed.join('')} pitkä`)
  await expect(why).toBeFocused()
  await expectSaved(facilitator)
  await page.reload()
  await expect(why).toHaveValue(`… mielestä jono on ${typed.join('')} pitkä`)
  expect(facilitator.troubles).toEqual([])
})
