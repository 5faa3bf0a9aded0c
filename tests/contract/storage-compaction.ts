import * as Y from 'yjs'
import { expect, it } from 'vitest'
import { type Batch, type DocumentId, type Storage, StorageError } from '../../server/storage/port.ts'
import { seeded } from '../support/random.ts'
import type { StorageUnderTest } from './storage.ts'

const canvas = { series: 's1', path: 'canvas/c1' }
const bytes = (...values: number[]) => Uint8Array.from(values)
const update = (...values: number[]): Batch => ({
  updates: [{ document: canvas, update: bytes(...values) }],
  rows: [],
})

/** The part of the storage contract about putting a document's updates together. */
export function compactionContract(
  on: (work: (under: StorageUnderTest) => Promise<void>) => Promise<void>,
): void {
  it('replaces the first updates by a state, and keeps what was committed meanwhile behind it', () =>
    on(async ({ storage, reopen }) => {
      for (const value of [1, 2, 3, 4]) await storage.commit(update(value))
      await storage.compactDocument(canvas, 3, bytes(123))
      expect(await storage.loadDocument(canvas)).toEqual([bytes(123), bytes(4)])
      await storage.commit(update(5))
      await storage.compactDocument(canvas, 3, bytes(45))
      await storage.commit(update(6))
      const again = await reopen()
      expect(await again.loadDocument(canvas)).toEqual([bytes(45), bytes(6)])
    }))

  it('puts updates together itself where it gets no state, also while others come', () =>
    on(async ({ storage, reopen }) => {
      const doc = new Y.Doc()
      const made: Uint8Array[] = []
      doc.on('update', (bytes: Uint8Array) => made.push(bytes))
      for (let index = 0; index < 200; index++) doc.getText('words').insert(0, `word ${index} `)
      doc.getText('words').delete(0, 50)
      const commit = (bytes: Uint8Array) =>
        storage.commit({ updates: [{ document: canvas, update: bytes }], rows: [] })
      for (const bytes of made.splice(0)) await commit(bytes)
      const compacted = storage.compactDocument(canvas, 201, null)
      for (let index = 0; index < 20; index++) doc.getText('words').insert(0, `late ${index} `)
      await Promise.all([compacted, ...made.map(commit)])
      const check = async (from: Storage) => {
        const updates = await from.loadDocument(canvas)
        expect(updates).toHaveLength(21)
        const loaded = new Y.Doc()
        for (const bytes of updates) Y.applyUpdate(loaded, bytes)
        expect(loaded.getText('words').toString()).toBe(doc.getText('words').toString())
      }
      await check(storage)
      await check(await reopen())
    }))

  it('does not put together what cannot be read, and keeps it as it is', () =>
    on(async ({ storage }) => {
      for (const value of [1, 2]) await storage.commit(update(value))
      await expect(storage.compactDocument(canvas, 2, null)).rejects.toMatchObject({ damaged: true })
      expect(await storage.loadDocument(canvas)).toEqual([bytes(1), bytes(2)])
    }))

  it('has every document’s updates in order, however many come, are put together or go, also when opened again', () =>
    on(async ({ storage, reopen }) => {
      const random = seeded(31)
      const pick = (below: number) => Math.floor(random() * below)
      const documents = Array.from({ length: 5 }, (_, index) => ({
        series: 's1',
        path: `canvas/${index}` as const,
      }))
      const kept = new Map<DocumentId, Uint8Array[]>(documents.map((document) => [document, []]))
      let current = storage
      let last = 0
      const write = async (count: number) => {
        const updates = Array.from({ length: count }, () => {
          const document = documents[pick(documents.length)] ?? canvas
          const made = bytes(1, ++last & 255, (last >> 8) & 255, last >> 16)
          kept.get(document)?.push(made)
          return { document, update: made }
        })
        await current.commit({ updates, rows: [] })
      }
      const compact = async (document: DocumentId, updates: Uint8Array[]) => {
        if (updates.length === 0) return
        const count = 1 + pick(updates.length)
        const state = bytes(2, ++last & 255, (last >> 8) & 255, last >> 16)
        await current.compactDocument(document, count, state)
        updates.splice(0, count, state)
      }
      const look = async () => {
        for (const [document, updates] of kept) {
          const found = await current.loadDocument(document)
          expect(found).toHaveLength(updates.length)
          expect(Buffer.concat(found).equals(Buffer.concat(updates)), document.path).toBe(true)
        }
      }
      for (let round = 0; round < 40; round++) {
        // One commit in a while is as much as many others together.
        await write(round % 8 === 7 ? 1_500 : 1 + pick(40))
        const [document, updates] = [...kept][pick(kept.size)] ?? []
        if (!document || !updates) throw new Error('there is no document')
        const what = pick(6)
        if (what <= 1) await compact(document, updates)
        else if (what === 2 && round % 3 === 0) {
          await current.commit({ updates: [], rows: [{ drop: 'document', document }] })
          updates.length = 0
        } else if (what === 3 && round % 2 === 0) current = await reopen()
        if (round % 6 === 5) await look()
      }
      await look()
      current = await reopen()
      await look()
    }))

  it('does not compact what is not there', () =>
    on(async ({ storage }) => {
      await storage.commit(update(1))
      await expect(storage.compactDocument(canvas, 2, bytes(9))).rejects.toBeInstanceOf(StorageError)
      expect(await storage.loadDocument(canvas)).toEqual([bytes(1)])
    }))
}
