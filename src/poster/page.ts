/*
 * The poster's page. It is composed once, on an A3; an A4 is the same picture at 1 : √2, since a poster that changes
 * with its paper would be two posters. So no type here is smaller than 9 points at A4, which is 12.75 at A3.
 */
import { points } from './primitives.ts'

export const PAGE = { width: 297, height: 420 } as const
export const SIZE_MM = { A3: { width: 297, height: 420 }, A4: { width: 210, height: 297 } } as const
/** The picture keeps off the edge: office printers leave it blank, and a frame covers some of it. */
export const FRAME = 11
/** Text keeps within these. */
export const LEFT = 26
export const RIGHT = PAGE.width - LEFT
export const WIDTH = RIGHT - LEFT
export const BOTTOM = PAGE.height - 18

/** The column of deeds and results, and what lies between it and the principles. */
export const DETAIL_WIDTH = 100
export const GUTTER = 12
export const DETAIL_LEFT = RIGHT - DETAIL_WIDTH

export const SMALLEST_TYPE = points(12.75)
/** A principle is to be read from three metres. */
export const PRINCIPLE_TYPE = points(40)
export const SMALL_TEXT = points(13)
/** An objective that is smaller than this does not lead any more. */
export const OBJECTIVE_TYPE = points(26)
