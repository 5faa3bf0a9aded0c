import { createStore, type StoreApi } from 'zustand/vanilla'
import type { InkColor, InkTool, InkWidth } from '../../model/ink.ts'
import type { StampKind } from '../../model/stamps.ts'
import type { Tool } from './board-state.ts'

/**
 * `drawings`: all that is drawn, as a list; `arrow`: draws an arrow without a pointer, from a note, or with null from
 * wherever is chosen; `stamp`: stamps without a pointer.
 */
type DrawingDialog =
  | { readonly kind: 'drawings' }
  | { readonly kind: 'stamp' }
  | { readonly kind: 'arrow'; readonly note: string | null }

/** What this tab's person draws and stamps with; nothing of it is shared. */
interface DrawingState {
  readonly colors: Readonly<Record<InkTool, InkColor>>
  readonly widths: Readonly<Record<InkTool, InkWidth>>
  readonly stamp: StampKind
  /** A pen touched the paper: from then on fingers and palms pan, and draw nothing. */
  readonly penSeen: boolean
  /** Whether there is a sheet on which one may draw. */
  readonly ready: boolean
  readonly dialog: DrawingDialog | null
}

export type DrawingStore = StoreApi<DrawingState>

export function createDrawingStore(): DrawingStore {
  return createStore<DrawingState>(() => ({
    colors: { pen: 'night', marker: 'cloudberry' },
    widths: { pen: 'fine', marker: 'fine' },
    stamp: 'heart',
    penSeen: false,
    ready: false,
    dialog: null,
  }))
}

/** The tools that draw, as they stand in the toolbar. */
export const DRAWING_TOOLS = ['pen', 'marker', 'eraser', 'arrow', 'stamp'] as const
export type DrawingTool = (typeof DRAWING_TOOLS)[number]

/** The tool if it is one that draws. */
export const drawingTool = (tool: Tool): DrawingTool | null =>
  DRAWING_TOOLS.find((each) => each === tool) ?? null
