import { type Page, expect } from '@playwright/test'
import type { Product } from '../support/product.ts'
import { MAP_STEP, PHONE, type Person, expectNoteIn, join, newPerson, note, openSeries } from './people.ts'
import { test } from './test.ts'

/* Selecting, moving and grouping several notes, alone and while another does, by mouse, keys and fingers. */

let product: Product
test.beforeAll(({ product: running }) => {
  product = running
})

const card = (person: Person, words: string) => note(person, words).getByRole('button').first()

async function boxOf(person: Person, words: string) {
  const box = await note(person, words).boundingBox()
  if (!box) throw new Error(`no note ${words}`)
  return box
}

/** Writes notes into a field by pasting lines: one note each. */
async function paste({ page }: Person, field: string, lines: readonly string[]): Promise<void> {
  await page.locator(`[data-field="${field}"] [data-typing]`).focus()
  await page.evaluate((text) => {
    const data = new DataTransfer()
    data.setData('text/plain', text)
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  }, lines.join('\n'))
  for (const line of lines) await expect(page.locator('[data-note]').filter({ hasText: line })).toBeVisible()
}

async function drag(page: Page, from: { x: number; y: number }, by: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x + by.x / 2, from.y + by.y / 2, { steps: 4 })
  await page.mouse.move(from.x + by.x, from.y + by.y, { steps: 4 })
  await page.mouse.up()
}

const selected = ({ page }: Person) => page.locator('article [data-note][data-selected]')
const bar = ({ page }: Person) => page.getByRole('toolbar', { name: 'Valittujen työkalut' })

async function workshop(browser: Parameters<typeof newPerson>[0], company: string) {
  const facilitator = await newPerson(browser)
  const code = await openSeries(product, facilitator, { company, step: MAP_STEP })
  await expect(facilitator.page.locator('[data-field="hear"]')).toBeVisible()
  return { facilitator, code }
}

test('a clicked note has the focus: one press of Delete removes it', async ({ browser }) => {
  const { facilitator } = await workshop(browser, 'Poisto')
  const { page } = facilitator
  await paste(facilitator, 'hear', ['Poistuva', 'Pysyvä'])
  const { x, y, width, height } = await boxOf(facilitator, 'Poistuva')
  await page.mouse.click(x + width / 2, y + height / 2)
  await expect(card(facilitator, 'Poistuva')).toBeFocused()
  await page.keyboard.press('Delete')
  await expect(note(facilitator, 'Poistuva')).toHaveCount(0)
  await expect(note(facilitator, 'Pysyvä')).toHaveCount(1)
  expect(facilitator.troubles).toEqual([])
})

test('a frame drawn on paper selects, the selection moves as one and comes back by one undo', async ({
  browser,
}) => {
  const { facilitator } = await workshop(browser, 'Kehys')
  const { page } = facilitator
  await paste(facilitator, 'think-feel', ['Yksi', 'Kaksi', 'Kolme'])
  const [first, third] = [await boxOf(facilitator, 'Yksi'), await boxOf(facilitator, 'Kolme')]
  const start = { x: first.x - 5, y: third.y + third.height + 12 }
  await drag(page, start, { x: third.x + third.width / 2 - start.x, y: first.y + 5 - start.y })
  await expect(selected(facilitator)).toHaveCount(3)
  await expect(bar(facilitator)).toContainText('3 valittua')

  // Shift takes one out and in again.
  await card(facilitator, 'Kaksi').click({ modifiers: ['Shift'] })
  await expect(selected(facilitator)).toHaveCount(2)
  await card(facilitator, 'Kaksi').click({ modifiers: ['Shift'] })
  await expect(selected(facilitator)).toHaveCount(3)

  const to = await page.locator('[data-field="pains"]').boundingBox()
  if (!to) throw new Error('no field')
  await drag(page, { x: first.x + 30, y: first.y + 30 }, { x: to.x + 20 - first.x, y: to.y + 70 - first.y })
  await expectNoteIn(facilitator, 'Yksi', 'pains')
  await expectNoteIn(facilitator, 'Kaksi', 'pains')
  await page.keyboard.press('Control+z')
  for (const words of ['Yksi', 'Kaksi', 'Kolme']) await expectNoteIn(facilitator, words, 'think-feel')
  expect(await boxOf(facilitator, 'Yksi')).toEqual(first)
  await page.keyboard.press('Escape')
  await expect(selected(facilitator)).toHaveCount(0)
})

