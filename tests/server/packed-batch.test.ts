import fc from 'fast-check'
import { expect, it } from 'vitest'
import { pack, unpack } from '../../server/storage/packed-batch.ts'

it('a batch comes out of its package as it went in', () => {
  const updates = fc.array(
    fc.record({
      document: fc.record({ series: fc.string(), path: fc.string() }),
      // As a rule of their own buffer, but a view is an update, too.
      update: fc.oneof(
        fc.uint8Array(),
        fc.uint8Array().map((bytes) => Uint8Array.of(7, ...bytes, 7).subarray(1, -1)),
      ),
    }),
  )
  fc.assert(
    fc.property(updates, (all) => {
      const batch = { updates: all, rows: [{ drop: 'version', id: 'v' }] as const }
      expect(unpack(structuredClone(pack(batch)))).toEqual(batch)
    }),
  )
})
