import type { TextKey } from '../../i18n/index.ts'
import type { DrawingTool } from '../state/drawing-state.ts'

/** What each tool is called. */
export const toolName: Readonly<Record<DrawingTool, TextKey>> = {
  pen: 'drawing.pen',
  marker: 'drawing.marker',
  eraser: 'drawing.eraser',
  arrow: 'drawing.arrow',
  stamp: 'drawing.stamp',
}
