import { type CDPSession, type Locator, type Page, expect } from '@playwright/test'
import type { Product } from '../support/product.ts'
import { PHONE, type Person, expectSaved, field, meetOnMap, newPerson, textsIn } from './people.ts'
import { test } from './test.ts'

/* Writing: by keyboard alone, with dead keys and input methods, by pasting, and by two in one note. */
let product: Product
test.beforeAll(({ product: running }) => {
  product = running
})

const editor = (page: Page): Locator => page.getByRole('textbox', { name: /^Lapun teksti/ })
const heading = (page: Page, name: RegExp): Locator => page.getByRole('button', { name })

/** A facilitator on the empathy map, and a participant with them. */
async function two(browser: Parameters<typeof newPerson>[0]): Promise<[Person, Person]> {
  const { facilitator, other: aino } = await meetOnMap(product, browser)
  // The field is there before its canvas may be written on.
  for (const { page } of [facilitator, aino]) {
    await expect(field(page, 'hear').getByRole('textbox', { name: /Kirjoita lappu tähän/ })).toBeAttached()
  }
  return [facilitator, aino]
}

/** Puts a text on the clipboard of the page and pastes it by the keys. */
async function pasteText(page: Page, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate((words) => navigator.clipboard.writeText(words), text)
  await page.keyboard.press('Control+V')
}

async function compose(cdp: CDPSession, steps: readonly string[], end: string): Promise<void> {
  for (const text of steps) {
    await cdp.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    })
  }
  await cdp.send('Input.insertText', { text: end })
}

test('typing in a focused field writes notes, by keyboard alone', async ({ browser }) => {
  const [{ page, troubles }, aino] = await two(browser)

  await test.step('the heading takes letters of every kind, one note after the other', async () => {
    // A letter without a key of its own comes as text only, like an emoji from a picker.
    await heading(page, /Mitä hän kuulee/).pressSequentially('äiti')
    await expect(editor(page)).toHaveValue('äiti')
    await page.keyboard.press('Enter')
    await expect(editor(page)).toHaveValue('')
    await page.keyboard.type('toinen')
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.type('rivi')
    await page.keyboard.press('Escape')
    await expect.poll(() => textsIn(page, 'hear')).toEqual(['äiti', 'toinen\nrivi'])
  })

  await test.step('a composition is shown as it comes and becomes a note at its end', async () => {
    const cdp = await page.context().newCDPSession(page)
    await heading(page, /Mitä hän näkee/).focus()
    await compose(cdp, ['´', 'á'], 'á')
    await expect(editor(page)).toHaveValue('á')
    await compose(cdp, ['n', 'ni', 'にほ'], '日本')
    await expect(editor(page)).toHaveValue('á日本')
    await page.keyboard.press('Escape')
    await heading(page, /Mitä hän näkee/).focus()
    await page.keyboard.insertText('👩‍🌾')
    await expect(editor(page)).toHaveValue('👩‍🌾')
    await page.keyboard.press('Escape')
    await expect.poll(() => textsIn(page, 'see')).toEqual(['á日本', '👩‍🌾'])
  })

  await test.step('letters that are shortcuts write there, and are shortcuts after Esc', async () => {
    await heading(page, /Kipupisteet/).focus()
    await page.keyboard.type('N10 on kallis?')
    await expect(editor(page)).toHaveValue('N10 on kallis?')
    await page.keyboard.press('Tab')
    await expect(editor(page)).toHaveCount(0)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Näppäimet' })).toBeVisible()
    await page.keyboard.press('Escape')
  })

  await test.step('so does a click on a field’s paper', async () => {
    await field(page, 'gains').click({ position: { x: 200, y: 140 } })
    await page.keyboard.type('Nopea apu')
    await page.keyboard.press('Escape')
    await expect.poll(() => textsIn(page, 'gains')).toEqual(['Nopea apu'])
  })

  await expectSaved({ page, troubles })
  await expect.poll(() => textsIn(aino.page, 'see')).toEqual(['á日本', '👩‍🌾'])
  expect([...troubles, ...aino.troubles]).toEqual([])
})

