import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_SIDE } from '../../server/pictures/picture.ts'
import { readPictureBytes } from '../../server/pictures/read-picture.ts'
import {
  SECRET,
  SMALL_PICTURES,
  pngChunk,
  withSecretsJpeg,
  withSecretsPng,
  withSecretsWebp,
} from './pictures.ts'

const kinds = Object.entries(SMALL_PICTURES)

function clean(bytes: Buffer) {
  const read = readPictureBytes(bytes)
  if (!read.ok) throw new Error(`refused: ${read.fault}`)
  return { ...read.picture, bytes: Buffer.from(read.picture.bytes) }
}
const fault = (bytes: Buffer) => {
  const read = readPictureBytes(bytes)
  return read.ok ? 'none' : read.fault
}

describe('reading a picture', () => {
  it.each(kinds)('takes %s with its size, and once clean it stays as it is', (name, bytes) => {
    const picture = clean(bytes)
    expect(picture).toMatchObject({ width: 8, height: 6 })
    expect(picture.type).toBe(name === 'lossless' ? 'image/webp' : `image/${name}`)
    const again = clean(picture.bytes)
    expect(again.hash).toBe(picture.hash)
    expect(again.bytes.equals(picture.bytes)).toBe(true)
  })

  it.each([
    ['jpeg', withSecretsJpeg(), SMALL_PICTURES.jpeg],
    ['png', withSecretsPng(), SMALL_PICTURES.png],
    ['webp', withSecretsWebp(), SMALL_PICTURES.webp],
  ])('takes everything out of a %s but its points and colours', (_name, noted, plain) => {
    expect(noted.includes(SECRET)).toBe(true)
    const picture = clean(noted)
    for (const word of [SECRET, 'Exif', 'EXIF', 'XMP', 'Photoshop', 'eXIf', 'MPF'])
      expect(picture.bytes.includes(word), word).toBe(false)
    expect(picture.hash).toBe(clean(plain).hash)
  })

  it('keeps the profile that colours need', () => {
    expect(clean(withSecretsJpeg()).bytes.includes('ICC_PROFILE')).toBe(true)
    expect(clean(withSecretsWebp()).bytes.includes('ICCP')).toBe(true)
  })

  it.each([
    ['GIF', Buffer.from('GIF89a\x01\x00\x01\x00')],
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['HEIC', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1')],
    ['HTML', Buffer.from('<!doctype html>')],
    ['nothing', Buffer.alloc(0)],
  ])('refuses %s by what it is, not by what it is called', (_name, bytes) => {
    expect(fault(bytes)).toBe('type')
  })

  it.each(kinds)('refuses a %s that is cut off anywhere', (_name, bytes) => {
    for (let length = 12; length < bytes.length; length++)
      expect(fault(bytes.subarray(0, length)), String(length)).not.toBe('none')
  })

  it('refuses a moving WebP and a PNG of too many or wrong points', () => {
    const { png } = SMALL_PICTURES
    const sized = (width: number, height: number) => {
      const header = Buffer.from(png.subarray(16, 29))
      header.writeUInt32BE(width, 0)
      header.writeUInt32BE(height, 4)
      return Buffer.concat([png.subarray(0, 8), pngChunk('IHDR', header), png.subarray(33)])
    }
    expect(fault(sized(MAX_SIDE, 6))).toBe('none')
    expect(fault(sized(MAX_SIDE + 1, 6))).toBe('dimensions')
    expect(fault(sized(0, 6))).toBe('broken')
    const spoilt = Buffer.from(png)
    spoilt[45] = (spoilt[45] ?? 0) ^ 1
    expect(fault(spoilt)).toBe('broken')
    const moving = Buffer.from(SMALL_PICTURES.webp)
    moving.write('ANIM', moving.indexOf('ALPH'))
    expect(fault(moving)).toBe('type')
  })

  it('never fails otherwise than by saying why, whatever the bytes', () => {
    const mutated = fc
      .tuple(
        fc.constantFrom(
          ...Object.values(SMALL_PICTURES),
          withSecretsJpeg(),
          withSecretsPng(),
          withSecretsWebp(),
        ),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 12 }),
        fc.nat(),
        fc.uint8Array({ maxLength: 20 }),
      )
      .map(([bytes, changes, at, inserted]) => {
        const cut = at % bytes.length
        const out = Buffer.concat([bytes.subarray(0, cut), inserted, bytes.subarray(cut)])
        for (const [place, value] of changes) out[place % out.length] = value
        return out
      })
    const random = fc
      .tuple(
        fc.constantFrom('\xff\xd8\xff', '\x89PNG\r\n\x1a\n', 'RIFF\x40\0\0\0WEBPVP8X', ''),
        fc.uint8Array({ maxLength: 400 }),
      )
      .map(([head, rest]) => Buffer.concat([Buffer.from(head, 'latin1'), rest]))
    fc.assert(
      fc.property(fc.oneof(mutated, random), (bytes) => {
        const read = readPictureBytes(bytes)
        if (!read.ok) return
        const again = readPictureBytes(read.picture.bytes)
        expect(again.ok && again.picture.hash === read.picture.hash).toBe(true)
      }),
      { numRuns: 3000 },
    )
  })
})
