import { type CleanPicture, expect, expectSize } from './picture.ts'

const SOI = 0xd8
const EOI = 0xd9
const SOS = 0xda
/** Tables that decoding needs: Huffman, quantisation, restart interval. */
const TABLES = new Set([0xc4, 0xdb, 0xdd])
/** Baseline, extended and progressive; others no browser shows. */
const FRAMES = new Set([0xc0, 0xc1, 0xc2])
const JFIF = 'JFIF\0'
const ICC = 'ICC_PROFILE\0'
const ADOBE = 'Adobe'

const says = (payload: Buffer, name: string): boolean => payload.toString('latin1', 0, name.length) === name

/**
 * The segment as it is kept; null: dropped. Of what programs note beside the points only that stays which colours need:
 * JFIF's head (without its small picture), the ICC profile, and Adobe's word on how colours are stored.
 */
function kept(marker: number, segment: Buffer): Buffer | null {
  if (TABLES.has(marker) || FRAMES.has(marker) || marker === SOS) return segment
  const payload = segment.subarray(4)
  if (marker === 0xe0 && says(payload, JFIF) && payload.length >= 14) {
    const head = Buffer.from(segment.subarray(0, 18))
    head.writeUInt16BE(16, 2)
    head[16] = 0
    head[17] = 0
    return head
  }
  if (marker === 0xe2 && says(payload, ICC)) return segment
  if (marker === 0xee && says(payload, ADOBE) && payload.length === 12) return segment
  return null
}

/** Where the compressed points that begin at `from` end: at the next marker that does not belong to them. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1]
    expect(next !== undefined)
    const isData = next === 0x00 || next === 0xff || (next >= 0xd0 && next <= 0xd7)
    if (!isData) return at
  }
  return bytes.length
}

/** A JPEG without Exif (and the place and the turn in it), XMP, IPTC, comments, and what follows its end. @throws BadPicture */
export function cleanJpeg(bytes: Buffer): CleanPicture {
  const parts: Buffer[] = [Buffer.from([0xff, SOI])]
  let size: { width: number; height: number } | null = null
  let scans = 0
  let at = 2
  for (;;) {
    expect(bytes[at] === 0xff)
    // Markers may be led in by further bytes of this value.
    while (bytes[at + 1] === 0xff) at++
    const marker = bytes[at + 1]
    expect(marker !== undefined && at + 2 <= bytes.length)
    if (marker === EOI) break
    expect(marker >= 0xc0 && marker !== SOI && !(marker >= 0xd0 && marker <= 0xd7))
    expect(at + 4 <= bytes.length)
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    expect(end >= at + 4 && end <= bytes.length)
    const segment = bytes.subarray(at, end)
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (isFrame) {
      expect(FRAMES.has(marker) && size === null && segment.length >= 10)
      const [height, width, colours] = [segment.readUInt16BE(5), segment.readUInt16BE(7), segment[9] ?? 0]
      expectSize(width, height)
      expect((colours === 1 || colours === 3 || colours === 4) && segment.length === 10 + 3 * colours)
      size = { width, height }
    }
    const part = kept(marker, segment)
    if (part) parts.push(part)
    at = end
    if (marker !== SOS) continue
    expect(size !== null)
    at = endOfScan(bytes, end)
    parts.push(bytes.subarray(end, at))
    scans++
  }
  expect(size !== null && scans > 0)
  parts.push(Buffer.from([0xff, EOI]))
  return { type: 'image/jpeg', ...size, bytes: Buffer.concat(parts) }
}
