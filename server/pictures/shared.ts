import type { Storage } from '../storage/port.ts'

interface SharedPicture {
  readonly type: string
  readonly bytes: Buffer
}

export interface SharedPictures {
  /** @returns null when there is none of that hash */
  read(series: string, hash: string): Promise<SharedPicture | null>
  /** It was erased: nobody gets it any more. */
  forget(series: string, hash: string): void
}

/** Reads pictures that are given to people: each is in memory once, as long as anybody still gets it, however many and however slowly. */
export function sharePictures(storage: Pick<Storage, 'picture'>): SharedPictures {
  const shared = new Map<string, { readonly type: string; readonly bytes: WeakRef<Buffer> }>()
  const gone = new FinalizationRegistry<string>((key) => {
    if (!shared.get(key)?.bytes.deref()) shared.delete(key)
  })
  const keyOf = (series: string, hash: string) => `${series}/${hash}`
  return {
    async read(series, hash) {
      const key = keyOf(series, hash)
      const known = shared.get(key)
      const still = known?.bytes.deref()
      if (known && still) return { type: known.type, bytes: still }
      const row = await storage.picture(series, hash)
      if (!row) return null
      const bytes = Buffer.from(row.bytes.buffer, row.bytes.byteOffset, row.bytes.byteLength)
      shared.set(key, { type: row.type, bytes: new WeakRef(bytes) })
      gone.register(bytes, key)
      return { type: row.type, bytes }
    },
    forget: (series, hash) => void shared.delete(keyOf(series, hash)),
  }
}
