import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { awarenessFrame, encodeEntry } from '../../server/sync/awareness-entries.ts'
import { step1Frame, step2Frame, updateFrame } from '../../server/sync/frames.ts'
import { MESSAGE } from '../../src/sync/protocol.ts'
import { type Dice, performAct } from './acts.ts'

const CLIENTS = 6

/** Ways to make a frame that no page of ours would send, or only just not. */
const KINDS = {
  noise: 5,
  /** Bytes behind a number that is a message's. */
  named: 5,
  mutated: 20,
  /** With a number that runs on where another was. */
  endless: 5,
  /** Taken, so that there is something to refer to. */
  valid: 10,
  /** Well-formed structs that make no sense together. */
  forged: 45,
  cursor: 10,
} as const

/** Frames for one document of a live server: random, mutated and forged ones, now and then one that is good. */
export class FrameForge {
  readonly counts: Record<keyof typeof KINDS, number> = {
    noise: 0,
    named: 0,
    mutated: 0,
    endless: 0,
    valid: 0,
    forged: 0,
    cursor: 0,
  }
  private doc = new Y.Doc()
  private made = 0
  /** Clocks of the forged clients, as far as the server may have taken them. */
  private readonly clocks = new Map<number, number>()

  constructor(private readonly dice: Dice) {}

  next(): Uint8Array {
    const kind = this.dice.weighted(KINDS)
    this.counts[kind]++
    switch (kind) {
      case 'noise':
        return this.bytes(this.dice.below(80))
      case 'named':
        return Uint8Array.of(
          this.dice.oneOf([0, 0, 0, 1, 2, 3, 10, 11, 12, 13]) ?? 0,
          ...this.bytes(this.dice.below(40)),
        )
      case 'mutated':
        return this.mutate(this.valid())
      case 'endless':
        return this.runOn(this.dice.chance(0.2) ? this.cursor() : this.valid())
      case 'valid':
        return this.valid()
      case 'forged':
        return updateFrame(this.forge())
      case 'cursor':
        return this.cursor()
    }
  }

