/** How many bytes a whole number has as lib0 writes it. */
export function varUintLength(value: number): number {
  let length = 1
  for (let rest = value; rest >= 0x80; rest = Math.floor(rest / 0x80)) length++
  return length
}

/** Writes a whole number as lib0 does. @returns where to go on */
export function writeVarUint(bytes: Uint8Array, at: number, value: number): number {
  let rest = value
  let end = at
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes[end++] = 0x80 | (rest % 0x80)
  bytes[end] = rest
  return end + 1
}

/** Reads a whole number as lib0 writes it; where the bytes end early, as if nothing but zeros followed. NaN: none that can be counted with. */
export function readVarUint(bytes: Uint8Array, at: number): number {
  let value = 0
  for (let index = at, factor = 1; factor <= 2 ** 49; index++, factor *= 0x80) {
    const byte = bytes[index] ?? 0
    value += (byte & 0x7f) * factor
    if (byte < 0x80) return value <= Number.MAX_SAFE_INTEGER ? value : Number.NaN
  }
  return Number.NaN
}
