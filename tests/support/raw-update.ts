import * as encoding from 'lib0/encoding'

/* Updates as no Yjs would write them, part by part. */

export type RawStruct = (encoder: encoding.Encoder) => void

export interface RawUpdate {
  /** Of each client: its id, the first clock, its structs. */
  readonly structs?: readonly (readonly [client: number, clock: number, structs: readonly RawStruct[]])[]
  /** Of each client: its id, and clock and length of each range. */
  readonly deletions?: readonly (readonly [client: number, ranges: readonly (readonly [number, number])[]])[]
}

export function rawUpdate({ structs = [], deletions = [] }: RawUpdate): Uint8Array {
  return encoding.encode((encoder) => {
    const number = (value: number) => encoding.writeVarUint(encoder, value)
    number(structs.length)
    for (const [client, clock, parts] of structs) {
      number(parts.length)
      number(client)
      number(clock)
      for (const part of parts) part(encoder)
    }
    number(deletions.length)
    for (const [client, ranges] of deletions) {
      number(client)
      number(ranges.length)
      for (const [clock, length] of ranges) {
        number(clock)
        number(length)
      }
    }
  })
}

const ANY = 8
const STRING = 4
const HAS_ORIGIN = 128
const HAS_RIGHT_ORIGIN = 64
const HAS_KEY = 32

function inRoot(encoder: encoding.Encoder, root: string): void {
  encoding.writeVarUint(encoder, 1)
  encoding.writeVarString(encoder, root)
}

/** A value in a root list, or under a key of a root map, that knows of nothing else there. */
export const value =
  (root: string, key?: string): RawStruct =>
  (encoder) => {
    encoding.writeUint8(encoder, ANY | (key === undefined ? 0 : HAS_KEY))
    inRoot(encoder, root)
    if (key !== undefined) encoding.writeVarString(encoder, key)
    encoding.writeVarUint(encoder, 1)
    encoding.writeAny(encoder, 1)
  }

/** A text in a root text that knows of nothing else there. */
export const text =
  (root: string, string: string): RawStruct =>
  (encoder) => {
    encoding.writeUint8(encoder, STRING)
    inRoot(encoder, root)
    encoding.writeVarString(encoder, string)
  }

/** A text behind, or before, something. */
export const textBeside =
  (
    string: string,
    origin: readonly [number, number] | null,
    right: readonly [number, number] | null = null,
  ): RawStruct =>
  (encoder) => {
    encoding.writeUint8(encoder, STRING | (origin ? HAS_ORIGIN : 0) | (right ? HAS_RIGHT_ORIGIN : 0))
    for (const clocks of [origin, right]) {
      for (const part of clocks ?? []) encoding.writeVarUint(encoder, part)
    }
    encoding.writeVarString(encoder, string)
  }

/** What is only a number of clocks. */
export const nothing =
  (length: number): RawStruct =>
  (encoder) => {
    encoding.writeUint8(encoder, 0)
    encoding.writeVarUint(encoder, length)
  }

/** So many clients, each with one struct, whose ids begin with `first`. */
export const clients = (count: number, struct: RawStruct, first = 1_000_000) =>
  Array.from({ length: count }, (_, index) => [first + index, 0, [struct]] as const)
