import * as encoding from 'lib0/encoding'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import * as intake from '../../server/sync/intake.ts'

const LIMITS = { text: 1_000 }

const inspect = (...given: Parameters<typeof intake.inspect>) => intake.inspect(...given).verdict

const updateOf = (write: (doc: Y.Doc) => void): Uint8Array => {
  const doc = new Y.Doc()
  write(doc)
  return Y.encodeStateAsUpdate(doc)
}

function nested(depth: number): unknown {
  let value: unknown = 1
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { v: value }
  return value
}

/** One struct that only takes up room: `length` clocks of a client. */
const gap = (clock: number, length: number): Uint8Array =>
  encoding.encode((encoder) => {
    for (const number of [1, 1, 77, clock]) encoding.writeVarUint(encoder, number)
    encoding.writeUint8(encoder, 0)
    encoding.writeVarUint(encoder, length)
    encoding.writeVarUint(encoder, 0)
  })

describe('an update that is looked at', () => {
  it('fits with what the model writes', () => {
    const update = updateOf((doc) => {
      doc.getMap('notes').set('n', new Y.Map([['at', { field: 'f', x: 1, y: 2 }]]))
      doc.getText('t').insert(0, 'words')
    })
    expect(inspect(new Y.Doc(), update, LIMITS)).toBe('fits')
  })

  it.each([
    ['a value', (doc: Y.Doc) => doc.getArray<unknown>('a').push([nested(1_000)])],
    ['an embed', (doc: Y.Doc) => doc.getText('t').insertEmbed(0, { v: nested(1_000) })],
    ['a format', (doc: Y.Doc) => doc.getText('t').insert(0, 'x', { bold: nested(1_000) })],
  ])('is malformed with %s that is nested deeper than any stack should have to go', (_, write) => {
    expect(inspect(new Y.Doc(), updateOf(write), LIMITS)).toBe('malformed')
  })

  it('is malformed when its clocks go where numbers are not exact any more', () => {
    expect(inspect(new Y.Doc(), gap(0, 100), LIMITS)).toBe('fits')
    expect(inspect(new Y.Doc(), gap(0, Number.MAX_SAFE_INTEGER), LIMITS)).toBe('malformed')
    expect(inspect(new Y.Doc(), gap(Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER), LIMITS)).not.toBe(
      'fits',
    )
  })

  it('is too large with a long text wherever it stands', () => {
    const long = 'x'.repeat(LIMITS.text + 1)
    const writes: ((doc: Y.Doc) => unknown)[] = [
      (doc) => doc.getText('t').insert(0, long),
      (doc) => doc.getMap('m').set('k', long),
      (doc) => doc.getMap('m').set('k', { deep: [long] }),
      (doc) => doc.getMap('m').set(long, 1),
      (doc) => doc.getText('t').insertEmbed(0, { long }),
      (doc) => doc.getText('t').insert(0, 'x', { bold: long }),
      (doc) => doc.getMap('m').set('k', new Uint8Array(LIMITS.text + 1)),
      (doc) => doc.getMap(long).set('k', 1),
    ]
    for (const write of writes) {
      const update = updateOf((doc) => void write(doc))
      expect(inspect(new Y.Doc(), update, LIMITS), write.toString()).toBe('too-large')
    }
    const edge = updateOf((doc) => void doc.getMap('m').set('k', 'x'.repeat(LIMITS.text)))
    expect(inspect(new Y.Doc(), edge, LIMITS)).toBe('fits')
  })
})
