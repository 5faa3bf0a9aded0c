// @vitest-environment jsdom
import { act } from 'react'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asCells } from '../../src/board/copy/as-cells.ts'
import { parseCells } from '../../src/board/paste/parse-cells.ts'
import { blocksOf } from '../../src/model/blocks.ts'
import { addGroup, readGroup } from '../../src/model/groups.ts'
import { colorNote, readNotes } from '../../src/model/note.ts'
import { announcements } from '../../src/ui/announce.ts'
import { click, find, press } from './dom.ts'
import { putNote, type roomOn } from './rooms.ts'
import { openBoard, showAt } from './stage.tsx'

type Doc = ReturnType<typeof roomOn>['doc']

let clipboard = new Map<string, string>()

/** What a browser does by Ctrl+C or Ctrl+X. @returns the text that is on the clipboard then; null: what was */
function clip(target: Element, kind: 'copy' | 'cut'): string | null {
  const taken = new Map<string, string>()
  const clipboardData = { setData: (type: string, text: string) => void taken.set(type, text) }
  const event = Object.assign(new Event(kind, { bubbles: true, cancelable: true }), { clipboardData })
  act(() => void target.dispatchEvent(event))
  if (!event.defaultPrevented) return null
  clipboard = taken
  return taken.get('text/plain') ?? null
}

/** What a browser does by Ctrl+V. */
function paste(target: Element, of: ReadonlyMap<string, string> = clipboard): void {
  const clipboardData = { getData: (type: string) => of.get(type) ?? '', files: [], items: [], types: [] }
  const event = Object.assign(new Event('paste', { bubbles: true, cancelable: true }), { clipboardData })
  act(() => void target.dispatchEvent(event))
}

const three = (doc: Doc) => {
  putNote(doc, 'b', 'hear', 'Toinen', 150)
  putNote(doc, 'a', 'hear', 'Eka\nkaksi riviä', 10)
  putNote(doc, 'c', 'see', 'Sanoi ”hei”', 10)
}
const card = (box: HTMLElement, id: string) => find(box, `[data-note="${id}"] [data-stop]`)
const left = (doc: Doc) => readNotes(doc).map(({ id }) => id)

describe('notes on the clipboard', () => {
  showAt(1280)

  it('are cells that come back as they were', () => {
    const text = fc
      .array(fc.constantFrom('a', 'ä', ' ', '"', '\t', '\n', '😀', 'x"', '""'), {
        minLength: 1,
        maxLength: 8,
      })
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 6 }), (texts) => {
        expect(parseCells(asCells(texts))).toEqual(texts.map((one) => [one]))
      }),
      { numRuns: 500 },
    )
  })

  it('are those that are selected, in reading order, each on a line of its own', () => {
    const { box } = openBoard({ place: 'hear' }, three)
    for (const id of ['c', 'b', 'a']) press(card(box, id), ' ')
    expect(clip(document.body, 'copy')).toBe('"Eka\nkaksi riviä"\nToinen\nSanoi ”hei”')
    expect(announcements.getState().text).toBe('3 lappua leikepöydällä.')
  })

  it('are the one that has the focus where nothing is selected, and none elsewhere', () => {
    const { box } = openBoard({ place: 'hear' }, three)
    expect(clip(document.body, 'copy')).toBeNull()
    act(() => card(box, 'b').focus())
    expect(clip(card(box, 'b'), 'copy')).toBe('Toinen')
  })

  it('go from the canvas when they are cut, and come back by one undo', () => {
    const { box, room } = openBoard({ place: 'hear' }, three)
    press(card(box, 'a'), ' ')
    press(card(box, 'b'), ' ')
    expect(clip(card(box, 'b'), 'cut')).toBe('"Eka\nkaksi riviä"\nToinen')
    expect(left(room.doc)).toEqual(['c'])
    press(document.body, 'z', { ctrlKey: true })
    expect(left(room.doc).toSorted()).toEqual(['a', 'b', 'c'])
  })

  it('keep their colours and whole groups when they are pasted, in their order, and go by one undo', () => {
    const { box, room } = openBoard({ place: 'hear' }, (doc) => {
      three(doc)
      colorNote(doc, 'a', 'heather')
      colorNote(doc, 'c', 'cloudberry')
      putNote(doc, 'd', 'see', 'Neljäs', 150)
      addGroup(doc, { id: 'g', field: 'hear', title: 'Jonot', by: null, made: 1 }, ['a', 'b'])
      addGroup(doc, { id: 'h', field: 'see', title: 'Katseet', by: null, made: 1 }, ['c', 'd'])
    })
    const before = new Set(left(room.doc))
    for (const id of ['a', 'b', 'c']) press(card(box, id), ' ')
    clip(document.body, 'copy')
    paste(find(box, '[data-field="do"] [data-typing]'))
    const found = readNotes(room.doc).filter(({ id }) => !before.has(id))
    const group = found.find(({ text }) => text === 'Toinen')?.group ?? ''
    const made = readGroup(room.doc, group)
    expect(made).toMatchObject({ field: 'do', title: 'Jonot' })
    // As they are read, groups as a whole.
    const pasted = blocksOf(found, new Map(made ? [[group, made]] : [])).flatMap(({ notes }) => notes)
    expect(pasted.map(({ at, text, color, by }) => [at.field, text, color, by])).toEqual([
      ['do', 'Eka\nkaksi riviä', 'heather', 'aino'],
      ['do', 'Toinen', 'ice', 'aino'],
      ['do', 'Sanoi ”hei”', 'cloudberry', 'aino'],
    ])
    // Only a part of the other group was copied.
    expect(pasted.map((note) => note.group)).toEqual([group, group, null])
    press(document.body, 'z', { ctrlKey: true })
    expect(new Set(left(room.doc))).toEqual(before)
  })

  it('are their text alone where what lies beside it is something else', () => {
    for (const beside of [
      '',
      '{',
      '[]',
      '{"version":1,"notes":[{"text":"x","color":"red","group":null}],"groups":[]}',
    ]) {
      const { box, texts, close } = openBoard({ place: 'hear' })
      const of = new Map([
        ['text/plain', 'Yksi\nKaksi'],
        ['application/x-arjen-kompassi-notes', beside],
      ])
      paste(find(box, '[data-field="do"] [data-typing]'), of)
      expect(texts('do')).toEqual(['Yksi', 'Kaksi'])
      close()
    }
  })

  it('stay on a canvas on which one may not write', () => {
    const { box, room } = openBoard({ place: 'hear', right: 'read' }, three)
    const note = find(box, '[data-note="b"]')
    expect(clip(note, 'cut')).toBeNull()
    expect(left(room.doc)).toHaveLength(3)
  })

  it('are no concern of who writes, or has marked words elsewhere on the page', () => {
    const { box } = openBoard({ place: 'hear' }, three)
    click(card(box, 'a'))
    press(card(box, 'a'), 'Enter')
    expect(clip(find(box, '[data-note="a"] textarea'), 'copy')).toBeNull()
    press(find(box, '[data-note="a"] textarea'), 'Escape')
    press(card(box, 'b'), ' ')
    const words = document.createElement('p')
    words.textContent = 'Ohje'
    document.body.append(words)
    getSelection()?.selectAllChildren(words)
    expect(clip(document.body, 'copy')).toBeNull()
    getSelection()?.removeAllRanges()
    words.remove()
  })
})