test('pasting makes notes', async ({ browser }) => {
  const [{ page, troubles }, aino] = await two(browser)
  await heading(page, /Mitä hän kuulee/).focus()

  await test.step('of lines, taken back together', async () => {
    await pasteText(page, 'yksi\n"kaksi"\n- kolme')
    await expect.poll(() => textsIn(page, 'hear')).toHaveLength(3)
    await page.keyboard.press('Control+Z')
    await expect.poll(() => textsIn(page, 'hear')).toEqual([])
  })

  await test.step('above thirty after a question', async () => {
    await pasteText(page, Array.from({ length: 31 }, (_, index) => `rivi ${index + 1}`).join('\n'))
    const dialog = page.getByRole('dialog', { name: 'Tehdäänkö 31 lappua?' })
    await expect(dialog).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
    await expect.poll(() => textsIn(page, 'hear')).toEqual([])
    await page.keyboard.press('Control+V')
    await dialog.getByRole('button', { name: 'Tee 31 lappua' }).click()
    await expect.poll(() => textsIn(page, 'hear')).toHaveLength(31)
    await expect.poll(() => textsIn(aino.page, 'hear')).toHaveLength(31)
  })

  await test.step('of five thousand lines says that they are too many', async () => {
    await heading(page, /Mitä hän näkee/).focus()
    await pasteText(page, Array.from({ length: 5000 }, (_, index) => `rivi ${index}`).join('\n'))
    const kept = page.getByRole('region', { name: 'Teksti, joka ei ole vielä kanvaasilla' })
    await expect(kept).toContainText(/tilaa on nyt 1\s969/)
    await kept.getByRole('button', { name: 'Hylkää' }).click()
    await expect(kept).toHaveCount(0)
    await expect.poll(() => textsIn(page, 'see')).toEqual([])
  })

  await test.step('into a note, where they stay unless wanted', async () => {
    await page.keyboard.type('Alku: ')
    await pasteText(page, 'a\nb')
    await expect(editor(page)).toHaveValue('Alku: a\nb')
    await page.getByRole('button', { name: 'Tee 2 lappua' }).click()
    await page.keyboard.press('Escape')
    await expect.poll(() => textsIn(page, 'see')).toHaveLength(3)
  })
  await expectSaved({ page, troubles })
  expect([...troubles, ...aino.troubles]).toEqual([])
})

test('a note that two write keeps both carets right', async ({ browser }) => {
  const [facilitator, aino] = await two(browser)
  await heading(facilitator.page, /Mitä hän kuulee/).pressSequentially('keski')
  await facilitator.page.keyboard.press('Escape')
  for (const { page } of [facilitator, aino]) {
    // Opened before all of it has come, a note has its caret where the words ended then.
    await expect.poll(() => textsIn(page, 'hear')).toEqual(['keski'])
    await field(page, 'hear').locator('[data-note] button').focus()
    await page.keyboard.press('Enter')
    await expect(editor(page)).toBeFocused()
  }
  await facilitator.page.keyboard.press('Control+Home')

  await test.step('at both ends at once, with emoji', async () => {
    await Promise.all([
      facilitator.page.keyboard.type('alussa👩‍🌾 sanoja ', { delay: 15 }),
      aino.page.keyboard.type(' lopussa🎉 ääkkösiä', { delay: 15 }),
    ])
    for (const { page } of [facilitator, aino]) {
      await expect(editor(page)).toHaveValue('alussa👩‍🌾 sanoja keski lopussa🎉 ääkkösiä')
    }
  })

  await test.step('while one of them composes', async () => {
    const cdp = await aino.page.context().newCDPSession(aino.page)
    await cdp.send('Input.imeSetComposition', { text: '´', selectionStart: 1, selectionEnd: 1 })
    await facilitator.page.keyboard.type('ja ')
    await expect(editor(facilitator.page)).toHaveValue(/^alussa👩‍🌾 sanoja ja keski/)
    // The one who composes sees it right after.
    await cdp.send('Input.imeSetComposition', { text: 'á', selectionStart: 1, selectionEnd: 1 })
    await cdp.send('Input.insertText', { text: 'á' })
    for (const { page } of [facilitator, aino]) {
      await expect(editor(page)).toHaveValue('alussa👩‍🌾 sanoja ja keski lopussa🎉 ääkkösiäá')
    }
    await aino.page.keyboard.type('!')
    await facilitator.page.keyboard.type('?')
    for (const { page } of [facilitator, aino]) {
      await expect(editor(page)).toHaveValue('alussa👩‍🌾 sanoja ja ?keski lopussa🎉 ääkkösiäá!')
    }
  })
  expect([...facilitator.troubles, ...aino.troubles]).toEqual([])
})

