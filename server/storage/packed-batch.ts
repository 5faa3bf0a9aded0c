import type { Batch, DocumentId, RowChange } from './port.ts'

/**
 * A batch on its way to another thread. There each object costs as much as its update, so names and bytes of all updates
 * stand behind each other.
 */
export interface PackedBatch {
  /** Series and path in turn. */
  readonly names: readonly string[]
  /** Of each update, bytes. */
  readonly lengths: readonly number[]
  /** Of its own buffer, which is handed over. */
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly rows: readonly RowChange[]
}

export function pack({ updates, rows }: Batch): PackedBatch {
  const names: string[] = []
  const lengths: number[] = []
  let size = 0
  for (const { document, update } of updates) {
    names.push(document.series, document.path)
    lengths.push(update.length)
    size += update.length
  }
  const bytes = new Uint8Array(size)
  let at = 0
  for (const { update } of updates) {
    bytes.set(update, at)
    at += update.length
  }
  return { names, lengths, bytes, rows }
}

/** @returns the batch; its updates are views of the packed bytes */
export function unpack({ names, lengths, bytes, rows }: PackedBatch): Batch {
  let at = 0
  const updates = lengths.map((length, index) => {
    const document: DocumentId = { series: names[2 * index] ?? '', path: names[2 * index + 1] ?? '' }
    const update = bytes.subarray(at, at + length)
    at += length
    return { document, update }
  })
  return { updates, rows }
}
