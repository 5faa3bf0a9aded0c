// @vitest-environment jsdom
import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Board } from '../../src/board/Board.tsx'
import { readUnsaved, unsavedKey } from '../../src/board/unsaved/unsaved-texts.ts'
import { noteText, readNotes } from '../../src/model/note.ts'
import { find, press, reshow, type } from './dom.ts'
import { ME, SERIES, putNote, roomOn } from './rooms.ts'
import { settle, showAt, template } from './stage.tsx'

beforeEach(() => {
  sessionStorage.clear()
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'],
  })
})
afterEach(() => vi.useRealTimers())

/** A board as the workshop shows it: another one for another document, with nothing between the two for a moment. */
function stage() {
  const show = reshow(null)
  const on = (room: ReturnType<typeof roomOn>, document: string, right: 'write' | 'held' = 'write') => {
    const canvas = { id: 'c', document, template: template.key, templateVersion: 1, state: 'open' } as const
    show(<Board {...{ room, template, canvas, right }} key={document} series={SERIES} place={null} me={ME} />)
    settle()
  }
  return { box: show.box, on, off: () => show(null) }
}
const focused = () => document.activeElement as HTMLTextAreaElement
const writes = (words: string) => act(() => void type(focused(), words))
const after = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))

/** Somebody writes in a note, and something is erased from the canvas. */
function begin(words = 'Jono on') {
  const { box, on, off } = stage()
  const old = roomOn(template)
  putNote(old.doc, 'a', 'hear', '')
  on(old, 'd1')
  act(() => find(box, '[data-note="a"] [data-stop]').focus())
  press(focused(), 'Enter')
  expect(focused().matches('[data-note="a"] textarea')).toBe(true)
  writes(words)
  off()
  return { box, on, off, next: roomOn(template) }
}

describe('who writes in a note while something is erased from the canvas', () => {
  showAt(1280)

  it('writes on in it without losing a letter, and the caret stays where it was', async () => {
    const { box, on, next } = begin()
    writes(' pi')
    expect(focused().ariaLabel ?? focused().getAttribute('aria-label')).toMatch(/^Lapun teksti/)
    // Their last letters are on their way to the new document still.
    putNote(next.doc, 'a', 'hear', 'Jono')
    on(next, 'd2')
    writes('tkä')
    expect(noteText(next.doc, 'a')?.toJSON()).toBe('Jono')
    act(() => noteText(next.doc, 'a')?.insert(4, ' on'))
    await after(100)
    writes('!')
    expect(noteText(next.doc, 'a')?.toJSON()).toBe('Jono on pitkä!')
    expect(focused().value).toBe('Jono on pitkä!')
    expect(document.querySelectorAll('body > textarea')).toHaveLength(0)
    expect(box.contains(focused())).toBe(true)
  })

  it('goes on around the words that were erased from it', async () => {
    const { on, next } = begin('Matin jono on')
    writes(' pitkä')
    putNote(next.doc, 'a', 'hear', '… jono on')
    on(next, 'd2')
    await after(2000)
    expect(focused().matches('[data-note="a"] textarea')).toBe(true)
    expect(noteText(next.doc, 'a')?.toJSON()).toBe('… jono on pitkä')
  })

  it('has what they wrote since on a new note when theirs was erased, and nothing of that', async () => {
    const { on, next } = begin('Salainen')
    writes(' loppu')
    on(next, 'd2')
    await after(2000)
    expect(readNotes(next.doc).map(({ text }) => text)).toEqual(['loppu'])
    expect(focused().value).toBe('loppu')
  })

  it('has it in hand when the canvas takes it no more, and it is on the note when they left that', async () => {
    const { on, next, off } = begin()
    writes(' pitkä')
    putNote(next.doc, 'a', 'hear', 'Jono on')
    on(next, 'd2', 'held')
    await after(11_000)
    expect(readUnsaved(unsavedKey('aino', 'c'))).toEqual({ field: 'hear', texts: ['pitkä'] })
    off()
    expect(document.querySelectorAll('body > textarea')).toHaveLength(0)

    const again = begin()
    writes(' lyhyt')
    act(() => focused().blur())
    putNote(again.next.doc, 'a', 'hear', 'Jono on')
    again.on(again.next, 'd3')
    await after(100)
    expect(noteText(again.next.doc, 'a')?.toJSON()).toBe('Jono on lyhyt')
    expect(again.box.querySelector('[data-note] textarea')).toBeNull()
  })
})
