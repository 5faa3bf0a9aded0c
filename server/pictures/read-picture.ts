import { createHash } from 'node:crypto'
import { cleanJpeg } from './jpeg.ts'
import { BadPicture, type CleanPicture, type PictureFault } from './picture.ts'
import { PNG_HEAD, cleanPng } from './png.ts'
import { cleanWebp } from './webp.ts'

export type ReadPicture =
  | { readonly ok: true; readonly picture: CleanPicture & { readonly hash: string } }
  | { readonly ok: false; readonly fault: PictureFault }

/** By what the bytes begin with, whatever their sender calls them. */
function parserOf(bytes: Buffer): ((bytes: Buffer) => CleanPicture) | null {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return cleanJpeg
  if (bytes.subarray(0, PNG_HEAD.length).equals(PNG_HEAD)) return cleanPng
  const isRiff = bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP'
  return isRiff ? cleanWebp : null
}

/** The name of what is kept: SHA-256 of the clean bytes, hex. */
export const pictureHash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/**
 * Checks bytes from outside as a JPEG, PNG or WebP picture, and takes out everything that is not its points or their
 * colours; nothing is encoded anew. Never throws, whatever the bytes are.
 */
export function readPictureBytes(input: Uint8Array): ReadPicture {
  const bytes = Buffer.from(input.buffer, input.byteOffset, input.byteLength)
  const parse = parserOf(bytes)
  if (!parse) return { ok: false, fault: 'type' }
  try {
    const { bytes: clean, ...picture } = parse(bytes)
    // A view into a larger buffer would take that along wherever it goes.
    const own = Uint8Array.from(clean)
    return { ok: true, picture: { ...picture, bytes: own, hash: pictureHash(own) } }
  } catch (error) {
    if (error instanceof BadPicture) return { ok: false, fault: error.fault }
    throw error
  }
}
