import { FIELD_HEADING, type Rect } from '../../model/geometry.ts'

/** How long a picture's longer side is on the paper, sheet units. */
export const PICTURE_SIZES = { small: 110, medium: 180, large: 300 } as const
export type PictureSize = keyof typeof PICTURE_SIZES

/** A picture is at least so long and wide, so that it can be grasped; sheet units. */
const LEAST_SIDE = 40

export interface Size {
  readonly width: number
  readonly height: number
}

/** The size whose width is as wanted, in the picture's own proportions, within its field below the heading. */
export function sizeOfWidth(file: Size, wanted: number, field: Size): Size {
  const shape = file.height / file.width
  const room = { width: field.width - 8, height: field.height - FIELD_HEADING / 2 }
  const least = Math.max(LEAST_SIDE, LEAST_SIDE / shape)
  const width = Math.max(least, Math.min(wanted, room.width, room.height / shape))
  return { width: Math.round(width), height: Math.round(width * shape) }
}

/** The size of a picture whose longer side is of one of the three lengths. */
export function sizeOfLongest(file: Size, size: PictureSize, field: Size): Size {
  const longest = PICTURE_SIZES[size]
  return sizeOfWidth(file, longest * Math.min(1, file.width / file.height), field)
}

/** Keeps a picture's corner such that it lies in its field; all relative to the field, sheet units. */
export function keepInside(field: Size, { x, y, width, height }: Rect): { x: number; y: number } {
  const clamp = (value: number, most: number) => Math.round(Math.min(Math.max(value, 0), Math.max(0, most)))
  return { x: clamp(x, field.width - width), y: clamp(y, field.height - height) }
}
