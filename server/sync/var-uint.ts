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
