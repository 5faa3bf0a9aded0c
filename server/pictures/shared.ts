import type { Storage } from '../storage/port.ts'

interface SharedPicture {
  readonly type: string
  readonly bytes: Buffer
}

/** @returns null when there is none of that hash */
export type ReadShared = (series: string, hash: string) => Promise<SharedPicture | null>

/** Reads pictures that are given to people: each is in memory once, as long as anybody still gets it, however many and however slowly. */
export function sharePictures(storage: Pick<Storage, 'picture' | 'pictures'>): ReadShared {
  const shared = new Map<string, WeakRef<Buffer>>()
  const gone = new FinalizationRegistry<string>((key) => {
    if (!shared.get(key)?.deref()) shared.delete(key)
  })
  return async (series, hash) => {
    const key = `${series}/${hash}`
    const known = shared.get(key)?.deref()
    if (known) {
      // Erased or swept, it may be on its way to somebody still, but to nobody else.
      const still = (await storage.pictures(series)).find((info) => info.hash === hash)
      return still ? { type: still.type, bytes: known } : null
    }
    const row = await storage.picture(series, hash)
    if (!row) return null
    const bytes = Buffer.from(row.bytes.buffer, row.bytes.byteOffset, row.bytes.byteLength)
    shared.set(key, new WeakRef(bytes))
    gone.register(bytes, key)
    return { type: row.type, bytes }
  }
}