test('words are found on every canvas, and shown there', async ({ browser }) => {
  const [facilitator, aino] = await two(browser)
  await heading(facilitator.page, /Mitä hän kuulee/).pressSequentially('Kamalat jonot kassalla')
  await facilitator.page.keyboard.press('Escape')
  await expectSaved(facilitator)

  await test.step('by who is on another canvas, with keys alone', async () => {
    const { page } = aino
    await page.getByRole('button', { name: 'Kanvaasit' }).click()
    await page.getByRole('menuitemradio', { name: 'Arjen kompassi' }).click()
    await expect(page.getByRole('heading', { name: 'Empatiakartta' })).toHaveCount(0)
    await page.keyboard.press('Control+F')
    await page.getByRole('searchbox', { name: 'Hae sanoja' }).fill('KAMALAT jono')
    const dialog = page.getByRole('dialog', { name: 'Hae kanvaaseilta' })
    await expect(dialog.getByRole('status')).toHaveText('1 osuma, 1 kanvaasi.')
    await expect(dialog.locator('mark')).toHaveText(['Kamalat', 'jono'])
    await page.keyboard.press('Enter')
    await expect(field(page, 'hear').locator('[data-note][data-selected]')).toHaveText(/Kamalat jonot/)
    await expect(field(page, 'hear').locator('[data-note] [data-stop]')).toBeFocused()
  })

  await test.step('on the open canvas also without a server', async () => {
    const { page } = facilitator
    await page.context().setOffline(true)
    await page.keyboard.press('Control+F')
    await page.getByRole('searchbox', { name: 'Hae sanoja' }).fill('jonot')
    await expect(page.getByText('Palvelimeen ei ole yhteyttä')).toBeVisible()
    await expect(page.getByRole('dialog').locator('mark')).toHaveText(['jonot'])
    await page.context().setOffline(false)
  })
  expect([...facilitator.troubles, ...aino.troubles]).toEqual([])
})

test('who wrote what is shown when wanted, also of those who left', async ({ browser }) => {
  const [facilitator, aino] = await two(browser)
  await heading(aino.page, /Mitä hän kuulee/).pressSequentially('Ainon lappu')
  await aino.page.keyboard.press('Escape')
  // As much as a note shows without a name, and less of it low in the field.
  await heading(aino.page, /Mitä hän näkee/).focus()
  const low = Array.from({ length: 8 }, (_, at) => `Lappu numero ${at}, jossa on tekstiä`)
  await pasteText(aino.page, ['Kirjoitettu lappu '.repeat(4), ...low].join('\n'))
  await expectSaved(aino)
  await aino.page.context().close()
  const { page } = facilitator
  const card = field(page, 'hear').locator('[data-note]')
  await expect(card).toHaveText('Ainon lappu')
  await page.getByRole('button', { name: 'Lisää kanvaasista' }).click()
  await page.getByRole('menuitem', { name: 'Näytä kirjoittajat' }).click()
  await expect(card).toHaveText('Ainon lappuAino')
  await test.step('below the words, not over them', async () => {
    const over = () =>
      field(page, 'see')
        .locator('[data-note]')
        .evaluateAll(
          (notes) =>
            notes.filter((note) => {
              const [words, name] = [note.querySelector('[data-words]'), note.lastElementChild]
              if (!words || !name) return true
              const text = document.createRange()
              text.selectNodeContents(words)
              const seen = getComputedStyle(words).overflow === 'visible' ? text : words
              return seen.getBoundingClientRect().bottom > name.getBoundingClientRect().top + 1
            }).length,
        )
    await expect(field(page, 'see').locator('[data-note]')).toHaveCount(9)
    await expect.poll(over).toBe(0)
  })
  await page.reload()
  await expect(card).toHaveText('Ainon lappuAino')
  await page.getByRole('button', { name: 'Lisää kanvaasista' }).click()
  await page.getByRole('menuitem', { name: 'Piilota kirjoittajat' }).click()
  await expect(card).toHaveText('Ainon lappu')
  expect(facilitator.troubles).toEqual([])
})

