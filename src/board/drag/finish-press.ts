import type { Point } from '../../model/geometry.ts'
import { frameBegins, selectFramed } from '../selection/marquee.ts'
import type { BoardParts } from '../state/board-context.ts'
import { createCarry } from './carry.ts'
import { createGuides } from './guides.ts'
import { graspAt } from './sensors.ts'

/** A press of a mouse or pen that was over before what drags had come. */
export interface OverPress {
  /** How it began. */
  readonly down: PointerEvent
  /** Where on the sheet that was, and where it was let go: the paper may have moved since. */
  readonly from: Point
  readonly to: Point
}

/** Does what a press meant: what was grasped is carried, and what a frame on empty paper meets is selected. */
export function finishPress(board: BoardParts, window: HTMLElement, { down, from, to }: OverPress): void {
  const grasp = graspAt(down.target)
  if (!grasp) {
    if (frameBegins(board, down)) selectFramed(board, window, { down, from, to })
    return
  }
  const { onGrasp, onDrop } = createCarry(board, createGuides())
  const [start, end] = [board.camera.toClient(from), board.camera.toClient(to)]
  onGrasp(grasp, start)
  onDrop(end.clientX - start.clientX, end.clientY - start.clientY)
}
