import { touchesStroke } from '../ink/stroke-hit.ts'
import type { Touch } from '../ink/stroke-points.ts'
import { type Gesture, type Table, drawn } from './gesture.ts'

/** How far the eraser reaches around the pointer, CSS px. */
const RADIUS = 9

/** A swipe of the eraser: every stroke that it touches goes, all of them as one act when it is lifted. */
export function erase(table: Table, first: Touch): Gesture {
  const { board, sheet } = table
  const radius = RADIUS / board.state.getState().scale
  const gone = new Set<string>()
  const tip = drawn(table, 'circle', { r: radius, cx: first.x, cy: first.y, 'data-tip': '' })
  let last = first

  const element = (id: string) => sheet.querySelector<SVGElement>(`[data-stroke="${CSS.escape(id)}"]`)

  function move(touches: readonly Touch[]): void {
    for (const touch of touches) {
      for (const [id, stroke] of board.things.ink.all()) {
        if (gone.has(id) || !touchesStroke(stroke, last, touch, radius)) continue
        gone.add(id)
        element(id)?.setAttribute('data-erased', '')
      }
      last = touch
    }
    tip.setAttribute('cx', String(last.x))
    tip.setAttribute('cy', String(last.y))
  }

  function restore(): void {
    tip.remove()
    for (const id of gone) element(id)?.removeAttribute('data-erased')
  }

  move([first])
  return {
    move,
    end: () => {
      board.acts.removeThings([...gone].map((id) => ({ root: 'ink', id })))
      restore()
    },
    cancel: restore,
  }
}
