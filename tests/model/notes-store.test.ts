import { describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { addNote, colorNote, moveNote, noteText, readNote, removeNote } from '../../src/model/note.ts'
import { createNotesStore } from '../../src/model/notes-store.ts'

const note = (id: string, x: number, field = 'hear') =>
  ({ id, at: { field, x, y: 58 }, text: id, color: 'ice', by: null, made: 1 }) as const

function board() {
  const doc = new Y.Doc()
  for (const [id, x] of [
    ['a', 10],
    ['b', 150],
    ['c', 290],
  ] as const) {
    addNote(doc, note(id, x))
  }
  return { doc, store: createNotesStore(doc) }
}

describe('the notes store', () => {
  it('shows what is there, by field and in reading order', () => {
    const { store } = board()
    expect(store.ids('hear')).toEqual(['a', 'b', 'c'])
    expect(store.ids('see')).toEqual([])
    expect(store.count()).toBe(3)
    expect(store.fields()).toEqual(['hear'])
  })

  it('re-creates and reports the changed note only', () => {
    const { doc, store } = board()
    const before = { a: store.note('a'), b: store.note('b'), ids: store.ids('hear') }
    const onA = vi.fn()
    const onB = vi.fn()
    const onField = vi.fn()
    store.subscribeNote('a', onA)
    store.subscribeNote('b', onB)
    store.subscribeField('hear', onField)
    noteText(doc, 'b')?.insert(1, 'b')
    colorNote(doc, 'b', 'heather')
    expect(onA).not.toHaveBeenCalled()
    expect(onB).toHaveBeenCalledTimes(2)
    expect(onField).not.toHaveBeenCalled()
    expect(store.note('a')).toBe(before.a)
    expect(store.note('b')).toMatchObject({ text: 'bb', color: 'heather' })
    expect(store.ids('hear')).toBe(before.ids)
  })

  it('keeps the list when a move changes no order, and changes both lists when it changes the field', () => {
    const { doc, store } = board()
    const ids = store.ids('hear')
    moveNote(doc, 'b', { field: 'hear', x: 152, y: 58 })
    expect(store.ids('hear')).toBe(ids)
    const onHear = vi.fn()
    const onSee = vi.fn()
    store.subscribeField('hear', onHear)
    store.subscribeField('see', onSee)
    moveNote(doc, 'b', { field: 'see', x: 0, y: 58 })
    expect([onHear.mock.calls.length, onSee.mock.calls.length]).toEqual([1, 1])
    expect([store.ids('hear'), store.ids('see')]).toEqual([['a', 'c'], ['b']])
  })

  it('applies a batch from others once, whatever its size', () => {
    const { doc, store } = board()
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    for (let n = 0; n < 100; n++) addNote(other, note(`n${n}`, n, 'see'))
    removeNote(other, 'a')
    const onSee = vi.fn()
    const onRemote = vi.fn()
    store.subscribeField('see', onSee)
    store.subscribeRemote(onRemote)
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
    expect(onSee).toHaveBeenCalledTimes(1)
    expect(onRemote).toHaveBeenCalledTimes(1)
    const [change] = onRemote.mock.calls[0] ?? []
    expect([change.added.length, change.removed.length]).toEqual([100, 1])
    expect(store.count()).toBe(102)
  })

  it('says nothing of one’s own acts as of others’', () => {
    const { doc, store } = board()
    const onRemote = vi.fn()
    store.subscribeRemote(onRemote)
    removeNote(doc, 'a')
    expect(onRemote).not.toHaveBeenCalled()
    expect(store.note('a')).toBeNull()
  })

  it('outlives a listener that throws, and so does the document', () => {
    const { doc, store } = board()
    const complain = vi.spyOn(console, 'error').mockImplementation(() => {})
    const stop = store.subscribeNote('a', () => {
      throw new Error('a broken view')
    })
    colorNote(doc, 'a', 'birch')
    stop()
    colorNote(doc, 'a', 'heather')
    expect(store.note('a')).toEqual(readNote(doc, 'a'))
    expect(complain).toHaveBeenCalled()
    complain.mockRestore()
  })

  it('hears nothing more once it is closed', () => {
    const { doc, store } = board()
    store.close()
    removeNote(doc, 'a')
    expect(store.count()).toBe(3)
  })
})
