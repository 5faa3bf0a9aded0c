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
  // Else each run opens a page of its own to put the frames' results together; the product has no frames.
  const axe = new AxeBuilder({ page }).setLegacyMode()
  const found = await (rules === 'all' ? axe.withTags(TAGS) : axe.withRules(OF_A_LOOK)).analyze()
  return found.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' · ')}`,
  )
}
