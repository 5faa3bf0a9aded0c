import { test as base } from '@playwright/test'

/** A test after which nobody's browser stays: pages that were left open would slow down all tests after it. */
export const test = base.extend<{ readonly leaving: undefined }>({
  leaving: [
    async ({ browser }, use) => {
      await use(undefined)
      await Promise.all(browser.contexts().map((context) => context.close()))
    },
    { auto: true },
  ],
})
