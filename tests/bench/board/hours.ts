import { setTimeout } from 'node:timers/promises'
import type { CDPSession } from '@playwright/test'
import { type Bench, remoteEdit } from './bench.ts'
import type { OpenBoard } from './contender.ts'
import { drag, pan, type, zoom } from './hand.ts'

const HOURS = 4
/** Of an hour in which others edit once in three seconds, and this person does something once a minute. */
const EDITS = 1200
/** Each drags, pans, zooms and writes. */
const ROUNDS = 15
/** So many that they last about as long as the rounds. */
const PER_SECOND = 30

/**
 * Four hours of a workshop, with the pauses left out: others edit, one drags, pans, zooms and writes. An hour is always
 * as many acts, so that neither a fast machine nor a slow one has done more in it.
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
    // In time, and not when the hand's last round is over: on a busy machine that would be twice as many.
    const stopped = setTimeout((EDITS / PER_SECOND) * 1000).then(stop)
    try {
      for (let round = 0; round < ROUNDS; round += 1) {
        // There and back, so that the note is neither carried off the screen nor written full.
        const isBack = (hour * ROUNDS + round) % 2 === 1
        await drag(board, session, hand, 400, isBack ? -1 : 1)
        await pan(board, session, hand, 400)
        await zoom(board, session, 400)
        await type(board, hand, isBack ? ['Backspace', 'Backspace'] : ['a', 'b'])
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
