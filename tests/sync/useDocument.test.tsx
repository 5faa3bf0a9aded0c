// @vitest-environment jsdom
import { StrictMode, act } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { addNote, moveNote, readNotes } from '../../src/model/note.ts'
import type { Note } from '../../src/model/note.ts'
import { reuse } from '../../src/sync/reuse.ts'
import { useDocument } from '../../src/sync/useDocument.ts'

const note = (id: string) =>
  ({ id, at: { field: 'f', x: 1, y: 2 }, color: 'ice', by: null, made: 1, text: id }) as const

function mount(doc: Y.Doc, read: (doc: Y.Doc) => readonly Note[]) {
  const seen: (readonly Note[])[] = []
  function Shown({ turn }: { readonly turn: number }) {
    seen.push(useDocument(doc, read))
    return <i>{turn}</i>
  }
  const root = createRoot(document.createElement('div'))
  let turn = 0
  const render = () =>
    act(() =>
      root.render(
        <StrictMode>
          <Shown turn={turn++} />
        </StrictMode>,
      ),
    )
  render()
  return { seen, latest: () => seen.at(-1) ?? [], render, unmount: () => act(() => root.unmount()) }
}

describe('a snapshot of a document', () => {
  beforeEach(() => vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true))
  afterEach(() => vi.unstubAllGlobals())

  it('changes with the document, and only in what changed', async () => {
    const doc = new Y.Doc()
    addNote(doc, note('a'))
    addNote(doc, note('b'))
    const { latest, unmount } = mount(doc, readNotes)
    const before = latest()
    await act(async () => {
      moveNote(doc, 'b', { field: 'f', x: 9, y: 9 })
    })
    const after = latest()
    expect(after).not.toBe(before)
    expect(after[0]).toBe(before[0])
    expect(after[1]).toMatchObject({ id: 'b', at: { x: 9 } })
    await act(async () => {
      addNote(doc, note('c'))
    })
    expect(latest()[1]).toBe(after[1])
    unmount()
  })

  it('is the same object while nothing changes, also with a reader made at each render', async () => {
    const doc = new Y.Doc()
    addNote(doc, note('a'))
    const { latest, render, unmount } = mount(doc, (given) => readNotes(given))
    const before = latest()
    render()
    await act(async () => {
      doc.transact(() => undefined)
      moveNote(doc, 'a', note('a').at)
    })
    expect(latest()).toBe(before)
    unmount()
  })

  it('is read once for many transactions', async () => {
    const doc = new Y.Doc()
    const read = vi.fn((given: Y.Doc) => readNotes(given))
    const { latest, unmount } = mount(doc, read)
    read.mockClear()
    await act(async () => {
      for (let i = 0; i < 100; i++) addNote(doc, note(`n${i}`))
    })
    expect(latest()).toHaveLength(100)
    expect(read.mock.calls.length).toBeLessThan(5)
    unmount()
  })
})

describe('reusing equal parts', () => {
  it('keeps what is equal, by id where there are ids', () => {
    const before = {
      list: [
        { id: 'a', n: { x: 1 } },
        { id: 'b', n: { x: 2 } },
      ],
      map: new Map([['k', [1, 2]]]),
      gone: 1,
    }
    const after = {
      list: [
        { id: 'b', n: { x: 2 } },
        { id: 'a', n: { x: 3 } },
      ],
      map: new Map([['k', [1, 2]]]),
    }
    const shared = reuse<object>(before, after) as typeof after
    expect(shared).toEqual(after)
    expect(shared.list[0]).toBe(before.list[1])
    expect(shared.map).toBe(before.map)
    expect(reuse(before, structuredClone(before))).toBe(before)
  })
})
