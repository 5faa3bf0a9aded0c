import { type Browser, type Page, expect } from '@playwright/test'
import { type Product, startProduct } from '../support/product.ts'
import { violations } from './axe.ts'
import {
  type Person,
  expectSaved,
  expectState,
  makeSeries,
  meetOnMap,
  newPerson,
  note,
  writeNote,
} from './people.ts'
import { test } from './test.ts'

/*
 * A page that is loaded again while the server is dead, or the network gone, opens on what this device has, says so, can be written on,
 * and lives again by itself.
 */
test.use({ serviceWorkers: 'allow' })

let product: Product
let facilitator: Person
let aino: Person

test.beforeEach(async () => {
  product = await startProduct()
})
test.afterEach(() => product.stop())

async function begin(browser: Browser): Promise<void> {
  ;({ facilitator, other: aino } = await meetOnMap(product, browser))
  await expect(aino.page.getByRole('button', { name: 'Uusi lappu' })).toBeVisible()
}

/** Waits until this browser has the page and the series, so that both open without a server. */
async function expectKept({ page }: Person): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready)
  await expect.poll(() => page.evaluate(keptCopies, 'series')).toBe(1)
}

/** Of how many documents, by their paths' beginning, this browser has a copy. */
const keptCopies = (begin: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open('kompassi')
    opening.addEventListener('error', () => reject(opening.error))
    opening.addEventListener('success', () => {
      const asked = opening.result.transaction('copies').objectStore('copies').getAll()
      asked.addEventListener('success', () => {
        opening.result.close()
        const paths = asked.result.map(({ path }: { readonly path: string }) => path)
        resolve(paths.filter((path) => path.startsWith(begin)).length)
      })
    })
  })

const isControlled = (page: Page) => page.evaluate(() => navigator.serviceWorker.controller !== null)

test('a page that is loaded again while the server is dead shows what is here, and what is written goes home', async ({
  browser,
}) => {
  await begin(browser)
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
  // On a slow device the last letters take their time to the copy: that they are there is said when they are.
  const cdp = await aino.page.context().newCDPSession(aino.page)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await writeNote(aino, 'katkon aikana')
  await expectState(aino, 'Vain tällä laitteella')
  await aino.page.reload()
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  await expect(note(aino, 'katkon aikana').locator('[data-only-here]')).toBeVisible()
  await expectState(aino, 'Vain tällä laitteella')
  expect(await violations(aino.page)).toEqual([])

  await product.restart()
  await expectSaved(aino)
  await expect(note(aino, 'katkon aikana')).toHaveCount(1)
  await expect(note(facilitator, 'katkon aikana')).toHaveCount(1)
  await writeNote(facilitator, 'jatkamme')
  await expect(note(aino, 'jatkamme')).toHaveCount(1)
  expect([...aino.troubles, ...facilitator.troubles]).toEqual([])
})

test('so does a tab that opens anew while the network is gone', async ({ browser }) => {
  await begin(browser)
  await writeNote(aino, 'ennen')
  await expectSaved(aino)
  await expectKept(aino)
  const context = aino.page.context()
  const url = aino.page.url()
  await aino.page.close()
  await context.setOffline(true)
  aino = { page: await context.newPage(), troubles: aino.troubles }
  await aino.page.goto(url)
  await expect(note(aino, 'ennen')).toHaveCount(1)
  await expectState(aino, 'Tallessa, ei yhteyttä')
  await writeNote(aino, 'ilman verkkoa')
  await expectState(aino, 'Vain tällä laitteella')
  await context.setOffline(false)
  await expectSaved(aino)
  await expect(note(facilitator, 'ilman verkkoa')).toHaveCount(1)
  expect(aino.troubles).toEqual([])
})

test('the compass and the poster open, too, and of a canvas that never was open here the page says so', async ({
  browser,
}) => {
  const person = await newPerson(browser)
  const { page } = person
  const { id, canvases } = await makeSeries(product, person, { company: null })
  const go = (path: string) => page.goto(`${product.url}/s/${id}${path}?as=facilitator`)
  const compass = `/canvas/${canvases.get('compass')}`
  const objective = page.getByRole('main').getByRole('textbox').first()
  await go(compass)
  await expect(objective).toHaveValue(/^Jokainen meistä osaa sanoa/)
  await expectKept(person)
  await expect.poll(() => page.evaluate(keptCopies, 'canvas/')).toBe(1)
  await product.kill()

  await page.reload()
  await expect(objective).toHaveValue(/^Jokainen meistä osaa sanoa/)
  await expectState(person, 'Tallessa, ei yhteyttä')
  expect(await violations(page)).toEqual([])
  await go('/poster')
  await expect(page.locator('svg text').filter({ hasText: 'Sinut huomataan' }).first()).toBeVisible()
  await expect(page.getByText('Taulu on sellainen kuin se täällä viimeksi oli')).toBeVisible()
  await go(`/canvas/${canvases.get('empathy-map')}`)
  const missing = page.getByRole('heading', { name: 'Tämä kanvaasi ei ole tällä laitteella' })
  await expect(missing).toBeVisible()
  expect(await violations(page)).toEqual([])

  await product.restart()
  await expect(page.locator('[data-note]').first()).toBeVisible()
  await expect(missing).toHaveCount(0)
  expect(person.troubles).toEqual([])
})

test('whom the server has sent away opens nothing without it either', async ({ browser }) => {
  await begin(browser)
  await expectKept(aino)
  await facilitator.page.evaluate(async () => {
    const id = location.pathname.split('/')[2]
    await fetch(`/api/series/${id}/links/participant/rotate?as=facilitator`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
  })
  await expect(aino.page.getByRole('heading', { name: 'Pääsysi on päättynyt' })).toBeVisible()
  await expect.poll(() => aino.page.evaluate(keptCopies, 'series')).toBe(0)
  await product.kill()
  await aino.page.reload()
  await expect(aino.page.getByRole('heading', { name: 'Ei yhteyttä palvelimeen' })).toBeVisible()
  expect(aino.troubles).toEqual([])
})
