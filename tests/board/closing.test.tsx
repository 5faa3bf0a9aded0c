// @vitest-environment jsdom
import { act } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { readNotes, removeNote } from '../../src/model/note.ts'
import { notices } from '../../src/ui/notices.ts'
import { button, click, find, paste, type } from './dom.ts'
import { putNote, type roomOn } from './rooms.ts'
import { openBoard, showAt } from './stage.tsx'

const editor = (box: HTMLElement) => find<HTMLTextAreaElement>(box, '[data-note] textarea')
const pressPaste = (text: string) =>
  act(() => {
    const event = new Event('paste', { bubbles: true, cancelable: true })
    Object.assign(event, {
      clipboardData: { getData: (kind: string) => (kind === 'text/plain' ? text : ''), types: [] },
    })
    document.body.dispatchEvent(event)
  })

/** The right to write goes, as when the facilitator closes the canvas. */
const close = (room: ReturnType<typeof roomOn>) => act(() => room.state.setState({ synced: false }))

describe('a canvas that is closed meanwhile', () => {
  showAt(1280)

  it('ends the writing of a note and keeps its words', () => {
    const { box, room, texts } = openBoard({ place: 'hear' })
    click(button(box, 'Uusi lappu'))
    act(() => void type(editor(box), 'Tämä jäi'))
    close(room)
    expect(box.querySelector('[data-note] textarea')).toBeNull()
    expect(texts('hear')).toEqual(['Tämä jäi'])
  })

  it('leaves no empty note behind, which nobody could remove', () => {
    const { box, room } = openBoard({ place: 'hear' })
    click(button(box, 'Uusi lappu'))
    close(room)
    expect(readNotes(room.sanna)).toEqual([])
  })

  it('takes no words out of a note whose lines were to become notes', () => {
    const { box, room, texts } = openBoard({ place: 'hear' })
    click(button(box, 'Uusi lappu'))
    act(() => void paste(editor(box), 'yksi\nkaksi'))
    close(room)
    act(() => notices.getState().shown.at(-1)?.action?.onSelect())
    expect(texts('hear')).toEqual(['yksi\nkaksi'])
  })

  it('brings no removed note back', () => {
    const { box, room } = openBoard({ place: 'hear' })
    click(button(box, 'Uusi lappu'))
    act(() => void type(editor(box), 'Tämä jäi kesken'))
    const [note] = readNotes(room.sanna)
    act(() => void removeNote(room.sanna, note?.id ?? ''))
    close(room)
    act(() => notices.getState().shown[0]?.action?.onSelect())
    expect(readNotes(room.sanna)).toEqual([])
  })
})

describe('a closed canvas', () => {
  showAt(1280)

  it('asks nothing about lines that are pasted onto it', () => {
    openBoard({ right: 'held' })
    pressPaste(Array.from({ length: 40 }, (_, i) => `rivi ${i}`).join('\n'))
    expect(document.querySelector('dialog')).toBeNull()
  })

  it('is not put into the mode for several by a finger that rests: fingers move the paper', () => {
    vi.useFakeTimers()
    const { box } = openBoard({ right: 'held' }, (doc) => putNote(doc, 'a', 'hear', 'Jono'))
    const paper = find(box, 'article')
    act(() => {
      const init = { bubbles: true, isPrimary: true, pointerType: 'touch', button: 0, clientX: 5, clientY: 5 }
      paper.dispatchEvent(new PointerEvent('pointerdown', init))
    })
    act(() => void vi.advanceTimersByTime(600))
    vi.useRealTimers()
    click(find(box, '[data-note="a"] [data-stop]'))
    click(find(box, '[data-note="a"] [data-stop]'))
    expect(find(box, '[data-note="a"]').dataset['selected']).toBe('true')
  })
})
