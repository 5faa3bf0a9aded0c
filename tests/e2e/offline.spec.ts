import { cp, readFile, rm } from 'node:fs/promises'
import { expect } from '@playwright/test'
import { type Product, startProduct } from '../support/product.ts'
import {
  type Person,
  expectSaved,
  expectState,
  join,
  meetOnMap,
  newPerson,
  note,
  writeNote,
} from './people.ts'
import { test } from './test.ts'

/*
 * A closed lid, a dead server and a lost network lose nothing, and the screen says what is true all the while. Each test
 * kills its own server.
 */

// As it is for people: with the worker that keeps the page.
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

const mark = (person: Person, words: string) => note(person, words).locator('[data-only-here]')

/** Closes the tab as a person does, and opens the address again in a new one of the same browser. */
async function reopen(person: Person): Promise<Person> {
  const { page, troubles } = person
  const context = page.context()
  const url = page.url()
  await page.close()
  const again = await context.newPage()
  await again.goto(url)
  return { page: again, troubles }
}

test('what is written while the server is dead outlives the tab, and is saved when both are back', async () => {
  await writeNote(aino, 'ennen')
  await expectSaved(aino)
  await product.kill()
  await expectState(aino, 'Tallessa, ei yhteyttä')
  await writeNote(aino, 'sähkökatkon aikana')
  await expectState(aino, 'Vain tällä laitteella')
  await expect(mark(aino, 'sähkökatkon aikana')).toBeVisible()
  await expect(mark(aino, 'ennen')).toHaveCount(0)
  const context = aino.page.context()
  let asked = false
  aino.page.on('dialog', (dialog) => {
    asked = true
    void dialog.accept()
  })
  await aino.page.close({ runBeforeUnload: true })
  await expect.poll(() => aino.page.isClosed()).toBe(true)
  expect(asked).toBe(false)

  await product.restart()
  // The start page lists the series of this device.
  const page = await context.newPage()
  await page.goto(product.url)
  await page
    .getByRole('link', { name: /Tunturin Tupa/ })
    .first()
    .click()
  aino = { page, troubles: aino.troubles }
  await expect(note(aino, 'sähkökatkon aikana')).toHaveCount(1)
  await expectSaved(aino)
  await expect(mark(aino, 'sähkökatkon aikana')).toHaveCount(0)
  // The other page was open all the while, and lives again without a reload.
  await expect(note(facilitator, 'sähkökatkon aikana')).toHaveCount(1)
  await expectSaved(facilitator)
  await writeNote(facilitator, 'jatkamme')
  await expect(note(aino, 'jatkamme')).toHaveCount(1)
  expect([...aino.troubles, ...facilitator.troubles]).toEqual([])
})

test('what comes too late for the closing is marked, and everyone has it once it is let in', async () => {
  await writeNote(aino, 'ajoissa')
  await expectSaved(aino)
  const network = aino.page.context()
  await network.setOffline(true)
  await expectState(aino, 'Tallessa, ei yhteyttä')
  await writeNote(aino, 'junassa kirjoitettu')
  await expectState(aino, 'Vain tällä laitteella')
  await facilitator.page.getByRole('switch', { name: 'Osallistujat voivat kirjoittaa' }).click()
  await expect(facilitator.page.getByText('Suljettu osallistujilta')).toBeVisible()
  await network.setOffline(false)

  await expect(aino.page.getByRole('main').getByText('Kanvaasi ehti sulkeutua')).toBeVisible()
  await expectState(aino, 'Vain tällä laitteella')
  await expect(mark(aino, 'junassa kirjoitettu')).toBeVisible()
  await expect(mark(aino, 'ajoissa')).toHaveCount(0)
  await aino.page.getByRole('button', { name: 'Kanvaasit' }).click()
  await expect(
    aino.page.getByRole('menuitemradio', { name: /Empatiakartta.*vain tällä laitteella/ }),
  ).toBeVisible()
  await aino.page.keyboard.press('Escape')
  await expect(note(facilitator, 'junassa kirjoitettu')).toHaveCount(0)

  // It waits also over a closed tab, without the page on that canvas being looked at.
  aino = await reopen(aino)
  await expect(mark(aino, 'junassa kirjoitettu')).toBeVisible()
  await expect(facilitator.page.getByRole('main').getByText('1 osallistujalla on muutoksia')).toBeVisible()
  await facilitator.page.getByRole('button', { name: 'Päästä mukaan' }).click()
  await expect(note(facilitator, 'junassa kirjoitettu')).toHaveCount(1)
  await expect(facilitator.page.getByRole('button', { name: 'Päästä mukaan' })).toHaveCount(0)
  await expectSaved(aino)
  await expect(mark(aino, 'junassa kirjoitettu')).toHaveCount(0)
  await expect(aino.page.getByRole('main').getByText('Vetäjä on sulkenut tämän kanvaasin')).toBeVisible()
})

test('a lost network comes back within moments, and the page with it', async () => {
  const network = aino.page.context()
  await network.setOffline(true)
  await expectState(aino, 'Tallessa, ei yhteyttä')
  await writeNote(aino, 'ilman verkkoa')
  await writeNote(facilitator, 'verkossa')
  await expectState(aino, 'Vain tällä laitteella')
  await network.setOffline(false)
  const back = Date.now()
  await expectSaved(aino)
  expect(Date.now() - back).toBeLessThan(2500)
  await expect(note(facilitator, 'ilman verkkoa')).toHaveCount(1)
  await expect(note(aino, 'verkossa')).toHaveCount(1)
})