test('a group is made, named, dragged by its title, joined, left and dissolved', async ({ browser }) => {
  const { facilitator } = await workshop(browser, 'Ryhmä')
  const { page } = facilitator
  await paste(facilitator, 'think-feel', ['Jonot', 'Hinnat', 'Muu'])
  await card(facilitator, 'Jonot').click()
  await card(facilitator, 'Hinnat').click({ modifiers: ['Shift'] })
  await page.keyboard.press('Control+g')
  await page.getByRole('textbox', { name: 'Ryhmän nimi' }).pressSequentially('Arjen kivut')
  await page.keyboard.press('Enter')
  const title = page.getByRole('button', { name: 'Ryhmä: Arjen kivut, 2 lappua', exact: true })
  await expect(title).toBeFocused()

  const frame = page.locator('li[data-group]')
  const before = await frame.boundingBox()
  const [jonot, hinnat] = [await boxOf(facilitator, 'Jonot'), await boxOf(facilitator, 'Hinnat')]
  if (!before) throw new Error('no frame')
  for (const box of [jonot, hinnat]) {
    expect(box.x).toBeGreaterThan(before.x)
    expect(box.y).toBeGreaterThan(before.y)
    expect(box.x + box.width).toBeLessThan(before.x + before.width)
    expect(box.y + box.height).toBeLessThan(before.y + before.height)
  }

  await test.step('by its title it goes as a whole', async () => {
    const handle = await title.boundingBox()
    if (!handle) throw new Error('no title')
    await page.keyboard.down('Alt')
    await drag(page, { x: handle.x + 8, y: handle.y + 8 }, { x: 24, y: 30 })
    await page.keyboard.up('Alt')
    await expect.poll(async () => (await boxOf(facilitator, 'Jonot')).x - jonot.x).toBeCloseTo(24, 0)
    expect((await boxOf(facilitator, 'Hinnat')).y - hinnat.y).toBeCloseTo(30, 0)
    await page.keyboard.press('Control+z')
    await expect.poll(async () => (await boxOf(facilitator, 'Jonot')).x).toBe(jonot.x)
  })

  await test.step('a note dropped into its frame joins, one dragged out leaves', async () => {
    await page.keyboard.press('Escape')
    const muu = await boxOf(facilitator, 'Muu')
    await drag(
      page,
      { x: muu.x + muu.width / 2, y: muu.y + muu.height / 2 },
      {
        x: before.x + before.width / 2 - muu.x - muu.width / 2,
        y: before.y + before.height / 2 - muu.y - muu.height / 2,
      },
    )
    await expect(
      page.getByRole('button', { name: 'Ryhmä: Arjen kivut, 3 lappua', exact: true }),
    ).toBeVisible()
    await page.keyboard.press('Control+z')
    await expect(
      page.getByRole('button', { name: 'Ryhmä: Arjen kivut, 2 lappua', exact: true }),
    ).toBeVisible()
    const gains = await page.locator('[data-field="gains"]').boundingBox()
    if (!gains) throw new Error('no field')
    await drag(
      page,
      { x: hinnat.x + hinnat.width / 2, y: hinnat.y + hinnat.height / 2 },
      {
        x: gains.x + gains.width / 2 - hinnat.x - hinnat.width / 2,
        y: gains.y + gains.height / 2 - hinnat.y - hinnat.height / 2,
      },
    )
    await expectNoteIn(facilitator, 'Hinnat', 'gains')
    await expect(page.getByRole('button', { name: 'Ryhmä: Arjen kivut, 1 lappu', exact: true })).toBeVisible()
    await page.keyboard.press('Control+z')
    await expectNoteIn(facilitator, 'Hinnat', 'think-feel')
  })

  await test.step('dissolved by its menu, the notes stay', async () => {
    // The tools of the note that is selected still stand over its group's title.
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Ryhmän työkalut: Arjen kivut' }).click()
    await page.getByRole('menuitem', { name: 'Pura ryhmä' }).click()
    await expect(frame).toHaveCount(0)
    await expectNoteIn(facilitator, 'Jonot', 'think-feel')
  })
  expect(facilitator.troubles).toEqual([])
})

