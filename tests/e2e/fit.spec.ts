import { type Locator, type Page, expect } from '@playwright/test'
import type { Product } from '../support/product.ts'
import { type Person, expectSaved, join, newPerson, openSeries, startStep } from './people.ts'
import { test } from './test.ts'

/* A note answers another: on two sheets side by side, by dragging and without, on a desktop and on a phone. */
let product: Product
test.beforeAll(({ product: running }) => {
  product = running
})

async function openCompany({ page }: Person): Promise<void> {
  await page.getByRole('button', { name: 'Kanvaasit' }).click()
  await page.getByRole('menuitemradio', { name: 'Asiakaslähtöinen arvontuotto 2/2' }).click()
  await expect(page.locator('[data-fit-summary]')).toBeVisible()
}

const noteIn = (page: Page, field: string, words: string): Locator =>
  page.locator(`[data-field="${field}"] [data-note]`).filter({ hasText: words })
const summary = (page: Page): Locator => page.locator('[data-fit-summary]')
const lines = (page: Page): Locator => page.locator('path[data-link]:not([hidden])')

async function middle(of: Locator): Promise<{ x: number; y: number }> {
  const box = await of.boundingBox()
  if (!box) throw new Error('not to be seen')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** Drags the handle of an answering note onto another note. */
async function dragAnswer(page: Page, from: Locator, to: Locator): Promise<void> {
  // Hovering waits until a note stands still: the sheets glide to their seam.
  await to.hover()
  await from.hover()
  const start = await middle(page.getByRole('button', { name: 'Vastaa lappuun…' }))
  const end = await middle(to)
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move(end.x, end.y, { steps: 6 })
  await page.mouse.up()
}

test('two sheets side by side: a link is dragged, counted for others, survives removals and undo', async ({
  browser,
}) => {
  const facilitator = await newPerson(browser)
  const aino = await newPerson(browser)
  const code = await openSeries(product, facilitator, { company: null })
  await join(product, aino, code, 'Aino')
  // The step of the agenda opens the canvas for all, beside the one that it answers.
  await facilitator.page.getByRole('button', { name: 'Työpaja 2' }).click()
  await startStep(facilitator, 'Meidän vastauksemme')
  const { page } = aino
  await expect(summary(page)).toContainText('6 pelkoa vailla helpotusta, 4 toivetta vailla vastausta')

  const wish = noteIn(page, 'wishes', 'Nimi muistettaisiin')
  const creator = noteIn(page, 'value-creators', 'Virheestä opitaan')
  const fear = noteIn(page, 'fears', 'Rahat menevät')
  await expect(wish).toContainText('Ei vastausta')
  await expect(fear).toContainText('Ei helpotusta')

  // A creator answers no fear: nothing happens there.
  await dragAnswer(page, creator, fear)
  await expect(lines(page)).toHaveCount(0)
  await dragAnswer(page, creator, wish)
  await expect(lines(page)).toHaveCount(1)
  await expect(wish).toContainText('1 vastaus')
  await expectSaved(aino)
  await expect(summary(facilitator.page)).toContainText('3 toivetta vailla vastausta')
  await expect(lines(facilitator.page)).toHaveCount(1)

  // The line leads from the one note's edge to the other's, also after both moved with a zoom.
  const ends = async () => {
    const line = await lines(page).boundingBox()
    const [left, right] = [await wish.boundingBox(), await creator.boundingBox()]
    if (!line || !left || !right) return [999, 999]
    return [Math.abs(line.x - (left.x + left.width)), Math.abs(line.x + line.width - right.x)]
  }
  await expect.poll(async () => Math.max(...(await ends()))).toBeLessThan(6)
  await page.getByRole('radio', { name: 'Koko arkit' }).check()
  await expect.poll(async () => Math.max(...(await ends()))).toBeLessThan(6)
  await page.getByRole('radio', { name: 'Pelot ja toiveet' }).check()

  // Another removes the wish: the link goes with it, and comes back with it.
  const theirs = noteIn(facilitator.page, 'wishes', 'Nimi muistettaisiin').locator('[data-stop]')
  await theirs.focus()
  await theirs.press('Delete')
  await expect(lines(page)).toHaveCount(0)
  await expect(summary(page)).toContainText('3 toivetta vailla vastausta')
  await facilitator.page.keyboard.press('Control+z')
  await expect(lines(page)).toHaveCount(1)
  await expect(wish).toContainText('1 vastaus')

  // One's own undo takes the link, and nothing of the other's.
  await creator.locator('[data-stop]').focus()
  await page.keyboard.press('Control+z')
  await expect(lines(page)).toHaveCount(0)
  await expect(wish).toContainText('Ei vastausta')
  expect([...aino.troubles, ...facilitator.troubles]).toEqual([])
})

test('keys go to one sheet only, and the list chooses what a note answers without a mouse', async ({
  browser,
}) => {
  const person = await newPerson(browser)
  await openSeries(product, person, { company: null })
  await openCompany(person)
  const { page } = person
  const count = () => page.locator('article [data-note]').count()
  await expect(page.locator('article')).toHaveCount(2)
  for (const field of ['wishes', 'value-creators', 'need', 'mission']) {
    await expect(page.locator(`[data-field="${field}"] [data-note]`).first()).toBeAttached()
  }
  const before = await count()
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await page.keyboard.press('n')
  await page.keyboard.type('Yksi vain')
  await page.keyboard.press('Escape')
  await expect.poll(count).toBe(before + 1)

  const card = noteIn(page, 'pain-relievers', 'Sanomme suoraan').locator('[data-stop]')
  await card.focus()
  await page.keyboard.press('m')
  await page.getByRole('button', { name: 'Lisää', exact: true }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Vastaa lappuun…' }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Mihin lappuihin tämä vastaa?' })
  await dialog.getByRole('searchbox').fill('pompo')
  await expect(dialog.getByRole('checkbox')).toHaveCount(1)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(noteIn(page, 'fears', 'Pompotellaan')).toContainText('1 vastaus')
  await expect(summary(page)).toContainText('5 pelkoa vailla helpotusta')
  expect(person.troubles).toEqual([])
})

