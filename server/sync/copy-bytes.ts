/** From so many bytes on a view of them costs less than to copy them one by one. */
const MANY = 256

/** Copies what stands in `from`, from `start` to `end`, to `to`, where it begins at `at`. @returns where to go on */
export function copyBytes(from: Uint8Array, start: number, end: number, to: Uint8Array, at: number): number {
  const length = end - start
  if (length >= MANY) to.set(from.subarray(start, end), at)
  else for (let index = 0; index < length; index++) to[at + index] = from[start + index] ?? 0
  return at + length
}
