import * as encoding from 'lib0/encoding'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { awarenessFrame, encodeEntry, isState } from '../../server/sync/awareness-entries.ts'
import { onWire, readClientFrame, together, withSaved } from '../../server/sync/frames.ts'
import { readVarUint, varUintLength, writeVarUint } from '../../server/sync/var-uint.ts'
import { MESSAGE, SYNC, encodeServerMessage } from '../../src/sync/protocol.ts'

const numbers = fc.oneof(fc.nat(300), fc.maxSafeNat(), fc.constantFrom(127, 128, 16_383, 16_384, 2 ** 32))

describe('what is written without lib0’s encoder', () => {
  it('is the same, a number', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        const expected = encoding.encode((encoder) => encoding.writeVarUint(encoder, number))
        const bytes = new Uint8Array(varUintLength(number))
        expect(writeVarUint(bytes, 0, number)).toBe(bytes.length)
        expect(bytes).toEqual(expected)
        expect(readVarUint(Uint8Array.of(0xff, ...bytes, 7), 1)).toBe(number)
        const saved = onWire(encodeServerMessage({ type: 'saved', count: number }))
        expect(withSaved(new Uint8Array(0), number)).toEqual(saved)
        const before = onWire(Uint8Array.of(1, 2))
        expect(withSaved(before, number)).toEqual(together([before, saved]))
      }),
    )
  })

  it('is the same, a message of cursors', () => {
    const entries = fc.array(fc.record({ client: fc.nat(), clock: fc.nat(), state: fc.json() }), {
      maxLength: 200,
    })
    fc.assert(
      fc.property(entries, (cursors) => {
        const expected = encoding.encode((encoder) => {
          encoding.writeVarUint(encoder, MESSAGE.awareness)
          const body = encoding.encode((inner) => {
            encoding.writeVarUint(inner, cursors.length)
            for (const { client, clock, state } of cursors) {
              encoding.writeVarUint(inner, client)
              encoding.writeVarUint(inner, clock)
              encoding.writeVarString(inner, state)
            }
          })
          encoding.writeVarUint8Array(encoder, body)
        })
        expect(awarenessFrame(cursors.map(encodeEntry))).toEqual(expected)
      }),
    )
  })
})

describe('a number that is none', () => {
  it('ends, and is no frame', () => {
    for (const count of [8, 9, 20, 200, 60_000]) {
      for (const last of [[], [0], [1], [0x7f]]) {
        const number = Uint8Array.from([...Array<number>(count).fill(0xff), ...last])
        expect(readVarUint(number, 0)).toBeNaN()
        expect(readClientFrame(Uint8Array.of(MESSAGE.sync, SYNC.update, ...number))).toBeNull()
      }
    }
  })
})

describe('a cursor’s state', () => {
  it('is what JSON is, read as text', () => {
    const bytes = fc.oneof(
      fc.json().map((text) => Buffer.from(text)),
      fc.string({ unit: 'binary' }).map((text) => Buffer.from(JSON.stringify({ text }))),
      fc.string({ unit: 'binary', maxLength: 6 }).map((text) => Buffer.from(`{"a":${text}}`)),
      fc
        .constantFrom('\u{feff}{}', '\u{a0}{}', '{}\u{2028}', '{"a":"\u{2028}"}')
        .map((text) => Buffer.from(text)),
      fc.uint8Array({ maxLength: 12 }).map((all) => Buffer.from(all)),
      // Nearly JSON: one of its bytes is another, or missing.
      fc
        .tuple(fc.json({ maxDepth: 3 }), fc.nat(), fc.constantFrom(...'{}[]",:-.e019tn\\ \u{1f}', ''))
        .map(([text, place, other]) => {
          const at = place % text.length
          return Buffer.from(text.slice(0, at) + other + text.slice(at + 1))
        }),
      fc.nat({ max: 40 }).map((depth) => Buffer.from('['.repeat(depth) + ']'.repeat(depth))),
    )
    const byText = (state: Uint8Array): boolean => {
      try {
        const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(state)
        return typeof JSON.parse(text) === 'object'
      } catch {
        return false
      }
    }
    fc.assert(
      fc.property(bytes, fc.uint8Array({ maxLength: 9 }), fc.json(), (state, before, behind) => {
        expect(isState(state)).toBe(byText(state))
        // As it stands where cursors are kept, behind what came before it and before what is left of a longer one.
        const among = Buffer.concat([before, state, Buffer.from(behind)])
        expect(isState(among, before.length, before.length + state.length)).toBe(byText(state))
      }),
      { numRuns: 5_000 },
    )
  })
})