test('on a phone each wish stands with its answers, and a new one is written under it', async ({
  browser,
}) => {
  const person = await newPerson(browser, { viewport: { width: 390, height: 844 }, hasTouch: true })
  await openSeries(product, person, { company: null })
  await openCompany(person)
  const { page } = person
  const wish = page.locator('[data-side="asks"] [data-note]').filter({ hasText: 'Nimi muistettaisiin' })
  await expect(wish).toContainText('Ei vastausta')
  await page.getByRole('button', { name: 'Vastaa tähän: Nimi muistettaisiin, kun tulee uudestaan' }).tap()
  await page.keyboard.type('Kirjaamme nimen, kun asia jää kesken')
  await page.keyboard.press('Escape')
  await expect(wish).toContainText('1 vastaus')
  await expect(summary(page)).toContainText('3 toivetta vailla vastausta')
  const answer = page.locator('[data-side="answers"] [data-note]').filter({ hasText: 'Kirjaamme' })
  const gap = async () => {
    const [above, below] = [await wish.boundingBox(), await answer.boundingBox()]
    return above && below ? below.y - (above.y + above.height) : Number.NaN
  }
  await expect.poll(gap).toBeLessThan(40)

  // Lines that are pasted there become answers, too.
  await answer.locator('[data-stop]').focus()
  await page.evaluate(() => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', 'Kysymme nimen\nSanomme nimen')
    const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    document.activeElement?.dispatchEvent(paste)
  })
  for (const words of ['Kysymme nimen', 'Sanomme nimen']) {
    await expect(page.locator('[data-side="answers"] [data-note]').filter({ hasText: words })).toHaveCount(1)
  }
  expect(person.troubles).toEqual([])
})