test('one groups while another moves, and undoing it does not take the group from under those who joined', async ({
  browser,
}) => {
  const { facilitator, code } = await workshop(browser, 'Kaksi')
  const aino = await newPerson(browser)
  await join(product, aino, code, 'Aino')
  await paste(facilitator, 'think-feel', ['Yksi', 'Kaksi', 'Kolme'])
  await expectNoteIn(aino, 'Kolme', 'think-feel')

  await card(facilitator, 'Yksi').click()
  await card(facilitator, 'Kaksi').click({ modifiers: ['Shift'] })
  // Aino holds a note of the group in the air while it is made.
  const kaksi = await boxOf(aino, 'Kaksi')
  const away = await aino.page.locator('[data-field="pains"]').boundingBox()
  if (!away) throw new Error('no field')
  await aino.page.mouse.move(kaksi.x + 20, kaksi.y + 20)
  await aino.page.mouse.down()
  await aino.page.mouse.move(kaksi.x + 60, kaksi.y + 60, { steps: 4 })
  await facilitator.page.keyboard.press('Control+g')
  await facilitator.page.keyboard.press('Escape')
  await expect(aino.page.locator('li[data-group]')).toHaveCount(1)
  await aino.page.mouse.move(away.x + away.width / 2, away.y + away.height / 2, { steps: 6 })
  await aino.page.mouse.up()
  for (const person of [facilitator, aino]) {
    await expectNoteIn(person, 'Kaksi', 'pains')
    await expect(person.page.getByRole('button', { name: /^Ryhmä: .+, 1 lappu$/ })).toBeVisible()
  }

  await test.step('Aino lets the third note join by its menu', async () => {
    await card(aino, 'Kolme').click()
    await aino.page
      .getByRole('toolbar', { name: 'Lapun työkalut' })
      .getByRole('button', { name: 'Lisää', exact: true })
      .click()
    await aino.page.getByRole('menuitem', { name: 'Ryhmään: Ryhmä ilman nimeä' }).click()
    await expect(facilitator.page.getByRole('button', { name: /^Ryhmä: .+, 2 lappua$/ })).toBeVisible()
  })

  await test.step('the maker takes the grouping back: own notes leave, the group of the other stays', async () => {
    await facilitator.page.keyboard.press('Control+z')
    await expect(
      facilitator.page.getByRole('paragraph').filter({ hasText: 'joku muu on muuttanut' }),
    ).toBeVisible()
    for (const { page } of [facilitator, aino]) {
      await expect(page.getByRole('button', { name: /^Ryhmä: .+, 1 lappu$/ })).toBeVisible()
    }
  })

  await test.step('that she writes there is said over no title, no heading and none of its notes', async () => {
    await aino.page.locator('[data-field="think-feel"] [data-typing]').pressSequentially('Jono')
    const field = facilitator.page.locator('[data-field="think-feel"]')
    await expect(field.getByText('Aino kirjoittaa tähän')).toBeVisible()
    const under = await field.evaluate((section) => {
      const said = section.querySelector('[data-writers]')?.getBoundingClientRect()
      const others = [...section.querySelectorAll('[data-group-title], [data-note] [data-stop]')]
      const words = document.createRange()
      words.selectNodeContents(section.querySelector('h2 button') ?? section)
      return [...others.map((other) => other.getBoundingClientRect()), words.getBoundingClientRect()].filter(
        ({ top, bottom, left, right }) =>
          !said || (top < said.bottom && said.top < bottom && left < said.right && said.left < right),
      ).length
    })
    expect(under).toBe(0)
  })
  expect([...facilitator.troubles, ...aino.troubles]).toEqual([])
})

test('by keyboard alone: select, extend, move, group, name, dissolve, duplicate, tidy, remove', async ({
  browser,
}) => {
  const { facilitator } = await workshop(browser, 'Näppäimet')
  const { page } = facilitator
  await paste(facilitator, 'think-feel', ['Yksi', 'Kaksi', 'Kolme', 'Neljä'])
  await card(facilitator, 'Yksi').focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Shift+ArrowRight')
  await expect(selected(facilitator)).toHaveCount(2)
  await page.keyboard.press('Control+ArrowRight')
  await page.keyboard.press('Control+ArrowRight')
  await page.keyboard.press('Space')
  await expect(selected(facilitator)).toHaveCount(3)
  await expect(note(facilitator, 'Kolme')).not.toHaveAttribute('data-selected')

  const before = await boxOf(facilitator, 'Yksi')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect.poll(async () => (await boxOf(facilitator, 'Yksi')).y).toBeGreaterThan(before.y)
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await boxOf(facilitator, 'Yksi')).y).toBe(before.y)

  await page.keyboard.press('Control+g')
  await page.getByRole('textbox', { name: 'Ryhmän nimi' }).pressSequentially('Kolmikko')
  await page.keyboard.press('Enter')
  const title = page.getByRole('button', { name: 'Ryhmä: Kolmikko, 3 lappua', exact: true })
  await expect(title).toBeFocused()
  await page.keyboard.press('Control+Shift+g')
  await expect(title).toHaveCount(0)

  await page.keyboard.press('Escape')
  await card(facilitator, 'Neljä').focus()
  await page.keyboard.press('Control+a')
  await expect(selected(facilitator)).toHaveCount(4)
  await page.keyboard.press('Control+d')
  await expect(page.locator('[data-field="think-feel"] [data-note]')).toHaveCount(8)
  await page.keyboard.press('Delete')
  await expect(page.locator('[data-field="think-feel"] [data-note]')).toHaveCount(4)
  expect(facilitator.troubles).toEqual([])
})

