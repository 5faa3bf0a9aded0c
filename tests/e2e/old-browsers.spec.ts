import { expect } from '@playwright/test'
import { OLDEST_PAGE, PAGE_VERSION } from '../../src/sync/protocol.ts'
import { type Product, startProduct } from '../support/product.ts'
import {
  MAP_STEP,
  type Person,
  expectSaved,
  expectState,
  join,
  newPerson,
  note,
  openSeries,
  writeNote,
} from './people.ts'
import { test } from './test.ts'

/*
 * Two pages that cannot do what others can: one from before a deploy, which the server sends away until it is loaded anew, and
 * one in a browser that keeps nothing for it. Both say so, and neither loses a word.
 */
// As it is for people: with the worker that keeps the page.
test.use({ serviceWorkers: 'allow' })

/** In this tab's storage while the page is to pass for one from before a deploy. */
const OLD = 'passes-for-old'

let product: Product
let facilitator: Person
let aino: Person
let code: string

test.beforeEach(async ({ browser }) => {
  product = await startProduct()
  facilitator = await newPerson(browser)
  aino = await newPerson(browser)
  code = await openSeries(product, facilitator, { company: 'Tunturin Tupa', step: MAP_STEP })
})
test.afterEach(() => product.stop())

async function begin(): Promise<void> {
  await join(product, aino, code, 'Aino')
  await expect(aino.page.getByRole('button', { name: 'Uusi lappu' })).toBeVisible()
}

/** From here on the page's new connections say that they come from a version that the server does not take any more. */
async function passForOld({ page }: Person): Promise<void> {
  await page.evaluate((key) => sessionStorage.setItem(key, 'yes'), OLD)
}

test('a page from before a deploy says that it must be loaded anew, and then has all that was written', async () => {
  await aino.page.addInitScript(
    ({ key, now, old }) => {
      const Real = window.WebSocket
      window.WebSocket = class extends Real {
        constructor(address: string | URL, protocols?: string | string[]) {
          const url = new URL(address)
          if (sessionStorage.getItem(key) !== null && url.searchParams.get('v') === now) {
            url.searchParams.set('v', old)
          }
          super(url, protocols)
        }
      }
    },
    { key: OLD, now: String(PAGE_VERSION), old: String(OLDEST_PAGE - 1) },
  )
  await begin()
  await writeNote(aino, 'ennen päivitystä')
  await expectSaved(aino)

  // The server goes down for the deploy; meanwhile she writes on.
  await passForOld(aino)
  await product.kill()
  await expectState(aino, 'Tallessa, ei yhteyttä')
  await writeNote(aino, 'päivityksen aikana')
  await expectState(aino, 'Vain tällä laitteella')
  await product.restart()
  await expect(aino.page.getByRole('heading', { name: 'Sivu on vanhentunut, lataa uudelleen' })).toBeVisible()
  await expect(aino.page.getByRole('paragraph').filter({ hasText: 'Palvelin on päivitetty' })).toBeVisible()
  // What waits here is not lost, and can be had as a file all the same.
  await expect(aino.page.getByRole('button', { name: 'Lataa tekstit tiedostoon' })).toBeVisible()
  await expectSaved(facilitator)
  await expect(note(facilitator, 'päivityksen aikana')).toHaveCount(0)

  // What the browser gets by loading anew is the new page.
  await aino.page.evaluate((key) => sessionStorage.removeItem(key), OLD)
  await aino.page.getByRole('button', { name: 'Lataa sivu uudelleen' }).click()
  await expect(note(aino, 'päivityksen aikana')).toHaveCount(1)
  await expect(note(facilitator, 'päivityksen aikana')).toHaveCount(1)
  await expectSaved(aino)
  expect([...aino.troubles, ...facilitator.troubles]).toEqual([])
})

for (const [how, isThrown] of [
  ['has no IndexedDB', false],
  ['refuses it', true],
] as const) {
  test(`in a browser that ${how} the page works, and says that it alone holds what is not saved`, async () => {
    await aino.page.addInitScript((throws) => {
      Object.defineProperty(window, 'indexedDB', {
        get() {
          if (throws) throw new DOMException('The operation is insecure.', 'SecurityError')
          return undefined
        },
      })
    }, isThrown)
    await begin()
    await writeNote(aino, 'verkossa')
    await expectSaved(aino)
    await expect(note(facilitator, 'verkossa')).toHaveCount(1)

    await product.kill()
    await expectState(aino, 'Tallessa, ei yhteyttä')
    await writeNote(aino, 'vain avoimella sivulla')
    await expectState(aino, 'Ei tallessa')
    await expect(aino.page.getByText('vain tällä sivulla: pidä se auki')).toBeVisible()
    await expect(note(aino, 'vain avoimella sivulla').locator('[data-only-here]')).toHaveText('Ei tallessa')
    // Who closes the tab now is asked first, and stays.
    const asked = new Promise<string>((resolve) => {
      aino.page.once('dialog', (dialog) => {
        resolve(dialog.type())
        void dialog.dismiss()
      })
    })
    await aino.page.close({ runBeforeUnload: true })
    expect(await asked).toBe('beforeunload')

    await product.restart()
    await expect(note(facilitator, 'vain avoimella sivulla')).toHaveCount(1)
    await expectSaved(aino)
    expect([...aino.troubles, ...facilitator.troubles]).toEqual([])
  })
}
