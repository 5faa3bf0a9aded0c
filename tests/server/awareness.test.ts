import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { EntryReader, awarenessFrame, encodeEntry } from '../../server/sync/awareness-entries.ts'
import { RoomAwareness, move } from '../../server/sync/awareness.ts'
import type { Cursor } from '../../server/sync/cursor.ts'

const MOST = 200
/** Of a cursor frame on the wire, what stands before the message; ours are short. */
const HEAD = (frame: Uint8Array) => (frame[1] === 126 ? 4 : 2)

interface Owner {
  readonly participant: string
  readonly client: number
  cursor: Cursor | null
  clock: number
}

const owner = (index: number): Owner => ({
  participant: `p${index}`,
  client: 1000 + index,
  cursor: null,
  clock: 0,
})

/** What a client says of itself, and behind it, perhaps, what it heard of another. */
function message(of: Owner, state: string, other: Owner | null): Uint8Array {
  const entries = [encodeEntry({ client: of.client, clock: ++of.clock, state })]
  if (other) entries.push(encodeEntry({ client: other.client, clock: 99, state: '{"not":"its own"}' }))
  return awarenessFrame(entries)
}

type Step =
  | { readonly is: 'says'; readonly who: number; readonly x: number; readonly passesOn: boolean }
  | { readonly is: 'leaves'; readonly who: number }
  | { readonly is: 'sent'; readonly budget: number }

const who = fc.nat(4)
const says = fc
  .record({ who, x: fc.nat(), passesOn: fc.boolean() })
  .map(({ who: index, x, passesOn }): Step => ({ is: 'says', who: index, x, passesOn }))
const leaves = who.map((index): Step => ({ is: 'leaves', who: index }))
const sent = fc.integer({ min: 1, max: 150 }).map((budget): Step => ({ is: 'sent', budget }))
const steps = fc.array(
  fc.oneof({ weight: 6, arbitrary: says }, { weight: 2, arbitrary: leaves }, { weight: 3, arbitrary: sent }),
  { maxLength: 60 },
)

it('cursors: whoever gets all that is sent knows the newest state of all who are there, and of nobody else', () => {
  fc.assert(
    fc.property(steps, (path) => {
      const awareness = new RoomAwareness<Owner>(MOST, () => expect.unreachable())
      const owners = [0, 1, 2, 3, 4].map(owner)
      const expected = new Map<number, string>()
      const known = new Map<number, string>()
      const heard = (frame: Uint8Array | null) => {
        if (!frame) return
        const reader = new EntryReader()
        reader.begin(frame, HEAD(frame))
        while (reader.next()) {
          const state = new TextDecoder().decode(frame.subarray(reader.text, reader.end))
          if (state === 'null') known.delete(reader.client)
          else known.set(reader.client, state)
        }
      }
      for (const step of path) {
        if (step.is === 'sent') {
          heard(awareness.takeFrame(step.budget))
          continue
        }
        const of = owners[step.who]
        if (!of) continue
        if (step.is === 'leaves') {
          awareness.leave(of)
          expected.delete(of.client)
          continue
        }
        const state = JSON.stringify({ x: step.x, rest: 'x'.repeat(step.x % 60) })
        const bytes = message(of, state, step.passesOn ? (owners[(step.who + 1) % 5] ?? null) : null)
        // As a socket's listener does it.
        if (of.cursor && move(of.cursor, bytes, 0, bytes.length, MOST)) {
          expect(step.passesOn).toBe(false)
          awareness.wait(of.cursor)
        } else awareness.accept(of, bytes, 0, bytes.length)
        expected.set(of.client, state)
      }
      for (let left = 20; awareness.isWaiting && left > 0; left--) heard(awareness.takeFrame(100))
      expect(awareness.isWaiting).toBe(false)
      expect(awareness.takeFrame(1000)).toBeNull()
      expect(known).toEqual(expected)
    }),
    { numRuns: 500 },
  )
})

it('a message that is more than the next state of its own cursor is not taken as that', () => {
  const awareness = new RoomAwareness<Owner>(MOST, () => undefined)
  const [one, other] = [owner(1), owner(2)]
  const first = message(one, '{"x":1}', null)
  awareness.accept(one, first, 0, first.length)
  const { cursor } = one
  if (!cursor) throw new Error('it has claimed no cursor')
  const takes = (bytes: Uint8Array) => move(cursor, bytes, 0, bytes.length, MOST)
  expect(takes(message(one, '{"x":2}', null))).toBe(true)
  const { clock } = cursor
  expect(takes(message(other, '{"x":3}', null))).toBe(false)
  expect(takes(message(one, '{"x":3}', other))).toBe(false)
  expect(takes(message(one, JSON.stringify({ long: 'x'.repeat(MOST) }), null))).toBe(false)
  expect(takes(Uint8Array.of(...message(one, '{"x":3}', null), 0))).toBe(false)
  expect(takes(message(one, '{"x":3}', null).slice(0, -1))).toBe(false)
  expect(takes(awarenessFrame([]))).toBe(false)
  expect(cursor.clock).toBe(clock)
})
