import type { CDPSession, Page } from '@playwright/test'

/** What a test asks of the sheet as it is drawn, by geometry alone. */
export interface Spot {
  readonly x: number
  readonly y: number
}

/** CSS pixels per sheet unit as drawn: the sheet's own width is 1200. */
export const drawnScale = (page: Page): Promise<number> =>
  page.locator('article').evaluate((sheet) => sheet.getBoundingClientRect().width / 1200)

/** Where a point of the screen is on the sheet as it is drawn, sheet units. */
export const onSheet = (page: Page, { x, y }: Spot): Promise<Spot> =>
  page.locator('article').evaluate(
    (sheet, at) => {
      const { left, top, width } = sheet.getBoundingClientRect()
      return { x: ((at.x - left) * 1200) / width, y: ((at.y - top) * 1200) / width }
    },
    { x, y },
  )

/** Where a point of the sheet is on the screen as it is drawn, px. */
export const onScreen = (page: Page, { x, y }: Spot): Promise<Spot> =>
  page.locator('article').evaluate(
    (sheet, at) => {
      const { left, top, width } = sheet.getBoundingClientRect()
      return { x: left + (at.x * width) / 1200, y: top + (at.y * width) / 1200 }
    },
    { x, y },
  )

/** Waits until the type sizes have followed a move: it is over. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const layer = document.querySelector('article')?.closest<HTMLElement>('[style*="--scale"]')
    const drawn = (document.querySelector('article')?.getBoundingClientRect().width ?? 0) / 1200
    if (!layer || layer.dataset['moving'] !== undefined || layer.getAnimations().length > 0) return false
    return Math.abs(Number(layer.style.getPropertyValue('--scale')) - drawn) < 1e-4
  })
}

/** Zooms to a scale with Ctrl and the wheel, at a place of the screen. */
export async function wheelTo(page: Page, scale: number, at: Spot): Promise<void> {
  await page.mouse.move(at.x, at.y)
  await page.keyboard.down('Control')
  for (let turns = 0; turns < 40; turns += 1) {
    const now = await drawnScale(page)
    const left = Math.log(scale / now)
    if (Math.abs(left) < 5e-4) break
    await page.mouse.wheel(0, -100 * Math.min(Math.max(left, -0.24), 0.24))
    await page.waitForFunction(
      (before) => (document.querySelector('article')?.getBoundingClientRect().width ?? 0) / 1200 !== before,
      now,
    )
  }
  await page.keyboard.up('Control')
  await settled(page)
}

/** Puts fingers down, moves or lifts them: the list is of those that are down now. */
export async function touch(
  session: CDPSession,
  type: 'touchStart' | 'touchMove' | 'touchEnd',
  fingers: readonly Spot[],
): Promise<void> {
  const touchPoints = fingers.map(({ x, y }, id) => ({ x, y, id }))
  await session.send('Input.dispatchTouchEvent', { type, touchPoints })
}

/** Fingers that go from one place to another, together. */
export async function swipe(
  session: CDPSession,
  from: readonly Spot[],
  to: readonly Spot[],
  steps = 12,
): Promise<void> {
  await touch(session, 'touchStart', from)
  for (let step = 1; step <= steps; step += 1) {
    const along = (a: number, b: number) => a + ((b - a) * step) / steps
    await touch(
      session,
      'touchMove',
      from.map((start, finger) => {
        const end = to[finger] ?? start
        return { x: along(start.x, end.x), y: along(start.y, end.y) }
      }),
    )
  }
  await touch(session, 'touchEnd', [])
}
