// @vitest-environment jsdom
import { act } from 'react'
import { beforeEach, describe, expect, it } from 'vitest'
import { unsavedKey, unsavedTexts } from '../../src/board/unsaved/unsaved-texts.ts'
import { MAX_NOTES } from '../../src/model/limits.ts'
import { addNotes, removeNote } from '../../src/model/note.ts'
import { announcements } from '../../src/ui/announce.ts'
import { notices } from '../../src/ui/notices.ts'
import { button, click, find, press, type } from './dom.ts'
import type { roomOn } from './rooms.ts'
import { openBoard, showAt } from './stage.tsx'

type Doc = ReturnType<typeof roomOn>['doc']

/** As when the page is loaded anew. */
const forgetUnsaved = () => act(() => unsavedTexts.setState(new Map(), true))

beforeEach(() => {
  forgetUnsaved()
  sessionStorage.clear()
  localStorage.clear()
})

/** A canvas with room for so many notes more; they are where this person does not look. */
const filled =
  (left = 0) =>
  (doc: Doc) =>
    addNotes(
      doc,
      Array.from({ length: MAX_NOTES - left }, (_, index) => ({
        id: `n${index}`,
        at: { field: 'hear', x: 10, y: 60 },
        text: 'Jono',
        color: 'ice' as const,
        by: null,
        made: 1,
      })),
    )
const proxy = (box: HTMLElement) => find<HTMLTextAreaElement>(box, 'textarea[data-typing][data-stop="see"]')
const panel = (box: HTMLElement) => box.querySelector<HTMLElement>('[data-unsaved]')
const text = (box: HTMLElement) => find<HTMLTextAreaElement>(box, '[data-unsaved] textarea')

function pasteOn(target: Element, pasted: string): void {
  const event = new Event('paste', { bubbles: true, cancelable: true })
  const getData = (kind: string) => (kind === 'text/html' ? '' : pasted)
  Object.assign(event, { clipboardData: { getData, files: [], types: ['text/plain'] } })
  act(() => void target.dispatchEvent(event))
}

/** Writes into a text area that React holds the value of. */
function write(area: HTMLTextAreaElement, value: string): void {
  const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set
  act(() => {
    set?.call(area, value)
    area.dispatchEvent(new Event('input', { bubbles: true }))
  })
}

describe('what a canvas cannot take', () => {
  showAt(390)

  it('stays where it was typed until there is room, and goes on being written', () => {
    const { box, room, texts } = openBoard({ place: 'see' }, filled())
    act(() => proxy(box).focus())
    act(() => void type(proxy(box), 'T'))
    expect(texts('see')).toEqual([])
    expect(document.activeElement).toBe(text(box))
    expect(text(box).value).toBe('T')
    expect(announcements.getState().text).toContain('tilaa on nyt 0')
    write(text(box), 'Tiski')
    expect(button(box, 'Tee 1 lappu').disabled).toBe(true)
    act(() => void removeNote(room.sanna, 'n0'))
    click(button(box, 'Tee 1 lappu'))
    expect(texts('see')).toEqual(['Tiski'])
    expect(panel(box)).toBeNull()
    expect(document.activeElement).not.toBe(document.body)
  })

  it('is also what one types on after Enter', () => {
    const { box, texts } = openBoard({ place: 'see' }, filled(1))
    click(button(box, 'Uusi lappu'))
    const editor = find<HTMLTextAreaElement>(box, '[data-note] textarea')
    act(() => void type(editor, 'Tiski'))
    press(editor, 'Enter')
    expect(document.activeElement).toBe(proxy(box))
    act(() => void type(proxy(box), 'c'))
    expect(text(box).value).toBe('c')
    expect(texts('see')).toEqual(['Tiski'])
  })

  it('keeps what was pasted, all of it, and makes the notes of it later', () => {
    const { box, room, texts } = openBoard({ place: 'see' }, filled(1))
    act(() => proxy(box).focus())
    pasteOn(proxy(box), 'Tiski\nOpaste')
    expect(texts('see')).toEqual([])
    expect(text(box).value).toBe('Tiski\nOpaste')
    // Another paste comes to it.
    pasteOn(proxy(box), 'Ovi\nIkkuna')
    expect(text(box).value).toBe('Tiski\nOpaste\nOvi\nIkkuna')
    act(() => {
      for (const id of ['n0', 'n1', 'n2']) removeNote(room.sanna, id)
    })
    click(button(box, 'Tee 4 lappua'))
    expect(texts('see')).toEqual(['Tiski', 'Opaste', 'Ovi', 'Ikkuna'])
    expect(panel(box)).toBeNull()
    expect(notices.getState().shown).toEqual([])
  })

  it('keeps what is pasted onto a closed canvas, over the end of the tab, until it is let go', () => {
    const { box } = openBoard({ right: 'held', place: 'see' })
    pasteOn(document.body, 'Tiski\nOpaste')
    sessionStorage.clear()
    expect(text(box).value).toBe('Tiski\nOpaste')
    expect(panel(box)?.textContent).toContain('ei voi juuri nyt kirjoittaa')
    expect(button(box, 'Tee 2 lappua').disabled).toBe(true)
    forgetUnsaved()
    const again = openBoard({ place: 'see' })
    expect(text(again.box).value).toBe('Tiski\nOpaste')
    expect(button(again.box, 'Tee 2 lappua').disabled).toBe(false)
    // Whoever closes the tab with it is asked.
    const leaves = () => window.dispatchEvent(new Event('beforeunload', { cancelable: true }))
    expect(leaves()).toBe(false)
    click(button(again.box, 'Hylkää'))
    expect(panel(again.box)).toBeNull()
    expect(leaves()).toBe(true)
    forgetUnsaved()
    expect(panel(openBoard({ place: 'see' }).box)).toBeNull()
  })

  it('is the same in every tab of that person, and none takes it from another', () => {
    const { box } = openBoard({ right: 'held', place: 'see' })
    const key = unsavedKey('aino', 'c')
    pasteOn(document.body, 'Tiski')
    // Another tab has come to it since.
    const both = JSON.stringify({ field: 'see', texts: ['Tiski', 'Opaste'] })
    localStorage.setItem(key, both)
    const tell = (newValue: string | null) =>
      act(() => void window.dispatchEvent(new StorageEvent('storage', { key, newValue })))
    tell(both)
    expect(text(box).value).toBe('Tiski\nOpaste')
    pasteOn(document.body, 'Ovi')
    expect(localStorage.getItem(key)).toContain('["Tiski","Opaste","Ovi"]')
    // It has made notes of it, or let it go.
    localStorage.removeItem(key)
    tell(null)
    expect(panel(box)).toBeNull()
  })

  it('offers nothing to those who only watch', () => {
    const { box } = openBoard({
      right: 'read',
      place: 'see',
      me: { seriesId: 's', role: 'viewer', participantId: 'v', name: 'V' },
    })
    pasteOn(document.body, 'Tiski')
    expect(panel(box)).toBeNull()
  })
})