test('tidied, notes of a field lie over nothing, within it and clear of each other', async ({ browser }) => {
  const { facilitator } = await workshop(browser, 'Siisti')
  const { page } = facilitator
  await paste(facilitator, 'hear', ['Eka', 'Toka lappu jossa on vähän enemmän luettavaa', 'Kolmas', 'Neljäs'])
  await card(facilitator, 'Kolmas').focus()
  await page.keyboard.press('Space')
  for (let step = 0; step < 6; step++) await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Lisää kanvaasista' }).click()
  await page.getByRole('menuitem', { name: 'Siisti koko kanvaasi' }).click()
  const field = await page.locator('[data-field="hear"]').boundingBox()
  const boxes = await Promise.all(
    ['Eka', 'Toka', 'Kolmas', 'Neljäs'].map((words) => boxOf(facilitator, words)),
  )
  if (!field) throw new Error('no field')
  for (const [index, box] of boxes.entries()) {
    expect(box.x).toBeGreaterThanOrEqual(field.x)
    expect(box.y + box.height).toBeLessThanOrEqual(field.y + field.height)
    for (const other of boxes.slice(index + 1)) {
      const apart =
        box.x + box.width <= other.x ||
        other.x + other.width <= box.x ||
        box.y + box.height <= other.y ||
        other.y + other.height <= box.y
      expect(apart).toBe(true)
    }
  }
})

test('two hundred notes in a field are counted and all reached', async ({ browser }) => {
  const { facilitator } = await workshop(browser, 'Paljon')
  const { page } = facilitator
  const lines = Array.from({ length: 200 }, (_, n) => `Lappu ${n + 1}.`)
  await page.locator('[data-field="hear"] [data-typing]').focus()
  await page.evaluate((text) => {
    const data = new DataTransfer()
    data.setData('text/plain', text)
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  }, lines.join('\n'))
  await page.getByRole('dialog').getByRole('button', { name: /200/ }).click()
  await expect(page.locator('[data-field="hear"] [data-note]')).toHaveCount(200)
  const count = page.getByRole('button', { name: /jää muiden alle/ })
  await expect(count).toContainText('200')
  await count.click()
  await expect(page.getByRole('heading', { name: 'Mitä hän kuulee' })).toBeFocused()
  await expect(page.locator('section[data-field="hear"] li[data-note]')).toHaveCount(200)
})

test('with fingers: a mode for several on the sheet and in the list', async ({ browser }) => {
  const { facilitator, code } = await workshop(browser, 'Sormin')
  await paste(facilitator, 'think-feel', ['Yksi', 'Kaksi', 'Kolme'])
  const tablet = await newPerson(browser, { viewport: { width: 1024, height: 768 }, hasTouch: true })
  await join(product, tablet, code, 'Aino')
  await expectNoteIn(tablet, 'Kolme', 'think-feel')
  await tablet.page.getByRole('button', { name: 'Valitse useita' }).tap()
  await card(tablet, 'Yksi').tap()
  await card(tablet, 'Kolme').tap()
  await expect(bar(tablet)).toContainText('2 valittua')
  await bar(tablet).getByRole('button', { name: 'Siirrä kenttään' }).tap()
  await tablet.page.getByRole('menuitemradio', { name: /Kipupisteet/ }).tap()
  for (const words of ['Yksi', 'Kolme']) await expectNoteIn(facilitator, words, 'pains')
  await bar(tablet).getByRole('button', { name: 'Valmis' }).tap()
  await expect(bar(tablet)).toHaveCount(0)

  const phone = await newPerson(browser, PHONE)
  await join(product, phone, code, 'Mikko')
  await phone.page.getByRole('button', { name: /Kipupisteet/ }).tap()
  await phone.page.getByRole('button', { name: 'Valitse useita' }).tap()
  await phone.page.getByRole('checkbox', { name: 'Yksi' }).tap()
  await phone.page.getByRole('checkbox', { name: 'Kolme' }).tap()
  await expect(phone.page.getByRole('checkbox', { name: 'Kolme' })).toBeChecked()
  await bar(phone).getByRole('button', { name: 'Lisää valituille' }).tap()
  await phone.page.getByRole('menuitem', { name: 'Ryhmitä' }).tap()
  await phone.page.getByRole('textbox', { name: 'Ryhmän nimi' }).fill('Pari')
  await phone.page.keyboard.press('Enter')
  await expect(phone.page.getByRole('heading', { level: 3 })).toContainText('Pari')
  await expect(
    facilitator.page.getByRole('button', { name: 'Ryhmä: Pari, 2 lappua', exact: true }),
  ).toBeVisible()
  expect([...tablet.troubles, ...phone.troubles]).toEqual([])
})
