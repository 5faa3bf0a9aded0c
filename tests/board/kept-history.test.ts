import { undoEntry } from '../../src/model/history.ts'
// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createHistory } from '../../src/board/state/history-store.ts'
import { sessionShelf } from '../../src/board/state/kept-history.ts'
import { addNote, colorNote, noteText, readNote, readNotes, removeNote } from '../../src/model/note.ts'
import { setText } from '../../src/model/text.ts'

const at = { field: 'hear', x: 0, y: 60 }

/** A page with its history; `reload` makes the next page of the same tab. */
function page(doc: Y.Doc, document = 'd1') {
  const history = createHistory(doc, sessionShelf('s.c.p', document))
  return {
    history,
    add: (id: string, text: string) => {
      addNote(doc, { id, at, text, color: 'ice', by: 'p', made: 1 })
      history.push([{ kind: 'add', id, text }])
    },
    reload: (as = document) => {
      window.dispatchEvent(new Event('pagehide'))
      return page(doc, as)
    },
  }
}

beforeEach(() => sessionStorage.clear())

describe('what can be taken back', () => {
  it('outlives a reload, both ways', () => {
    const doc = new Y.Doc()
    const first = page(doc)
    first.add('a', 'yksi')
    first.add('b', 'kaksi')
    first.history.undo(undoEntry)
    const second = first.reload()
    expect(second.history.state.getState()).toEqual({ canUndo: true, canRedo: true })
    expect(second.history.redo(undoEntry)).toEqual([])
    expect(readNote(doc, 'b')?.text).toBe('kaksi')
    second.history.undo(undoEntry)
    second.history.undo(undoEntry)
    expect(readNotes(doc)).toEqual([])
    expect(second.reload().history.state.getState()).toEqual({ canUndo: false, canRedo: true })
  })

  it('takes back a later correction of a new note without the note', () => {
    const doc = new Y.Doc()
    const { history, add } = page(doc)
    const write = (before: string, after: string) => {
      const text = noteText(doc, 'a')
      if (text) setText(text, after)
      history.pushText({ of: 'note', id: 'a' }, before, after)
    }
    add('a', '')
    write('', 'jo')
    write('', 'jono')
    history.endRun()
    write('jono', 'jono o')
    write('jono', 'jono on pitkä')
    history.undo(undoEntry)
    expect(readNote(doc, 'a')?.text).toBe('jono')
    history.undo(undoEntry)
    expect(readNotes(doc)).toEqual([])
    expect(history.state.getState().canUndo).toBe(false)
    history.putAway()
  })

  it('leaves alone after it what others wrote meanwhile', () => {
    const doc = new Y.Doc()
    const first = page(doc)
    first.add('a', 'yksi')
    first.history.putAway()
    const text = noteText(doc, 'a')
    if (text) setText(text, 'yksi ja toisen sanat')
    expect(first.reload().history.undo(undoEntry)).toEqual(['written'])
    expect(readNote(doc, 'a')?.text).toBe('yksi ja toisen sanat')
  })

  it('is forgotten with the document that it was done to', () => {
    const doc = new Y.Doc()
    const first = page(doc)
    first.add('a', 'yksi')
    expect(first.reload('d2').history.state.getState().canUndo).toBe(false)
  })

  it('is the newest of it when there is more than a tab keeps', () => {
    const doc = new Y.Doc()
    const first = page(doc)
    addNote(doc, { id: 'a', at, text: '', color: 'ice', by: 'p', made: 1 })
    let before = ''
    for (let n = 0; n < 190; n++) {
      const after = `${n}`.padEnd(1900, 'ö')
      const text = noteText(doc, 'a')
      if (text) setText(text, after)
      first.history.push([{ kind: 'text', ref: { of: 'note', id: 'a' }, before, after }])
      before = after
    }
    const second = first.reload()
    expect(sessionStorage.getItem('kompassi.undo.s.c.p')?.length).toBeLessThan(300_001)
    expect(second.history.undo(undoEntry)).toEqual([])
    expect(readNote(doc, 'a')?.text.startsWith('188')).toBe(true)
  })

  it('is nothing where the store holds nonsense, or cannot be written', () => {
    const doc = new Y.Doc()
    for (const text of [
      '{',
      '7',
      '{"version":1,"document":"d1","done":[[3]],"undone":[]}',
      '{"version":0}',
    ]) {
      sessionStorage.setItem('kompassi.undo.s.c.p', text)
      expect(page(doc).history.state.getState()).toEqual({ canUndo: false, canRedo: false })
    }
  })

  it('still works in the page where the store refuses', () => {
    const doc = new Y.Doc()
    const shelf = { read: () => null, write: () => undefined }
    const history = createHistory(doc, shelf)
    addNote(doc, { id: 'a', at, text: 'x', color: 'ice', by: 'p', made: 1 })
    colorNote(doc, 'a', 'birch')
    history.push([{ kind: 'color', id: 'a', from: 'ice', to: 'birch' }])
    expect(history.undo(undoEntry)).toEqual([])
    removeNote(doc, 'a')
    expect(history.redo(undoEntry)).toEqual(['gone'])
  })
})

describe('a note that stayed empty', () => {
  const add = { kind: 'add', id: 'a', text: '' } as const
  const color = { kind: 'color', id: 'a', from: 'ice', to: 'birch' } as const
  const other = { kind: 'remove', id: 'b' } as const
  const history = () => createHistory(new Y.Doc())

  it('leaves nothing to take back, whatever was done to it', () => {
    const { push, forget, state } = history()
    push([other])
    push([add])
    push([color])
    expect(forget('a')).toEqual([add])
    expect(state.getState().canUndo).toBe(true)
    expect(forget('b')).toBeNull()
  })

  it('is no empty one if it ever had words, or if something else was done since', () => {
    const written = history()
    written.push([{ ...add, text: 'Jono' }])
    expect(written.forget('a')).toBeNull()
    const emptied = history()
    emptied.push([add])
    emptied.push([{ kind: 'text', ref: { of: 'note', id: 'a' }, before: 'Jono', after: '' }])
    expect(emptied.forget('a')).toBeNull()
    const later = history()
    later.push([add])
    later.push([other])
    expect(later.forget('a')).toBeNull()
    expect(later.state.getState().canUndo).toBe(true)
  })
})
