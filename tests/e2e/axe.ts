import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** The rules whose answer colours and sizes change, while the elements are the same. */
const OF_A_LOOK = ['color-contrast', 'target-size', 'scrollable-region-focusable', 'link-in-text-block']

/**
 * What axe finds on the page as it is, a line for each violation.
 * @param rules `look`: only what another colour scheme or size of the same elements can change
 */
export async function violations(page: Page, rules: 'all' | 'look' = 'all'): Promise<string[]> {
  // A colour on its way to another is neither: what ends is waited for.
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every((one) => one.playState !== 'running' || one.effect?.getComputedTiming().endTime === Infinity),
  )
  const isThere = await page.evaluate(() => 'axe' in window)
  // Half a megabyte of source that would be read anew each time.
  const axe = new AxeBuilder(isThere ? { page, axeSource: 'void 0' } : { page })
  const runOnly =
    rules === 'all' ? { type: 'tag' as const, values: TAGS } : { type: 'rule' as const, values: OF_A_LOOK }
  const found = await axe
    // Else each run opens a page of its own to put the frames' results together; the product has no frames.
    .setLegacyMode()
    // To tell of all that is well takes four times as long as to find what is not.
    .options({ runOnly, resultTypes: ['violations'] })
    .analyze()
  return found.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' · ')}`,
  )
}
