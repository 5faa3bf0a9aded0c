import { type Page, expect } from '@playwright/test'
import { type Product, startProduct } from '../support/product.ts'
import { type Person, expectSaved, expectState, meetOnMap, note, writeNote } from './people.ts'
import { test } from './test.ts'

/*
 * A page that is loaded again while the server is dead, or the network gone, opens on what this device has, says so, can be written on,
 * and lives again by itself.
 */
test.use({ serviceWorkers: 'allow' })

let product: Product
let facilitator: Person
let aino: Person

test.beforeEach(async ({ browser }) => {
  product = await startProduct()
  ;({ facilitator, other: aino } = await meetOnMap(product, browser))
  await expect(aino.page.getByRole('button', { name: 'Uusi lappu' })).toBeVisible()
})
test.afterEach(() => product.stop())

/** Waits until this browser has the page and the series, so that both open without a server. */
async function expectKept({ page }: Person): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready)
  await expect.poll(() => page.evaluate(keptSeries)).toBeGreaterThan(0)
}

/** How many copies of series' documents this browser has. */
const keptSeries = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open('kompassi')
    opening.addEventListener('error', () => reject(opening.error))
    opening.addEventListener('success', () => {
      const asked = opening.result.transaction('copies').objectStore('copies').getAll()
      asked.addEventListener('success', () => {
        opening.result.close()
        resolve(asked.result.filter(({ path }: { path: string }) => path === 'series').length)
      })
    })
  })

const isControlled = (page: Page) => page.evaluate(() => navigator.serviceWorker.controller !== null)

test('a page that is loaded again while the server is dead shows what is here, and what is written goes home', async () => {
  await writeNote(aino, 'ennen katkosta')
  await expectSaved(aino)
  await expectKept(aino)
  expect(await isControlled(aino.page)).toBe(true)
  await product.kill()
  await aino.page.reload()

  await expect(note(aino, 'ennen katkosta')).toHaveCount(1)
  await expectState(aino, 'Tallessa, ei yhteyttä')
  await expect(
    aino.page.getByRole('paragraph').filter({ hasText: 'Yhteys katkesi, ja sitä haetaan uudelleen.' }),
  ).toBeVisible()
  await writeNote(aino, 'katkon aikana')
  await expectState(aino, 'Vain tällä laitteella')
  await aino.page.reload()
  await expect(note(aino, 'katkon aikana').locator('[data-only-here]')).toBeVisible()
  await expectState(aino, 'Vain tällä laitteella')

  await product.restart()
  await expectSaved(aino)
  await expect(note(aino, 'katkon aikana')).toHaveCount(1)
  await expect(note(facilitator, 'katkon aikana')).toHaveCount(1)
  await writeNote(facilitator, 'jatkamme')
  await expect(note(aino, 'jatkamme')).toHaveCount(1)
  expect([...aino.troubles, ...facilitator.troubles]).toEqual([])
})
