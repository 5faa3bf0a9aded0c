/*
 * A picture as it comes from a camera or a clipboard, made small enough for a sheet and for everyone's network. What a camera
 * notes beside the picture (place, time, device) is not in what comes out: it is drawn anew.
 */

/** The longest side of what is sent, px, and how large it may be, bytes. */
const LONGEST = 1600
const LARGEST = 900_000
/** A smaller side than this (px) is a speck. */
const SMALLEST = 4
/** More than any camera's file: it would only fill the device's memory. */
const MOST_BYTES = 60_000_000

type PictureFault = 'not-a-picture' | 'heic' | 'too-large' | 'too-small'

export interface SmallPicture {
  readonly blob: Blob
  /** px */
  readonly width: number
  readonly height: number
}

export type Downscaled =
  | { readonly ok: true; readonly value: SmallPicture }
  | { readonly ok: false; readonly reason: PictureFault }

const isHeic = ({ type, name }: { type: string; name?: string }): boolean =>
  /hei[cf]/i.test(type) || /\.hei[cf]$/i.test(name ?? '')

/** The size that fits into a square of `longest`, never enlarged; whole pixels, at least one. */
export function fitInto(width: number, height: number, longest: number): { width: number; height: number } {
  const scale = Math.min(1, longest / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

const encode = (canvas: HTMLCanvasElement, type: string, quality: number): Promise<Blob | null> =>
  new Promise((resolve) => canvas.toBlob(resolve, type, quality))

function drawn(source: ImageBitmap, longest: number): HTMLCanvasElement | null {
  const canvas = document.createElement('canvas')
  Object.assign(canvas, fitInto(source.width, source.height, longest))
  const context = canvas.getContext('2d')
  if (!context) return null
  context.imageSmoothingQuality = 'high'
  context.drawImage(source, 0, 0, canvas.width, canvas.height)
  return canvas
}

/** Whether anything of it shines through; asked of a thumbnail, which has it then, too. */
function isSeeThrough(source: ImageBitmap): boolean {
  const canvas = drawn(source, 200)
  const context = canvas?.getContext('2d')
  if (!canvas || !context) return false
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
  for (let index = 3; index < data.length; index += 4) if ((data[index] ?? 255) < 250) return true
  return false
}

async function shrink(source: ImageBitmap, type: string): Promise<SmallPicture | null> {
  for (const longest of [LONGEST, 1200, 900, 640]) {
    const canvas = drawn(source, longest)
    if (!canvas) return null
    for (const quality of [0.86, 0.74, 0.6]) {
      const blob = await encode(canvas, type, quality)
      if (blob && blob.size <= LARGEST) return { blob, width: canvas.width, height: canvas.height }
    }
  }
  return null
}

/** Draws a picture anew, upright and small: JPEG, or WebP (else PNG) where something shines through. */
export async function downscale(file: Blob & { readonly name?: string }): Promise<Downscaled> {
  if (file.size > MOST_BYTES) return { ok: false, reason: 'too-large' }
  let source: ImageBitmap
  try {
    source = await createImageBitmap(file, { imageOrientation: 'from-image' })
  } catch (error) {
    console.info('a file is no picture that this browser can read', error)
    return { ok: false, reason: isHeic(file) ? 'heic' : 'not-a-picture' }
  }
  try {
    if (Math.min(source.width, source.height) < SMALLEST) return { ok: false, reason: 'too-small' }
    const value = await shrink(source, isSeeThrough(source) ? 'image/webp' : 'image/jpeg')
    return value ? { ok: true, value } : { ok: false, reason: 'too-large' }
  } finally {
    source.close()
  }
}
