import { setTimeout } from 'node:timers/promises'
import type { CDPSession } from '@playwright/test'
import { type Bench, remoteEdit } from './bench.ts'
import type { OpenBoard } from './contender.ts'
import { drag, pan, type, zoom } from './hand.ts'

const HOURS = 4
/** Of an hour in which others edit once a second, and this person does something once a minute: shortened. */
const EDITS = 1200
const PER_SECOND = 100

/**
 * Four hours of a workshop, shortened: others edit, one drags, pans, zooms and writes.
 * @returns what `measure` gave after each hour
 */
export async function hours(
  { board, session }: { readonly board: OpenBoard; readonly session: CDPSession },
  bench: Bench,
  measure: () => Promise<number>,
): Promise<readonly number[]> {
  const hand = await board.free()
  const sizes: number[] = []
  for (let hour = 0; hour < HOURS; hour += 1) {
    const stop = await board.edits(PER_SECOND, (index) => remoteEdit(bench, hand)(index + hour * EDITS))
    const length = (EDITS / PER_SECOND) * 1000
    const ends = performance.now() + length
    // In time, and not when the hand's last round is over: on a busy machine that would be twice as many.
    const stopped = setTimeout(length).then(stop)
    try {
      while (performance.now() < ends) {
        await drag(board, session, hand, 400)
        await pan(board, session, hand, 400)
        await zoom(board, session, 400)
        await type(board, hand, 'ab')
        await board.page.keyboard.press('Escape')
      }
    } finally {
      // Edits that went on would keep the run from ending.
      await stopped
    }
    await board.page.waitForTimeout(500)
    sizes.push(await measure())
  }
  return sizes
}
