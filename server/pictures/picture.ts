/** The kinds of pictures that are kept. Each is bytes of points and nothing that runs or leads elsewhere. */
export const PICTURE_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const
export type PictureType = (typeof PICTURE_TYPES)[number]

/** No side of a picture is longer, pixels: what a browser unpacks of a small file stays within bounds. */
export const MAX_SIDE = 4096

/** A picture without what else stood in its file. */
export interface CleanPicture {
  readonly type: PictureType
  /** pixels, as the points are stored: a turn that the file asked for is not counted in */
  readonly width: number
  readonly height: number
  readonly bytes: Uint8Array
}

/** Why bytes are no picture that is kept: of another kind, not whole, or with too many points. */
export type PictureFault = 'type' | 'broken' | 'dimensions'

/** What a parser throws; it does not leave `readPictureBytes`. */
export class BadPicture extends Error {
  constructor(readonly fault: PictureFault) {
    super(`a picture of the fault ${fault}`)
    this.name = 'BadPicture'
  }
}

/** @throws BadPicture unless it is so */
export function expect(isSo: boolean, fault: PictureFault = 'broken'): asserts isSo {
  if (!isSo) throw new BadPicture(fault)
}

/** @throws BadPicture for a picture without points, or with too many */
export function expectSize(width: number, height: number): void {
  expect(width > 0 && height > 0)
  expect(width <= MAX_SIDE && height <= MAX_SIDE, 'dimensions')
}
