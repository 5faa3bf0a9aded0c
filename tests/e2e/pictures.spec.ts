import { type Page, expect } from '@playwright/test'
import { pngPicture } from '../support/png.ts'
import type { Product } from '../support/product.ts'
import { givePicture } from './give-picture.ts'
import { join, newPerson, openSeries, startStep } from './people.ts'
import { test } from './test.ts'

let product: Product
test.beforeAll(({ product: running }) => {
  product = running
})

const HOUSE = { company: 'Majatalo Kuukkeli', step: 'Asiakasprofiili' }
const file = (name: string, buffer: Buffer, mimeType = 'image/png') => ({ name, mimeType, buffer })
const onPaper = (page: Page) => page.locator('[data-picture-layer] [data-placed="pictures"]')
const fieldPicture = (page: Page) => page.locator('[data-field="picture"] figure img')

/** Whether an image of the page has its pixels. */
const isLoaded = (page: Page, selector: string) =>
  page.evaluate(
    (wanted) => [...document.querySelectorAll<HTMLImageElement>(wanted)].every((img) => img.naturalWidth > 0),
    selector,
  )

test('pictures by file, drop and paste come to everyone, and can be undone', async ({ browser }) => {
  const facilitator = await newPerson(browser)
  const aino = await newPerson(browser)
  const code = await openSeries(product, facilitator, HOUSE)
  await join(product, aino, code, 'Aino')

  await test.step('the customer gets a face', async () => {
    const chooser = aino.page.waitForEvent('filechooser')
    await aino.page.getByRole('button', { name: 'Valitse kuva' }).click()
    await (await chooser).setFiles(file('raija.png', pngPicture(2400, 1200)))
    await expect(fieldPicture(facilitator.page)).toBeVisible()
    await expect.poll(() => isLoaded(facilitator.page, '[data-field="picture"] figure img')).toBe(true)
    // It was made small before it was sent.
    const width = await fieldPicture(facilitator.page).evaluate(
      (img) => (img as HTMLImageElement).naturalWidth,
    )
    expect(width).toBe(1600)
  })

  await test.step('a dropped and a pasted picture lie on the paper', async () => {
    await givePicture(aino.page, 'drop', '[data-field="interests"]', pngPicture(300, 200))
    await expect(onPaper(facilitator.page)).toHaveCount(1)
    await aino.page.locator('[data-field="needs"] h2 button').focus()
    await givePicture(aino.page, 'paste', '[data-field="needs"] h2 button', pngPicture(200, 300))
    await expect(onPaper(facilitator.page)).toHaveCount(2)
    await expect.poll(() => isLoaded(facilitator.page, '[data-picture-layer] img')).toBe(true)
  })

  await test.step('one is described, enlarged by keys and taken back', async () => {
    const { page } = aino
    const picture = onPaper(page).first()
    await picture.getByRole('button').click()
    const before = await picture.evaluate((element) => element.clientWidth)
    await page.keyboard.press('+')
    await expect.poll(() => picture.evaluate((element) => element.clientWidth)).toBeGreaterThan(before)
    await page.keyboard.press('Enter')
    await page.getByLabel('Mitä kuvassa on?').last().fill('Raija lukee karttaa')
    await page.getByRole('button', { name: 'Valmis' }).click()
    await expect(facilitator.page.getByRole('button', { name: 'Kuva: Raija lukee karttaa' })).toBeVisible()
    await picture.getByRole('button').focus()
    await page.keyboard.press('Delete')
    await expect(onPaper(facilitator.page)).toHaveCount(1)
    await page.getByRole('button', { name: 'Kumoa' }).click()
    await expect(onPaper(facilitator.page)).toHaveCount(2)
  })

  await test.step('and is recognised on the canvases about them, by name and face', async () => {
    await aino.page.getByLabel(/^Nimi/).fill('Raija, 72')
    await startStep(facilitator, 'Asiakkaan maailma')
    for (const { page } of [aino, facilitator]) {
      await expect(page.getByRole('img', { name: 'Raija, 72' })).toBeVisible()
      await expect(page.locator('article header')).toContainText('Raija, 72')
    }
    await startStep(facilitator, 'Asiakasprofiili')
    await expect(onPaper(facilitator.page)).toHaveCount(2)
  })

  await test.step('the list has the same pictures', async () => {
    await facilitator.page.getByRole('button', { name: 'Luettelona' }).click()
    await expect(facilitator.page.getByRole('img', { name: 'Raija lukee karttaa' })).toBeVisible()
  })
  expect([...facilitator.troubles, ...aino.troubles]).toEqual([])
})

test('what is no picture is told, and a picture without a network waits', async ({ browser }) => {
  const facilitator = await newPerson(browser)
  await openSeries(product, facilitator, HOUSE)
  const { page } = facilitator
  await expect(page.locator('[data-field="interests"]')).toBeVisible()

  await givePicture(page, 'drop', '[data-field="interests"]', Buffer.from('ei kuva'), 'image/png')
  await expect(page.getByText('ei ole kuva, jonka selain osaa lukea')).toBeVisible()
  await expect(onPaper(page)).toHaveCount(0)

  await page.route('**/pictures?**', (route) => route.abort())
  await givePicture(page, 'drop', '[data-field="interests"]', pngPicture(120, 90))
  await expect(page.getByText('Kuva odottaa yhteyttä')).toBeVisible()
  await page.unroute('**/pictures?**')
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await expect(onPaper(page)).toHaveCount(1)
  await expect(page.getByText('Kuva odottaa yhteyttä')).toHaveCount(0)
})
