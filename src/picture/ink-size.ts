import type { InkTool, InkWidth } from '../model/ink.ts'

/** How thick a line is at middle pressure, sheet units. */
export const INK_SIZE: Readonly<Record<InkTool, Readonly<Record<InkWidth, number>>>> = {
  pen: { fine: 3.4, broad: 7 },
  marker: { fine: 14, broad: 26 },
}
