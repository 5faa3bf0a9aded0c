import type { RefObject } from 'react'
import type { CanvasRef } from '../../model/series.ts'
import type { BoardParts, BoardRights } from '../state/board-context.ts'

/** One of two boards that are shown together. */
export interface Side {
  readonly parts: BoardParts
  readonly rights: BoardRights
  readonly root: RefObject<HTMLDivElement | null>
  readonly canvas: CanvasRef
  readonly right: 'read' | 'held' | 'write'
}

/** The sheet that asks, and the one whose notes answer. */
export interface Sides {
  readonly asks: Side
  readonly answers: Side
}
