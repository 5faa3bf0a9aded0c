import { crc32 } from 'node:zlib'
import type { Row } from './driver.ts'
import { StorageError } from './port.ts'

export const checksumOf = (update: Uint8Array): number => crc32(update)

/**
 * The bytes of a row of `updates`, in a buffer of their own: drivers answer views into shared memory.
 * @throws StorageError, `damaged`, when they are not those that were written
 */
export function updateBytes(row: Row): Uint8Array {
  const { seq, bytes, checksum } = row
  if (!(bytes instanceof Uint8Array)) {
    throw new StorageError(`update ${Number(seq)} is no blob`, { damaged: true })
  }
  if (checksum !== null && checksumOf(bytes) !== Number(checksum)) {
    throw new StorageError(`update ${Number(seq)} is not as it was written`, { damaged: true })
  }
  return Uint8Array.from(bytes)
}
