import type { CDPSession } from '@playwright/test'
import type { OpenBoard } from './contender.ts'
import { type Frames, measureFrames } from './frames.ts'

/* What a hand does on a board, by real input events, so that it holds whatever moves the sheet. */

const MIDDLE = { x: 700, y: 450 }
/** How far a drag and a pan go, px, and how long one turn takes, ms. */
const REACH = 120
const TURN = 1600
const turn = (time: number): number => (time / TURN) * 2 * Math.PI

/** Fails a run in which the board did not do what it was measured for. */
function expectChange(what: string, before: number, after: number, least: number): void {
  if (Math.abs(after - before) < least) throw new Error(`${what} did nothing: ${before} → ${after}`)
}

/**
 * Drags a note in circles and lets it go where it was not.
 * @param way to the right and down, or back
 */
export async function drag(
  board: OpenBoard,
  session: CDPSession,
  note: string,
  ms: number,
  way: 1 | -1 = 1,
): Promise<Frames> {
  const { page } = board
  const from = await board.at(note)
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x + 6, from.y + 6, { steps: 3 })
  const frames = await measureFrames(page, session, ms, (time) =>
    page.mouse.move(from.x + REACH * Math.sin(turn(time)), from.y + REACH * (1 - Math.cos(turn(time)))),
  )
  // A stretch may end where it began.
  await page.mouse.move(from.x + 40 * way, from.y + 30 * way, { steps: 2 })
  const to = await board.at(note)
  await page.mouse.up()
  // 70 px less what snapping takes; a page that the browser took the pointer from stays behind.
  expectChange('dragging', from.x + from.y, to.x + to.y, 40)
  return frames
}

/** Pans by the wheel, there and back, with all notes in sight. */
export async function pan(board: OpenBoard, session: CDPSession, note: string, ms: number): Promise<Frames> {
  const { page } = board
  await page.mouse.move(MIDDLE.x, MIDDLE.y)
  const from = await board.at(note)
  let at = { x: 0, y: 0 }
  const frames = await measureFrames(page, session, ms, async (time) => {
    const next = {
      x: Math.round(REACH * 0.5 * Math.sin(turn(time))),
      y: Math.round(REACH * 0.3 * Math.sin(2 * turn(time))),
    }
    const by = { x: next.x - at.x, y: next.y - at.y }
    at = next
    if (by.x !== 0 || by.y !== 0) await page.mouse.wheel(by.x, by.y)
  })
  await page.mouse.wheel(31, 17)
  await page.waitForTimeout(300)
  const to = await board.at(note)
  expectChange('panning', from.x, to.x, 5)
  await page.mouse.wheel(-at.x - 31, -at.y - 17)
  await page.waitForTimeout(300)
  return frames
}

/** Zooms by Ctrl and the wheel, out and in again. */
export async function zoom(board: OpenBoard, session: CDPSession, ms: number): Promise<Frames> {
  const { page } = board
  await page.mouse.move(MIDDLE.x, MIDDLE.y)
  const scales: number[] = [await board.scale()]
  await page.keyboard.down('Control')
  let at = 0
  const frames = await measureFrames(page, session, ms, async (time) => {
    const next = 14 * (1 - Math.cos(turn(time)))
    await page.mouse.wheel(0, next - at)
    at = next
  })
  scales.push(await board.scale())
  await page.mouse.wheel(0, 14 - at)
  await page.waitForTimeout(300)
  scales.push(await board.scale())
  await page.mouse.wheel(0, -14)
  await page.keyboard.up('Control')
  await page.waitForTimeout(300)
  expectChange('zooming', Math.max(...scales), Math.min(...scales), 0.02)
  return frames
}

interface KeyWindow {
  keys: number[]
}

/** Presses keys in a note. @returns ms from each key's event to the end of the next frame */
export async function type(
  board: OpenBoard,
  note: string,
  pressed: readonly string[],
): Promise<readonly number[]> {
  const { page } = board
  const before = await board.text(note)
  const at = await board.at(note)
  await page.mouse.dblclick(at.x, at.y)
  await page.waitForTimeout(500)
  await page.keyboard.press('End')
  await page.evaluate(() => {
    const page = window as unknown as Partial<KeyWindow>
    // One listener for all typing: hours of it would else be a leak of the bench's own.
    const isListening = page.keys !== undefined
    const keys = (page.keys ??= [])
    keys.length = 0
    if (isListening) return
    document.addEventListener(
      'keydown',
      ({ timeStamp }) => {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.addEventListener('message', () => keys.push(performance.now() - timeStamp))
          port1.start()
          port2.postMessage(0)
        })
      },
      { capture: true },
    )
  })
  for (const [index, key] of pressed.entries()) {
    await page.keyboard.press(key)
    // Not in step with the display: keys come at any part of a frame.
    await page.waitForTimeout(70 + ((index * 7) % 31))
  }
  // The last key's frame may still be on its way.
  await page
    .waitForFunction((count) => (window as unknown as KeyWindow).keys.length >= count, pressed.length, {
      timeout: 5000,
    })
    .catch(() => null)
  const keys = await page.evaluate(() => [...(window as unknown as KeyWindow).keys])
  const after = await board.text(note)
  if (after === before || keys.length < pressed.length) {
    throw new Error(`typing did nothing: "${before}" → "${after}", ${keys.length} keys`)
  }
  await page.keyboard.press('Escape')
  return keys
}