test('a note is copied to another canvas, and taken back there', async ({ browser }) => {
  const [facilitator] = await two(browser)
  const { page } = facilitator
  await heading(page, /Mitä hän kuulee/).pressSequentially('Kamalat jonot')
  await page.keyboard.press('Escape')
  await field(page, 'hear').locator('[data-note] [data-stop]').focus()
  await page.keyboard.press('m')
  await page.getByRole('toolbar', { name: 'Lapun työkalut' }).getByRole('button', { name: 'Lisää' }).click()
  await page.getByRole('menuitem', { name: 'Kopioi toiselle kanvaasille' }).click()
  const dialog = page.getByRole('dialog', { name: 'Kopioi 1 lappu toiselle kanvaasille' })
  await dialog.getByRole('combobox').selectOption({ label: 'Asiakkaan profiloiminen' })
  await dialog.getByRole('radio').nth(1).check()
  await dialog.getByRole('button', { name: 'Kopioi 1 lappu' }).click()
  await expect(dialog).toHaveCount(0)
  await page.getByRole('button', { name: 'Näytä', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Asiakkaan profiloiminen' }).first()).toBeVisible()
  const copy = page.locator('[data-note]').filter({ hasText: 'Kamalat jonot' })
  await expect(copy.locator('[data-stop]')).toBeFocused()
  await expectSaved(facilitator)
  await page.keyboard.press('Control+Z')
  await expect(copy).toHaveCount(0)
  await page.getByRole('button', { name: 'Palaa vaiheeseen' }).click()
  await expect.poll(() => textsIn(page, 'hear')).toEqual(['Kamalat jonot'])
  expect(facilitator.troubles).toEqual([])
})

test('a phone writes by composition, and pastes', async ({ browser }) => {
  const { facilitator, other: mikko } = await meetOnMap(product, browser, { ...PHONE, name: 'Mikko' })
  const { page } = mikko
  const texts = () => page.locator('[data-note] [data-stop]').allTextContents()
  await page.getByRole('button', { name: /Mitä hän kuulee/ }).tap()
  await page.getByRole('button', { name: 'Uusi lappu' }).tap()
  await expect(editor(page)).toBeFocused()
  const cdp = await page.context().newCDPSession(page)
  await compose(cdp, ['j', 'jo', 'jon', 'jono'], 'jono')
  await compose(cdp, ['´', 'á'], 'á')
  await expect(editor(page)).toHaveValue('jonoá')
  await page.keyboard.press('Enter')
  await page.keyboard.insertText('toinen 🎉')
  await page.keyboard.press('Escape')
  await expect.poll(texts).toEqual(['jonoá', 'toinen 🎉'])
  await page.getByRole('heading', { name: /Mitä hän kuulee/ }).focus()
  await pasteText(page, 'kolmas\nneljäs')
  await expect.poll(texts).toEqual(['jonoá', 'toinen 🎉', 'kolmas', 'neljäs'])
  await expectSaved(facilitator)
  await expect.poll(async () => (await textsIn(facilitator.page, 'hear')).length).toBe(4)
  expect([...mikko.troubles, ...facilitator.troubles]).toEqual([])
})

test('long words and long texts stay on their paper at every zoom', async ({ browser }) => {
  const [{ page }] = await two(browser)
  await heading(page, /ajattelee ja tuntee/).focus()
  const long = 'Verkkoasiointipalveluntarjoajakumppanuussopimusneuvottelut '
  await pasteText(
    page,
    ['Lyhyt', long.trim(), long.repeat(3).trim(), long.repeat(12).trim(), 'W'.repeat(300)].join('\n'),
  )
  const notes = field(page, 'think-feel').locator('[data-note]')
  await expect(notes).toHaveCount(5)
  // How far the words of each note reach over its paper's edge, and how large they are on the screen, px.
  const measure = () =>
    notes.evaluateAll((all) =>
      all.map((note) => {
        const card = note.querySelector<HTMLElement>('[data-stop]') ?? (note as HTMLElement)
        const box = card.getBoundingClientRect()
        const range = document.createRange()
        range.selectNodeContents(card)
        const right = Math.max(...[...range.getClientRects()].map((rect) => rect.right))
        const scale = box.width / card.offsetWidth
        return { over: right - box.right, type: Number.parseFloat(getComputedStyle(card).fontSize) * scale }
      }),
    )
  const zoomOut = page.getByRole('button', { name: 'Loitonna' })
  await page.getByRole('button', { name: /^Suurennus/ }).click()
  for (let step = 0; step < 6; step++) {
    await expect
      .poll(async () => Math.min(...(await measure()).map(({ type }) => type)))
      .toBeGreaterThanOrEqual(11.9)
    for (const { over } of await measure()) expect(over).toBeLessThanOrEqual(0.5)
    if (await zoomOut.isDisabled()) break
    await zoomOut.click()
  }
  // With the whole sheet in sight all of a text is seen while it is written.
  await page.getByRole('button', { name: 'Sovita ikkunaan' }).click()
  await notes.nth(3).locator('[data-stop]').focus()
  await page.keyboard.press('Enter')
  await expect
    .poll(() => editor(page).evaluate((area) => area.scrollHeight - area.clientHeight))
    .toBeLessThanOrEqual(1)
})
