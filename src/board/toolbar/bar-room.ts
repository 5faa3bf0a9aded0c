/**
 * How much room a board's width leaves for its tools in one row. What has none is in the board's menu.
 *
 * - `full`: all tools.
 * - `some`: the colors are one button, and the hand is in the menu.
 * - `less`: the zoom is, too.
 * - `little`: so are selecting several and taking back an undo, as on a phone.
 */
export type BarRoom = 'full' | 'some' | 'less' | 'little'

/** The widths (px) from which there is so much room: for a mouse, and for fingers, which need larger targets. */
const FROM: readonly (readonly [room: BarRoom, mouse: number, finger: number])[] = [
  ['full', 900, 1020],
  ['some', 720, 780],
  ['less', 530, 590],
]

export function barRoom(width: number): BarRoom {
  const touch = matchMedia('(pointer: coarse)').matches
  return FROM.find(([, mouse, finger]) => width >= (touch ? finger : mouse))?.[0] ?? 'little'
}