test('a closed sheet can be looked at beside the open one, and only the open one is written', async ({
  browser,
}) => {
  const facilitator = await newPerson(browser)
  const aino = await newPerson(browser)
  const code = await openSeries(product, facilitator, { company: null })
  await join(product, aino, code, 'Aino')
  await facilitator.page.getByRole('button', { name: 'Työpaja 2' }).click()
  await startStep(facilitator, 'Meidän vastauksemme')
  const tools = (name: string) =>
    aino.page.getByRole('toolbar', { name: `Työkalut: Asiakaslähtöinen arvontuotto ${name}` })
  await expect(tools('2/2').getByRole('button', { name: 'Uusi lappu' })).toBeVisible()
  await expect(tools('1/2')).toBeVisible()
  await expect(tools('1/2').getByRole('button', { name: 'Uusi lappu' })).toHaveCount(0)
  // What is linked lies on the open one.
  await dragAnswer(
    aino.page,
    noteIn(aino.page, 'value-creators', 'Virheestä opitaan'),
    noteIn(aino.page, 'wishes', 'Hymy, joka'),
  )
  await expect(lines(aino.page)).toHaveCount(1)
  await expectSaved(aino)
})

test('a mark touches neither another note nor a heading, and names stay in the circle', async ({
  browser,
}) => {
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 1024, height: 768 },
  ]) {
    const facilitator = await newPerson(browser, { viewport })
    const { page, troubles } = facilitator
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await openSeries(product, facilitator, { company: null })
    await openCompany(facilitator)
    for (const seam of ['Pelot ja toiveet', 'Tarpeet ja toimet', 'Koko arkit']) {
      await page.getByRole('radio', { name: seam }).check()
      const marks = page.locator('article [data-fit]')
      await expect.poll(() => marks.count()).toBeGreaterThan(10)
      const look = () =>
        page.evaluate(() => {
          const boxOf = (element: Element) => element.getBoundingClientRect()
          const meet = (a: DOMRect, b: DOMRect) =>
            a.left < b.right - 0.5 &&
            b.left < a.right - 0.5 &&
            a.top < b.bottom - 0.5 &&
            b.top < a.bottom - 0.5
          const touched: string[] = []
          for (const mark of document.querySelectorAll('article [data-fit]')) {
            const own = mark.closest('[data-note]')
            const sheet = mark.closest('article')
            const others = sheet?.querySelectorAll('[data-note] [data-stop], h2') ?? []
            for (const other of others) {
              if (own?.contains(other)) continue
              const words = document.createRange()
              words.selectNodeContents(other.querySelector('button') ?? other)
              const box = other.matches('h2') ? words.getBoundingClientRect() : boxOf(other)
              if (meet(boxOf(mark), box)) touched.push(`${own?.textContent} / ${other.textContent}`)
            }
          }
          const out: string[] = []
          for (const caption of document.querySelectorAll(
            'article figure figcaption, article [data-field] > h2',
          )) {
            const circle = caption.parentElement
            if (!circle || getComputedStyle(circle).borderRadius !== '50%') continue
            const words = document.createRange()
            words.selectNodeContents(caption.querySelector('button') ?? caption)
            const { left, top, width } = boxOf(circle)
            const radius = width / 2
            for (const line of words.getClientRects()) {
              for (const [x, y] of [
                [line.left, line.top],
                [line.right, line.top],
                [line.left, line.bottom],
                [line.right, line.bottom],
              ] as const) {
                if (Math.hypot(x - left - radius, y - top - radius) > radius) out.push(caption.textContent)
              }
            }
          }
          return { touched, out }
        })
      // The sheets may have to come to their places first.
      await expect.poll(look, { message: `${viewport.width}, ${seam}` }).toEqual({ touched: [], out: [] })
    }
    expect(troubles).toEqual([])
  }
})
