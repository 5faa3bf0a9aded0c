import { createRequire } from 'node:module'
import type { Writable } from 'node:stream'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FrameReader } from '../../server/sync/frame-reader.ts'

/** What ws reads with: it exports it, its types do not know it. */
const { Receiver } = createRequire(import.meta.url)('ws') as {
  readonly Receiver: new (options: { readonly isServer: boolean; readonly maxPayload: number }) => Writable
}

const BINARY = 2
const MOST = 300

interface Frame {
  readonly first: number
  readonly payload: Uint8Array
  readonly isMasked: boolean
}

/** A frame as a client sends it (RFC 6455). */
function encode({ first, payload, isMasked }: Frame, mask: Uint8Array): Buffer {
  const { length } = payload
  const size =
    length < 126
      ? [length]
      : length < 65_536
        ? [126, length >> 8, length & 255]
        : [127, 0, 0, 0, 0, 0, length >> 16, (length >> 8) & 255, length & 255]
  size[0] = (size[0] ?? 0) | (isMasked ? 0x80 : 0)
  const body = isMasked ? payload.map((byte, index) => byte ^ (mask[index & 3] ?? 0)) : payload
  return Buffer.from([first, ...size, ...(isMasked ? mask : []), ...body])
}

type Heard = readonly [kind: string, content: string]

/** What ws hears of a stream of bytes. Whatever it finds wrong is the last that it hears. */
function byWs(): { readonly heard: Heard[]; readonly write: (chunk: Buffer) => void } {
  const heard: Heard[] = []
  const receiver = new Receiver({ isServer: true, maxPayload: 70_000 })
  let isOver = false
  receiver.on('message', (data: Buffer) => heard.push(['message', data.toString('hex')]))
  receiver.on('ping', (data: Buffer) => heard.push(['ping', data.toString('hex')]))
  receiver.on('pong', (data: Buffer) => heard.push(['pong', data.toString('hex')]))
  receiver.on('conclude', (code: number) => {
    isOver = true
    heard.push(['conclude', String(code)])
  })
  receiver.on('error', () => {
    isOver = true
  })
  return {
    heard,
    write(chunk) {
      if (!isOver && !receiver.destroyed) receiver.write(Buffer.from(chunk))
    },
  }
}

const payload = (maxLength: number) => fc.uint8Array({ maxLength })
const whole = fc.record({
  first: fc.constantFrom(0x80 | BINARY),
  payload: fc.oneof(
    { weight: 8, arbitrary: payload(150) },
    payload(2 * MOST),
    fc.constant(new Uint8Array(66_000)),
  ),
  isMasked: fc.constant(true),
})
const control = fc.record({
  first: fc.constantFrom(0x89, 0x8a),
  payload: payload(125),
  isMasked: fc.constant(true),
})
const pieces = fc
  .tuple(fc.array(payload(200), { minLength: 1, maxLength: 3 }), fc.option(control, { nil: null }))
  .map(([parts, between]): Frame[] => {
    const first: Frame = { first: BINARY, payload: new Uint8Array(3), isMasked: true }
    const others = parts.map((part, index): Frame => {
      return { first: index === parts.length - 1 ? 0x80 : 0, payload: part, isMasked: true }
    })
    return [first, between, ...others].filter((frame) => frame !== null)
  })
const closing = fc.constant({ first: 0x88, payload: Uint8Array.of(3, 232), isMasked: true })
const odd = fc.oneof(
  fc.record({ first: fc.integer({ min: 0, max: 255 }), payload: payload(130), isMasked: fc.boolean() }),
  closing,
)

describe('frames that are read past ws', () => {
  const check = (frames: readonly Frame[], cuts: readonly number[], mask: Uint8Array) => {
    const bytes = Buffer.concat(frames.map((frame) => encode(frame, mask)))
    const alone = byWs()
    alone.write(bytes)
    const { heard, write } = byWs()
    let taken = 0
    class Reader extends FrameReader {
      override message(content: Uint8Array, from: number, end: number): void {
        taken++
        heard.push(['message', Buffer.from(content.subarray(from, end)).toString('hex')])
      }
    }
    const reader = new Reader(MOST)
    reader.passTo(write)
    const ends = [...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].toSorted((a, b) => a - b)
    // As sockets are read: what came before still stands behind what comes.
    const shared = Buffer.alloc(bytes.length)
    let at = 0
    for (const end of ends) {
      reader.read(shared, bytes.copy(shared, 0, at, end))
      at = end
    }
    return { alone: alone.heard, together: heard, taken }
  }

  const cuts = fc.array(fc.nat(), { maxLength: 12 })
  const mask = fc.uint8Array({ minLength: 4, maxLength: 4 })

  it('are the same messages in the same order, however the bytes come', () => {
    let taken = 0
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            { weight: 6, arbitrary: whole.map((frame) => [frame]) },
            control.map((frame) => [frame]),
            pieces,
          ),
          {
            maxLength: 12,
          },
        ),
        cuts,
        mask,
        (frames, at, key) => {
          const { alone, together, taken: here } = check(frames.flat(), at, key)
          taken += here
          expect(together).toEqual(alone)
        },
      ),
    )
    expect(taken).toBeGreaterThan(100)
  })

  it('end where ws ends: at a closing frame', () => {
    fc.assert(
      fc.property(
        fc.array(whole, { maxLength: 4 }),
        fc.array(whole, { maxLength: 4 }),
        cuts,
        mask,
        (before, after, at, key) => {
          const close = { first: 0x88, payload: Uint8Array.of(3, 232), isMasked: true }
          const { alone, together } = check([...before, close, ...after], at, key)
          expect(together).toEqual(alone)
          expect(together.at(-1)).toEqual(['conclude', '1000'])
        },
      ),
    )
  })

  it('hold nothing that ws would not have heard before it gave up', () => {
    fc.assert(
      fc.property(fc.array(whole, { maxLength: 3 }), odd, cuts, mask, (before, wrong, at, key) => {
        const { alone, together } = check([...before, wrong], at, key)
        expect(together).toEqual(alone)
      }),
    )
  })
})
