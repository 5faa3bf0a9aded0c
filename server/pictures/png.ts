import { crc32 } from 'node:zlib'
import { type CleanPicture, expect, expectSize } from './picture.ts'

export const PNG_HEAD = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** What the points and their colours need. Words, times, Exif, and the further pictures of a moving one are not among it. */
const KEPT = new Set('IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT cICP mDCV cLLI'.split(' '))
/** By colour type: the bits that a channel may have. */
const DEPTHS: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
}

/** A PNG of its points and colours alone. @throws BadPicture, also when a checksum does not fit */
export function cleanPng(bytes: Buffer): CleanPicture {
  const parts: Buffer[] = [PNG_HEAD]
  let size: { width: number; height: number } | null = null
  const seen = new Set<string>()
  let before = ''
  for (let at = PNG_HEAD.length, name = ''; name !== 'IEND'; before = name) {
    expect(at + 12 <= bytes.length)
    const end = at + 12 + bytes.readUInt32BE(at)
    expect(end <= bytes.length)
    name = bytes.toString('latin1', at + 4, at + 8)
    const chunk = bytes.subarray(at, end)
    expect(/^[A-Za-z]{4}$/.test(name) && (name === 'IHDR') === (size === null))
    expect(crc32(chunk.subarray(4, -4)) === chunk.readUInt32BE(chunk.length - 4))
    if (name === 'IHDR') size = sizeIn(chunk)
    // A chunk whose name begins large must be understood to show the picture.
    expect(KEPT.has(name) || /^[a-z]/.test(name))
    expect(name === 'IDAT' ? !seen.has(name) || before === name : !seen.has(name) || !KEPT.has(name))
    if (KEPT.has(name)) parts.push(chunk)
    seen.add(name)
    at = end
  }
  expect(size !== null && seen.has('IDAT'))
  return { type: 'image/png', ...size, bytes: Buffer.concat(parts) }
}

function sizeIn(header: Buffer): { width: number; height: number } {
  expect(header.length === 25)
  const [width, height] = [header.readUInt32BE(8), header.readUInt32BE(12)]
  const [depth, colours, compression, filter, interlace] = header.subarray(16, 21)
  expect(DEPTHS[colours ?? -1]?.includes(depth ?? 0) === true)
  expect(compression === 0 && filter === 0 && (interlace === 0 || interlace === 1))
  expectSize(width, height)
  return { width, height }
}