test('what a restored server does not know is offered as a file', async () => {
  await writeNote(aino, 'ennen kopiota')
  await expectSaved(aino)
  await product.kill()
  const backup = `${product.dataDir}-backup`
  await cp(product.dataDir, backup, { recursive: true })
  await product.restart()
  // Erasing gives the canvas a new document, which the backup does not know.
  const series = new URL(aino.page.url()).pathname.split('/')[2]
  const { request } = facilitator.page.context()
  const erased = await request.post(`${product.url}/api/series/${series}/erase-words?as=facilitator`, {
    data: { words: 'kopiota' },
    headers: { origin: product.url },
  })
  expect(erased.ok()).toBe(true)
  await expect(note(aino, 'ennen …')).toHaveCount(1)
  await writeNote(aino, 'kopion jälkeen')
  await expectSaved(aino)
  await expect(note(facilitator, 'kopion jälkeen')).toHaveCount(1)

  await product.kill()
  await rm(product.dataDir, { recursive: true })
  await cp(backup, product.dataDir, { recursive: true })
  await rm(backup, { recursive: true })
  await product.restart()
  aino = await reopen(aino)
  await expect(note(aino, 'ennen kopiota')).toHaveCount(1)
  await expect(note(aino, 'kopion jälkeen')).toHaveCount(0)
  await expectState(aino, 'Osa vain tällä laitteella')
  const pending = aino.page.waitForEvent('download')
  await aino.page.getByRole('button', { name: 'Lataa tekstit tiedostoon' }).click()
  const file = await readFile(await (await pending).path(), 'utf8')
  expect(file).toContain('- kopion jälkeen')
  expect(file).toContain('- ennen …')
  expect(file).not.toContain('ennen kopiota')
  await aino.page.getByRole('button', { name: 'piilota tämä' }).click()
  await expectSaved(aino)
})

test('two roles in two tabs of one browser, and a changed link, never mix what they hold', async ({
  browser,
}) => {
  // Aino's browser also holds the facilitator's link: one device, two roles.
  const { page } = facilitator
  const link = await page.evaluate(async () => {
    const id = location.pathname.split('/')[2]
    const answer = await fetch(`/api/series/${id}/links?as=facilitator`)
    return ((await answer.json()) as { links: Record<string, string> }).links['facilitator'] ?? ''
  })
  const second: Person = { page: await aino.page.context().newPage(), troubles: [] }
  await second.page.goto(link)
  await second.page.waitForURL(/as=facilitator/)
  await expect(second.page.getByRole('button', { name: 'Uusi lappu' })).toBeVisible()

  await aino.page.context().setOffline(true)
  await expectState(aino, 'Tallessa, ei yhteyttä')
  await expectState(second, 'Tallessa, ei yhteyttä')
  await writeNote(aino, 'osallistujana')
  await writeNote(second, 'vetäjänä')
  await expectState(aino, 'Vain tällä laitteella')
  await expectState(second, 'Vain tällä laitteella')
  await expect(note(aino, 'vetäjänä')).toHaveCount(0)
  await expect(note(second, 'osallistujana')).toHaveCount(0)

  await page.getByRole('switch', { name: 'Osallistujat voivat kirjoittaa' }).click()
  await expect(page.getByText('Suljettu osallistujilta')).toBeVisible()
  await aino.page.context().setOffline(false)
  await expectSaved(second)
  await expect(note(facilitator, 'vetäjänä')).toHaveCount(1)
  // What the participant may not write has not come in by the facilitator's tab beside it.
  await expect(mark(aino, 'osallistujana')).toBeVisible()
  await expect(note(facilitator, 'osallistujana')).toHaveCount(0)
  await expect(note(second, 'osallistujana')).toHaveCount(0)

  // The link is made anew: Aino is out, and is offered what is hers as a file.
  await page.evaluate(async () => {
    const id = location.pathname.split('/')[2]
    await fetch(`/api/series/${id}/links/participant/rotate?as=facilitator`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
  })
  await expect(aino.page.getByRole('heading', { name: 'Pääsysi on päättynyt' })).toBeVisible()
  const pending = aino.page.waitForEvent('download')
  await aino.page.getByRole('button', { name: 'Lataa tekstit tiedostoon' }).click()
  expect((await pending).suggestedFilename()).toBe('arjen-kompassi-tekstit.txt')

  // Another participant sees nothing of it.
  const mikko = await newPerson(browser)
  const fresh = await page.evaluate(async () => {
    const id = location.pathname.split('/')[2]
    const answer = await fetch(`/api/series/${id}/links?as=facilitator`)
    return ((await answer.json()) as { code: string }).code
  })
  await join(product, mikko, fresh, 'Mikko')
  await expect(note(mikko, 'vetäjänä')).toHaveCount(1)
  await expect(note(mikko, 'osallistujana')).toHaveCount(0)
  await mikko.page.context().close()

  // With the new code Aino is the same participant again, and what waited is still there.
  await aino.page.getByLabel('Koodi').fill(fresh)
  await aino.page.keyboard.press('Enter')
  await expect(mark(aino, 'osallistujana')).toBeVisible()
  await page.getByRole('button', { name: 'Päästä mukaan' }).click()
  await expect(note(facilitator, 'osallistujana')).toHaveCount(1)
  await expectSaved(aino)
})
