import { crc32 } from 'node:zlib'

/* Pictures of 8 × 6 pixels, as a browser's canvas encodes them. */
const jpeg = [
  '/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABh',
  'Y3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  'AAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAAB',
  'UAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAA',
  'AAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9Y',
  'WVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAM',
  'ZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcg',
  'LikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09P',
  'T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAGAAgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAb/',
  'xAAfEAACAQIHAAAAAAAAAAAAAAAAAQIDMQUSExUzYXH/xAAVAQEBAAAAAAAAAAAAAAAAAAABA//EABkRAQADAQEAAAAAAAAAAAAA',
  'AAEAAgMEEf/aAAwDAQACEQMRAD8Ai90r4bwQpy1L503bx9gAmUqnqR6cc7aqk//Z',
].join('')
const png = [
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAGCAYAAAD+Bd/7AAAAOElEQVR4AZTOMQ0AMAgEwBYpnRBSDdVTPWhgxwVWYP2wED657fN5',
  'MuaPjtxAtJrMC/50o/lCvZQAAAD//0SNVjIAAAAGSURBVAMAlNwWaSglveIAAAAASUVORK5CYII=',
].join('')
const webp = [
  'UklGRlACAABXRUJQVlA4WAoAAAAwAAAABwAABQAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABh',
  'Y3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  'AAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAAB',
  'UAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAA',
  'AAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9Y',
  'WVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAM',
  'ZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZBTFBIGgAAAAEXIBBIUp98jYgIB4Jsm0pecpyHiOh/',
  'tJMAVlA4IEAAAADwAQCdASoIAAYAAoBCJbACdEf/gbhSDLAA/uMX7iB8r10hnnj1fgAfZ/+v0OlH/1VMWX5gezUjb+pesa5AAAAA',
].join('')
const lossless = [
  'UklGRh4CAABXRUJQVlA4WAoAAAAwAAAABwAABQAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABh',
  'Y3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  'AAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAAB',
  'UAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAA',
  'AAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9Y',
  'WVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAM',
  'ZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZWUDhMLwAAAC8HQAEQFyAQSHE4cy4QSPIceC2BQIoD',
  'GWABQdFzpgf0X4Eg26aSkzznISL6H+0kAA==',
].join('')

const bytes = (base64: string): Buffer => Buffer.from(base64, 'base64')

/** One of each kind; both WebPs with transparency and a colour profile. */
export const SMALL_PICTURES = {
  jpeg: bytes(jpeg),
  png: bytes(png),
  webp: bytes(webp),
  lossless: bytes(lossless),
} as const

/** What a camera notes: a place, a maker, a turn. */
export const SECRET = 'GPS 66.5039 N 25.7294 E'

/** A JPEG with what programs write beside the points, before, between and after. */
export function withSecretsJpeg(): Buffer {
  const segment = (marker: number, payload: string) => {
    const head = Buffer.from([0xff, marker, 0, 0])
    head.writeUInt16BE(payload.length + 2, 2)
    return Buffer.concat([head, Buffer.from(payload, 'latin1')])
  }
  const { jpeg: plain } = SMALL_PICTURES
  return Buffer.concat([
    plain.subarray(0, 2),
    segment(0xe1, `Exif\0\0${SECRET}`),
    segment(0xe1, `http://ns.adobe.com/xap/1.0/\0${SECRET}`),
    segment(0xe2, `MPF\0${SECRET}`),
    segment(0xed, `Photoshop 3.0\0${SECRET}`),
    segment(0xfe, SECRET),
    plain.subarray(2),
    Buffer.from(`trailing ${SECRET}`),
  ])
}

/** @param type four letters */
export function pngChunk(type: string, payload: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), payload])
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(payload.length, 0)
  body.copy(out, 4)
  out.writeUInt32BE(crc32(body), body.length + 4)
  return out
}

export function withSecretsPng(): Buffer {
  const { png: plain } = SMALL_PICTURES
  const said = Buffer.from(`Comment\0${SECRET}`)
  const more = ['tEXt', 'eXIf', 'iTXt', 'tIME'].map((type) => pngChunk(type, said))
  return Buffer.concat([plain.subarray(0, 33), ...more, plain.subarray(33), Buffer.from(SECRET)])
}

export function withSecretsWebp(): Buffer {
  const { webp: plain } = SMALL_PICTURES
  const chunk = (name: string, payload: string) => {
    const head = Buffer.alloc(8)
    head.write(name)
    head.writeUInt32LE(payload.length, 4)
    return Buffer.concat([head, Buffer.from(payload + (payload.length % 2 === 1 ? '\0' : ''), 'latin1')])
  }
  const all = Buffer.concat([plain, chunk('EXIF', SECRET), chunk('XMP ', SECRET), chunk('SECR', SECRET)])
  all.writeUInt32LE(all.length - 8, 4)
  all[20] = (all[20] ?? 0) | 0x0c
  return all
}
