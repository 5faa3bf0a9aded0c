import { readFile } from 'node:fs/promises'
import { type Download, expect } from '@playwright/test'
import type { Product } from '../support/product.ts'
import { readPdf } from '../support/read-pdf.ts'
import {
  MAP_STEP,
  PHONE,
  type Person,
  createSeriesByHand,
  expectNoteIn,
  expectSaved,
  joinByHand,
  newPerson,
  note,
  startStep,
} from './people.ts'
import { test } from './test.ts'

/*
 * The main job, from an empty start page to the PDF: a facilitator and two participants, one on a phone, each with a
 * browser of their own, against the built product.
 */
const COMPANY = 'Kauppakulman Palvelutori Čáhcesuolu'
const PRINCIPLES = [
  ['Lupaus', 'Sinut huomataan heti, vaikka vain katselisit.'],
  ['Toiminta', 'Asiasi etenee, kenen luo tuletkin.'],
  ['Asenne', 'Šiella ja Ánde: jokainen on yhteinen vieras.'],
] as const

let product: Product
test.beforeAll(({ product: running }) => {
  product = running
})

const bytesOf = async (download: Download): Promise<Buffer> => readFile(await download.path())

async function openCompass({ page }: Person): Promise<void> {
  await page.getByRole('button', { name: 'Kanvaasit' }).click()
  await page
    .getByRole('menuitemradio', { name: 'Arjen kompassi' })
    .or(page.getByRole('menuitem', { name: 'Arjen kompassi' }))
    .click()
  await expect(page.getByLabel('Periaate: Lupaus')).toBeVisible()
}

