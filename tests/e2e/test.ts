import { test as base } from '@playwright/test'
import { type Product, startProduct } from '../support/product.ts'

interface Each {
  readonly leaving: undefined
}
interface Worker {
  /** The built product, which all tests of a worker share: each makes its own series. Who kills it starts another. */
  readonly product: Product
}

/** A test after which nobody's browser stays: pages that were left open would slow down all tests after it. */
export const test = base.extend<Each, Worker>({
  product: [
    // Playwright asks for the braces.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const product = await startProduct()
      await use(product)
      await product.stop()
    },
    { scope: 'worker' },
  ],
  leaving: [
    async ({ browser }, use) => {
      await use(undefined)
      await Promise.all(browser.contexts().map((context) => context.close()))
    },
    { auto: true },
  ],
})
