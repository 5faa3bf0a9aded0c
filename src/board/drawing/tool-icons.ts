import { Eraser, Highlighter, MoveUpRight, Pencil, Stamp } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { DrawingTool } from '../state/drawing-state.ts'

export const TOOL_ICONS: Readonly<Record<DrawingTool, LucideIcon>> = {
  pen: Pencil,
  marker: Highlighter,
  eraser: Eraser,
  arrow: MoveUpRight,
  stamp: Stamp,
}