test('from a link to a printed compass', async ({ browser }) => {
  test.setTimeout(240_000)
  const facilitator = await newPerson(browser)
  const aino = await newPerson(browser)
  const mikko = await newPerson(browser, PHONE)

  await test.step('a series from the start page, and two people in by its code', async () => {
    const code = await createSeriesByHand(product, facilitator, COMPANY)
    await joinByHand(product, aino, code, 'Aino')
    await joinByHand(product, mikko, code, 'Mikko')
    await expect(aino.page.getByText('Vetäjä aloittaa pian')).toBeVisible()
  })

  await test.step('a step takes everyone to its canvas and starts the timer', async () => {
    await startStep(facilitator, MAP_STEP)
    for (const { page } of [facilitator, aino, mikko]) {
      await expect(page.getByRole('heading', { name: 'Empatiakartta' }).first()).toBeVisible()
      await expect(page.getByText(/^(30:00|29:\d\d)$/).first()).toBeVisible()
    }
  })

  await test.step('they write, and see each other’s words as they come', async () => {
    const { page } = aino
    await page.locator('[data-field="hear"]').dblclick({ position: { x: 60, y: 140 } })
    await page.keyboard.type('”Siellä on niin kallista”')
    await page.keyboard.press('Escape')
    await mikko.page.getByRole('button', { name: /Kipupisteet/ }).click()
    await mikko.page.getByRole('button', { name: 'Uusi lappu' }).click()
    await mikko.page.keyboard.type('Jonottaminen pelottaa')
    await mikko.page.keyboard.press('Escape')
    for (const person of [facilitator, aino]) {
      await expectNoteIn(person, 'niin kallista', 'hear')
      await expectNoteIn(person, 'Jonottaminen', 'pains')
    }
    for (const person of [aino, mikko]) await expectSaved(person)
  })

  await test.step('two write in one note at once, and both are kept', async () => {
    for (const person of [facilitator, aino]) {
      const card = note(person, 'Jonottaminen').getByRole('button').first()
      await card.focus()
      await person.page.keyboard.press('Enter')
      await expect(person.page.getByRole('textbox', { name: /Lapun teksti/ })).toBeFocused()
    }
    await aino.page.keyboard.press('Control+Home')
    await aino.page.keyboard.type('Ruuhka. ')
    await facilitator.page.keyboard.press('Control+End')
    await facilitator.page.keyboard.type(' monia.')
    for (const { page } of [facilitator, aino]) {
      await expect(page.getByRole('textbox', { name: /Lapun teksti/ })).toHaveValue(
        'Ruuhka. Jonottaminen pelottaa monia.',
      )
    }
    for (const { page } of [facilitator, aino]) await page.keyboard.press('Escape')
  })

  await test.step('a note is dragged to another field, moved back by its menu, and that undone', async () => {
    const { page } = facilitator
    const from = await note(facilitator, 'niin kallista').boundingBox()
    const to = await page.locator('[data-field="say"]').boundingBox()
    if (!from || !to) throw new Error('nothing to drag')
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2)
    await page.mouse.down()
    await page.mouse.move(from.x + 80, from.y + 40, { steps: 4 })
    await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 8 })
    await page.mouse.up()
    for (const person of [facilitator, aino]) await expectNoteIn(person, 'niin kallista', 'say')

    await note(aino, 'niin kallista').getByRole('button').first().click()
    await aino.page.getByRole('button', { name: 'Siirrä kenttään' }).click()
    await aino.page.getByRole('menuitemradio', { name: /Mitä hän kuulee/ }).click()
    for (const person of [facilitator, aino]) await expectNoteIn(person, 'niin kallista', 'hear')
    await aino.page.getByRole('button', { name: 'Kumoa' }).click()
    for (const person of [facilitator, aino]) await expectNoteIn(person, 'niin kallista', 'say')
  })

  await test.step('a closed canvas takes nothing more', async () => {
    const toggle = facilitator.page.getByRole('switch', { name: 'Osallistujat voivat kirjoittaa' })
    await toggle.click()
    await expect(aino.page.getByRole('main').getByText('Vetäjä on sulkenut tämän kanvaasin')).toBeVisible()
    await expect(aino.page.getByRole('button', { name: 'Uusi lappu' })).toHaveCount(0)
    await toggle.click()
    await expect(aino.page.getByRole('button', { name: 'Uusi lappu' })).toBeVisible()
  })

  await test.step('a note becomes a deed of the compass', async () => {
    const { page } = facilitator
    await note(facilitator, 'Jonottaminen').getByRole('button').first().click()
    await page.getByRole('button', { name: 'Ota aineksi kompassiin' }).click()
    await page.getByRole('radio', { name: /Uudeksi teoksi/ }).check()
    await page.getByRole('button', { name: 'Ota kompassiin' }).click()
    await expect(page.getByText('Lapusta tuli teko').first()).toBeVisible()
  })

  await test.step('the compass is worded, with a measurable key result', async () => {
    const { page } = facilitator
    await openCompass(facilitator)
    for (const [direction, statement] of PRINCIPLES) {
      await page.getByLabel(`Periaate: ${direction}`).fill(statement)
    }
    const deed = page.getByLabel('Teko 1').first()
    await expect(deed).toHaveValue('Ruuhka. Jonottaminen pelottaa monia.')
    await deed.fill('Nostamme katseen ja tervehdimme viidessä sekunnissa.')
    await page.getByRole('button', { name: 'Kasvoi lapusta (1)' }).first().click()
    await expect(page.getByText('Ruuhka. Jonottaminen pelottaa monia.').first()).toBeVisible()
    await page.keyboard.press('Escape')

    await page.getByRole('button', { name: 'Lisää avaintulos' }).first().click()
    await page.getByLabel(/^Avaintulos 1: miltä/).fill('Jokainen tulee nähdyksi')
    await page.getByLabel('Nyt', { exact: true }).fill('68,5')
    await page.getByLabel('Tavoite', { exact: true }).last().fill('90')
    await page.getByLabel('Yksikkö').fill('%')
    await page.getByLabel('Mitä mitataan').fill('kokee, että hänet huomattiin')
    await page.getByLabel('Mihin mennessä').fill('2027-05-31')
    await expect(page.getByText('Asetettu', { exact: true })).toBeVisible()
    await expectSaved(facilitator)
  })

  await test.step('the poster is a PDF of one page with its fonts and its words', async () => {
    const { page } = facilitator
    await page.goto(page.url().replace(/\/canvas\/[^?]+/, '/poster'))
    await expect(page.getByRole('heading', { name: 'Huoneentaulu' })).toBeVisible()
    for (const [size, width, height] of [
      ['A3', 297, 420],
      ['A4', 210, 297],
    ] as const) {
      await page.getByRole('radio', { name: size }).check({ force: true })
      const pending = page.waitForEvent('download')
      await page.getByRole('button', { name: 'Lataa PDF' }).click()
      const download = await pending
      expect(download.suggestedFilename()).toMatch(new RegExp(`^arjen-kompassi-.*${size}\\.pdf$`))
      const pdf = await readPdf(await bytesOf(download))
      expect(pdf.pages).toHaveLength(1)
      expect(pdf.pages[0]?.width).toBeCloseTo(width, 0)
      expect(pdf.pages[0]?.height).toBeCloseTo(height, 0)
      expect(pdf.fonts.length).toBeGreaterThanOrEqual(2)
      expect(pdf.fonts.filter(({ embedded }) => !embedded)).toEqual([])
      expect(pdf.fonts.map(({ name }) => name).join(' ')).toMatch(/Fraunces/i)
      const words = (pdf.pages[0]?.text ?? '').replace(/\s+/g, ' ')
      for (const [, statement] of PRINCIPLES) expect(words).toContain(statement)
      expect(words).toContain(COMPANY)
      expect(words).toMatch(/68,5/)
      expect(words).toContain('viidessä sekunnissa')
    }
  })

  await test.step('it prints on one page, and downloads as SVG and PNG', async () => {
    const { page } = facilitator
    for (const size of ['A4', 'A3']) {
      await page.getByRole('radio', { name: size }).check({ force: true })
      const printed = await readPdf(await page.pdf({ preferCSSPageSize: true, printBackground: true }))
      expect(printed.pages).toHaveLength(1)
      expect(printed.pages[0]?.width).toBeCloseTo(size === 'A4' ? 210 : 297, 0)
      expect(printed.pages[0]?.text.replace(/\s+/g, ' ')).toContain(PRINCIPLES[1][1])
    }
    const svgPending = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Lataa SVG' }).click()
    const svg = (await bytesOf(await svgPending)).toString('utf8')
    expect(svg).toMatch(/^<(\?xml|svg)/)
    expect(svg).toContain('@font-face')
    const pngPending = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Lataa kuva' }).click()
    const png = await bytesOf(await pngPending)
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    expect(png.readUInt32BE(16)).toBeGreaterThan(1000)
  })

  for (const { troubles } of [facilitator, aino, mikko]) expect(troubles).toEqual([])
})