  private bytes(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => this.dice.below(256))
  }

  /** What a page could have sent. */
  private valid(): Uint8Array {
    const { dice } = this
    if (this.made % 20 === 0) this.doc = new Y.Doc()
    performAct(this.doc, `forged-${this.made++}`, dice)
    if (dice.chance(0.2)) return step1Frame(Y.encodeStateVector(this.doc))
    const state = Y.encodeStateAsUpdate(this.doc)
    return dice.chance(0.7) ? updateFrame(state) : step2Frame(state)
  }

  private mutate(frame: Uint8Array): Uint8Array {
    const { dice } = this
    const bytes = [...frame]
    for (let round = dice.below(3); round >= 0; round--) {
      const at = dice.below(bytes.length)
      switch (dice.below(5)) {
        case 0:
          bytes[at] = dice.below(256)
          break
        case 1:
          bytes[at] = (bytes[at] ?? 0) ^ (1 << dice.below(8))
          break
        case 2:
          bytes.splice(at, 1 + dice.below(4))
          break
        case 3:
          bytes.splice(at, 0, ...this.bytes(1 + dice.below(4)))
          break
        case 4:
          // Numbers of many bytes are where readers count too far.
          bytes.splice(at, 1, 255, 255, 255, 255, 255, 255, 255, dice.below(16))
          break
      }
    }
    return Uint8Array.from(bytes)
  }

  /** Of more bytes than any number has, up to where what they count to is infinite. Lengths stand near the beginning. */
  private runOn(frame: Uint8Array): Uint8Array {
    const { dice } = this
    const at = dice.below(Math.min(frame.length, dice.chance(0.5) ? 4 : 40))
    const number = Array<number>(dice.oneOf([8, 9, 10, 20, 150, 300, 2_000]) ?? 0).fill(
      0x80 + dice.below(0x80),
    )
    const last = dice.oneOf([0, 1, 0x7f]) ?? 0
    return Uint8Array.from([...frame.subarray(0, at), ...number, last, ...frame.subarray(at + 1)])
  }

  private cursor(): Uint8Array {
    const { dice } = this
    const entries = Array.from({ length: dice.below(4) }, () =>
      encodeEntry({
        client: dice.below(50),
        clock: dice.below(1_000),
        state:
          dice.oneOf(['{}', 'null', '{"x":1}', '[]', '1', '{', '"'.repeat(30), '['.repeat(500)]) ?? 'null',
      }),
    )
    return dice.chance(0.2) ? Uint8Array.of(MESSAGE.awareness, ...this.bytes(9)) : awarenessFrame(entries)
  }

  /** An update in Yjs' first encoding whose structs refer to whatever. */
  private forge(): Uint8Array {
    const { dice } = this
    return encoding.encode((encoder) => {
      const clients = 1 + dice.below(2)
      encoding.writeVarUint(encoder, clients)
      for (let index = 0; index < clients; index++) {
        const client = 1 + dice.below(CLIENTS)
        const structs = 1 + dice.below(4)
        encoding.writeVarUint(encoder, structs)
        encoding.writeVarUint(encoder, client)
        const known = this.clocks.get(client) ?? 0
        const start = dice.chance(0.8) ? known : dice.below(known + 5)
        encoding.writeVarUint(encoder, start)
        let length = 0
        for (let struct = 0; struct < structs; struct++) length += this.struct(encoder)
        if (start === known) this.clocks.set(client, known + length)
      }
      this.deletions(encoder)
    })
  }

  /** @returns how many clocks it takes */
  private struct(encoder: encoding.Encoder): number {
    const { dice } = this
    const kind = dice.chance(0.03)
      ? dice.below(12)
      : (dice.oneOf([0, 1, 2, 3, 4, 4, 5, 6, 7, 7, 7, 8, 8]) ?? 0)
    const hasOrigin = dice.chance(0.4)
    const hasRight = dice.chance(0.3)
    const hasKey = dice.chance(0.5)
    const isItem = kind !== 0 && kind !== 10
    encoding.writeUint8(
      encoder,
      isItem ? kind | (hasOrigin ? 128 : 0) | (hasRight ? 64 : 0) | (hasKey ? 32 : 0) : kind,
    )
    if (!isItem) return this.number(encoder, 1 + dice.below(4))
    if (hasOrigin) this.reference(encoder)
    if (hasRight) this.reference(encoder)
    if (!hasOrigin && !hasRight) {
      const isRoot = dice.chance(0.5)
      encoding.writeVarUint(encoder, isRoot ? 1 : 0)
      if (isRoot)
        encoding.writeVarString(encoder, dice.oneOf(['notes', 'texts', 'deeds', 'meta', 'other']) ?? '')
      else this.reference(encoder)
      if (hasKey)
        encoding.writeVarString(encoder, dice.oneOf(['a', 'at', 'text', 'removed', '__proto__']) ?? '')
    }
    return this.content(encoder, kind)
  }

  private content(encoder: encoding.Encoder, kind: number): number {
    const { dice } = this
    switch (kind) {
      case 1:
        return this.number(encoder, 1 + dice.below(3))
      case 2: {
        const count = this.number(encoder, 1 + dice.below(2))
        for (let index = 0; index < count; index++)
          encoding.writeVarString(encoder, dice.oneOf(['1', 'undefined', '{}', '[1]']) ?? '')
        return count
      }
      case 3:
        encoding.writeVarUint8Array(encoder, this.bytes(dice.below(9)))
        return 1
      case 4: {
        const text = dice.oneOf(['a', 'ä☕', '🧭', '\uD83E', '']) ?? ''
        encoding.writeVarString(encoder, text)
        return text.length
      }
      case 5:
        encoding.writeVarString(encoder, dice.oneOf(['{}', '[[[1]]]', 'null', '"x"']) ?? '')
        return 1
      case 6:
        encoding.writeVarString(encoder, dice.oneOf(['bold', 'ychange', '']) ?? '')
        encoding.writeVarString(encoder, dice.oneOf(['true', 'null', '{}', '1']) ?? '')
        return 1
      case 7: {
        const type = this.number(encoder, dice.below(dice.chance(0.03) ? 9 : 7))
        if (type === 3 || type === 5) encoding.writeVarString(encoder, 'p')
        return 1
      }
      case 8: {
        const count = this.number(encoder, 1 + dice.below(2))
        for (let index = 0; index < count; index++) {
          encoding.writeAny(
            encoder,
            dice.oneOf([1, 'a', null, true, { field: 'f', x: 1, y: 'n' }, [[]]]) ?? null,
          )
        }
        return count
      }
      case 9:
        encoding.writeVarString(encoder, 'guid')
        encoding.writeAny(encoder, {})
        return 1
      default:
        return 1
    }
  }

  private reference(encoder: encoding.Encoder): void {
    const client = 1 + this.dice.below(CLIENTS)
    encoding.writeVarUint(encoder, client)
    const known = this.clocks.get(client) ?? 0
    encoding.writeVarUint(encoder, this.dice.below(this.dice.chance(0.95) ? Math.max(1, known) : known + 3))
  }

  private deletions(encoder: encoding.Encoder): void {
    const { dice } = this
    const clients = dice.chance(0.3) ? 1 + dice.below(2) : 0
    encoding.writeVarUint(encoder, clients)
    for (let index = 0; index < clients; index++) {
      const client = 1 + dice.below(CLIENTS)
      encoding.writeVarUint(encoder, client)
      const ranges = this.number(encoder, 1 + dice.below(2))
      for (let range = 0; range < ranges; range++) {
        // Up to where nothing is yet.
        this.number(encoder, dice.below((this.clocks.get(client) ?? 0) + 1))
        this.number(encoder, dice.below(4))
      }
    }
  }

  private number(encoder: encoding.Encoder, value: number): number {
    encoding.writeVarUint(encoder, value)
    return value
  }
}
