import { type CleanPicture, expect, expectSize } from './picture.ts'

const ICC_FLAG = 0x20
const ALPHA_FLAG = 0x10

interface Size {
  readonly width: number
  readonly height: number
}

/** The size that the compressed points say they have. */
function sizeOfPoints(name: string, payload: Buffer): Size {
  if (name === 'VP8L') {
    expect(payload.length >= 5 && payload[0] === 0x2f)
    const bits = payload.readUInt32LE(1)
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
  }
  expect(payload.length >= 10 && ((payload[0] ?? 1) & 1) === 0)
  expect(payload[3] === 0x9d && payload[4] === 0x01 && payload[5] === 0x2a)
  return { width: payload.readUInt16LE(6) & 0x3fff, height: payload.readUInt16LE(8) & 0x3fff }
}

/** Cuts a file into its chunks, padding left out. */
function chunksOf(bytes: Buffer): readonly { readonly name: string; readonly payload: Buffer }[] {
  expect(bytes.length >= 20)
  const end = 8 + bytes.readUInt32LE(4)
  expect(end <= bytes.length)
  const chunks: { name: string; payload: Buffer }[] = []
  for (let at = 12; at < end;) {
    expect(at + 8 <= end)
    const length = bytes.readUInt32LE(at + 4)
    expect(at + 8 + length <= end)
    chunks.push({
      name: bytes.toString('latin1', at, at + 4),
      payload: bytes.subarray(at + 8, at + 8 + length),
    })
    at += 8 + length + (length % 2)
  }
  return chunks
}

function chunk(name: string, payload: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.write(name, 'latin1')
  head.writeUInt32LE(payload.length, 4)
  return Buffer.concat([head, payload, Buffer.alloc(payload.length % 2)])
}

/** A WebP of one picture, of its points, transparency and colours alone. @throws BadPicture; `type` when it moves */
export function cleanWebp(bytes: Buffer): CleanPicture {
  const chunks = chunksOf(bytes)
  expect(!chunks.some(({ name }) => name === 'ANIM' || name === 'ANMF'), 'type')
  const one = (wanted: string) => {
    const found = chunks.filter(({ name }) => name === wanted)
    expect(found.length <= 1)
    return found[0]?.payload ?? null
  }
  const [lossy, lossless, extended] = [one('VP8 '), one('VP8L'), one('VP8X')]
  expect((lossy === null) !== (lossless === null))
  const points = lossy ? { name: 'VP8 ', payload: lossy } : { name: 'VP8L', payload: lossless ?? Buffer.of() }
  const size = sizeOfPoints(points.name, points.payload)
  expectSize(size.width, size.height)
  const parts = extended ? extendedParts(extended, size, { icc: one('ICCP'), alpha: one('ALPH') }) : []
  expect(chunks[0]?.name === (extended ? 'VP8X' : points.name))
  const body = Buffer.concat([Buffer.from('WEBP'), ...parts, chunk(points.name, points.payload)])
  return { type: 'image/webp', ...size, bytes: Buffer.from(chunk('RIFF', body)) }
}

function extendedParts(
  header: Buffer,
  { width, height }: Size,
  { icc, alpha }: { readonly icc: Buffer | null; readonly alpha: Buffer | null },
): Buffer[] {
  expect(header.length === 10)
  expect(header.readUIntLE(4, 3) + 1 === width && header.readUIntLE(7, 3) + 1 === height)
  const head = Buffer.from(header)
  head.fill(0, 0, 4)
  // Of the flags that of metadata and movement go; a lossless picture says of itself whether it is transparent.
  head[0] = (icc ? ICC_FLAG : 0) | ((header[0] ?? 0) & ALPHA_FLAG)
  const parts = [chunk('VP8X', head)]
  if (icc) parts.push(chunk('ICCP', icc))
  if (alpha) parts.push(chunk('ALPH', alpha))
  return parts
}
