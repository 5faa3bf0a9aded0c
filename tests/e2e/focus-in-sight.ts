import type { Page } from '@playwright/test'
import { coveredFocus } from './measured-access.ts'

/** `coveredFocus` once the sheet has come after the focus, for which it has a few frames. */
export async function focusInSight(page: Page): Promise<string | null> {
  let here = await page.evaluate(coveredFocus)
  for (let frames = 0; here !== null && frames < 10; frames++) {
    await page.evaluate(() => new Promise(requestAnimationFrame))
    here = await page.evaluate(coveredFocus)
  }
  return here
}
