import { describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { freeStampPlace, stampPlace } from '../../src/board/stamps/stamp-places.ts'
import { STAMP_SIZE } from '../../src/picture/stamp-shapes.ts'
import { createReactionsStore } from '../../src/board/state/reactions-store.ts'
import { SHEET, sheetGeometry } from '../../src/model/geometry.ts'
import { addReaction, removeReaction } from '../../src/model/stamps.ts'
import { sheetTemplate } from './rooms.ts'

describe('reactions', () => {
  it('are counted by note and kind, a person once, and tell only the notes that they touch', () => {
    const doc = new Y.Doc()
    addReaction(doc, { note: 'a', kind: 'heart', by: 'aino' }, 'k1', 1)
    const store = createReactionsStore(doc, 'aino')
    expect(store.of('a')).toEqual([{ kind: 'heart', count: 1, mine: true }])
    const [onA, onB] = [vi.fn<() => void>(), vi.fn<() => void>()]
    store.subscribe('a', onA)
    const unsubscribe = store.subscribe('b', onB)
    const before = store.of('a')

    addReaction(doc, { note: 'b', kind: 'check', by: 'sanna' }, 'k2', 2)
    expect(store.of('b')).toEqual([{ kind: 'check', count: 1, mine: false }])
    expect(store.of('a')).toBe(before)
    expect([onA.mock.calls.length, onB.mock.calls.length]).toEqual([0, 1])

    // Two tabs of one person react at once: two keys, one person.
    doc.getMap('reactions').set('b|check|k3', { by: 'sanna', made: 3 })
    expect(store.of('b')).toEqual([{ kind: 'check', count: 1, mine: false }])

    removeReaction(doc, { note: 'a', kind: 'heart', by: 'aino' })
    expect(store.of('a')).toEqual([])
    expect(onA).toHaveBeenCalledTimes(1)

    unsubscribe()
    store.close()
    addReaction(doc, { note: 'a', kind: 'star', by: 'aino' }, 'k4', 4)
    expect(store.of('a')).toEqual([])
  })

  it('that another peer wrote wrongly are none', () => {
    const doc = new Y.Doc()
    const store = createReactionsStore(doc, 'aino')
    for (const key of ['a', 'a|heart', 'a|nonsense|k', '|heart|k'])
      doc.getMap('reactions').set(key, { by: 'x', made: 1 })
    doc.getMap('reactions').set('a|heart|k', 'no')
    expect(store.of('a')).toEqual([])
    store.close()
  })
})

describe('places of stamps', () => {
  const geometry = sheetGeometry(sheetTemplate('empathy-map').sheet)

  it('set beside every field go into the nearest, and stay on the paper', () => {
    for (const at of [
      { x: -30, y: -30 },
      { x: 600, y: 10 },
      { x: 5000, y: 5000 },
    ]) {
      const place = stampPlace(geometry, at)
      const rect = geometry.fields.get(place?.field ?? '')
      if (!place || !rect) throw new Error('no place')
      // To the unit: places are kept in whole ones.
      expect([place.x, place.y].every(Number.isInteger)).toBe(true)
      expect(rect.x + place.x).toBeGreaterThanOrEqual(STAMP_SIZE / 2 - 1)
      expect(rect.x + place.x).toBeLessThanOrEqual(SHEET.width - STAMP_SIZE / 2 + 1)
      expect(rect.y + place.y).toBeLessThanOrEqual(SHEET.height - STAMP_SIZE / 2 + 1)
    }
  })

  it('found by the board hide neither notes nor stamps, and exist in a full field too', () => {
    const notes = [{ x: 10, y: 58 }]
    const stamps: { x: number; y: number }[] = []
    for (let i = 0; i < 60; i++) {
      const { x, y } = freeStampPlace(geometry, 'hear', notes, stamps)
      const rect = geometry.fields.get('hear')
      if (!rect) throw new Error('no field')
      expect(x).toBeGreaterThanOrEqual(STAMP_SIZE / 2)
      expect(x).toBeLessThanOrEqual(rect.width - STAMP_SIZE / 2)
      if (i < 5) {
        for (const stamp of stamps)
          expect(Math.hypot(stamp.x - x, stamp.y - y)).toBeGreaterThanOrEqual(STAMP_SIZE)
        expect(x - STAMP_SIZE / 2 >= 10 + 124 || y - STAMP_SIZE / 2 >= 58 + 76).toBe(true)
      }
      stamps.push({ x, y })
    }
  })
})
