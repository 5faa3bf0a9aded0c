// @vitest-environment jsdom
import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readCompass } from '../../src/model/compass.ts'
import { addDeed, addKeyResult, removeItem, restoreItem } from '../../src/model/compass-writing.ts'
import { addNote, readNotes, removeNote } from '../../src/model/note.ts'
import type { Role } from '../../src/model/role.ts'
import type { Room } from '../../src/sync/room-types.ts'
import { announcements } from '../../src/ui/announce.ts'
import { notices } from '../../src/ui/notices.ts'
import { click, compassEditor, hide, memoryRoom, named, show, type } from './compass-stage.tsx'

/* What another person does to the compass while one is writing there. */
let room: Room
let other: Y.Doc

const editor = (right: 'write' | 'held' = 'write') => compassEditor(room, right)

/** Another person is there, writes in the document, and it comes over the network. */
function another(name: string, role: Role = 'participant', editing: string | null = null) {
  room.presence.setState({
    people: new Map([['p9', { id: 'p9', name, role }]]),
    clients: new Map([
      [other.clientID, 'p9'],
      [room.awareness.clientID, 'me'],
    ]),
  })
  room.awareness.states.set(other.clientID, { editing })
  room.awareness.emit('change', [{ added: [other.clientID], updated: [], removed: [] }, 'test'])
}
const theirs = (change: (doc: Y.Doc) => void) =>
  act(async () => {
    change(other)
    await new Promise((resolve) => requestAnimationFrame(resolve))
    await new Promise((resolve) => requestAnimationFrame(resolve))
  })
const deeds = () => readCompass(room.doc).principles[0]?.deeds.map(({ text }) => text)
const shown = () => notices.getState().shown
const focused = () => document.activeElement?.id

beforeEach(() => {
  room = memoryRoom('compass')
  other = new Y.Doc()
  addDeed(room.doc, 'a', 'p1', 'Tervehdimme.')
  addDeed(room.doc, 'b', 'p1', 'Kysymme')
  Y.applyUpdate(other, Y.encodeStateAsUpdate(room.doc))
  room.doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'network') Y.applyUpdate(other, update, 'here')
  })
  other.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'here') Y.applyUpdate(room.doc, update, 'network')
  })
  notices.setState({ shown: [] })
  announcements.setState({ text: '', turn: 0 })
})
afterEach(hide)

describe('a deed that is removed while one writes it', () => {
  it('is told, by whom, and comes back with all its words', async () => {
    await show(editor())
    another('Tarja')
    await type(named<HTMLTextAreaElement>('Teko 2'), 'Kysymme aina ensin')
    await theirs((doc) => removeItem(doc, 'deeds', 'b'))
    expect(deeds()).toEqual(['Tervehdimme.'])
    const text = 'Tarja poisti kohdan, jota kirjoitit. Sanasi ovat tallessa: Kysymme aina ensin'
    expect(shown()).toMatchObject([{ text, kind: 'info', stays: true, action: { label: 'Palauta' } }])
    expect(announcements.getState().text).toBe(`${text} Palauta`)
    // On the neighbour as a whole: who types on writes nothing into it.
    expect(focused()).toBe('compass-a')
    await theirs(() => shown()[0]?.action?.onSelect())
    expect(deeds()).toEqual(['Tervehdimme.', 'Kysymme aina ensin'])
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Teko 2')
  })

  it('is offered no longer once it is back, or the compass is closed', async () => {
    await show(editor())
    another('')
    await type(named<HTMLTextAreaElement>('Teko 2'), 'Kysymme aina')
    await theirs((doc) => removeItem(doc, 'deeds', 'b'))
    expect(shown()[0]?.text).toMatch(/^Osallistuja poisti/)
    await theirs((doc) => restoreItem(doc, 'deeds', 'b'))
    expect(shown()).toEqual([])
    await type(named<HTMLTextAreaElement>('Teko 2'), 'Kysymme aina')
    await theirs((doc) => removeItem(doc, 'deeds', 'b'))
    expect(shown()).toHaveLength(1)
    await hide()
    expect(shown()).toEqual([])
  })

  it('leaves the focus in the list when it was the only one, and offers nothing that is empty', async () => {
    await show(editor())
    another('Tarja')
    await theirs((doc) => removeItem(doc, 'deeds', 'a'))
    expect(shown()).toEqual([])
    await type(named<HTMLTextAreaElement>('Teko 1'), '')
    await theirs((doc) => removeItem(doc, 'deeds', 'b'))
    expect(shown()).toMatchObject([{ text: 'Tarja poisti kohdan, jota kirjoitit.' }])
    expect(shown()[0]?.action).toBeUndefined()
    expect(focused()).toBe('compass-p1-deeds')
  })

  it('is no other thing than a key result or an answer on a note', async () => {
    addKeyResult(room.doc, 'k', 'p1')
    const at = { field: 'p1', x: 0, y: 60 }
    addNote(room.doc, { id: 'n', at, text: '', color: 'ice', by: 'me', made: 1 })
    await show(editor())
    another('Tarja')
    await type(named<HTMLTextAreaElement>('Avaintulos 1'), 'Vieras palaa')
    await theirs((doc) => removeItem(doc, 'keyResults', 'k'))
    expect(focused()).toBe('compass-p1-keyResults')
    await type(named<HTMLTextAreaElement>('Vastaus 1'), 'Unesta')
    await theirs((doc) => removeNote(doc, 'n'))
    expect(focused()).toBe('compass-p1-answers')
    expect(shown().map(({ text }) => text.replace(/.*: /, ''))).toEqual(['Vieras palaa', 'Unesta'])
    await theirs(() => shown()[1]?.action?.onSelect())
    expect(readNotes(room.doc)).toMatchObject([{ id: 'n', text: 'Unesta' }])
  })
})

describe('what one removed oneself', () => {
  it('is offered back as long as it is gone and can be written', async () => {
    await show(editor())
    await click(named('Poista: Kysymme'))
    expect(shown()).toMatchObject([{ text: 'Poistettu: Kysymme' }])
    await click(named('Kumoa'))
    expect(deeds()).toEqual(['Tervehdimme.', 'Kysymme'])
    expect(shown()).toEqual([])
    await click(named('Poista: Kysymme'))
    await show(editor('held'), true)
    expect(shown()).toEqual([])
  })
})

describe('a compass that is closed while one writes', () => {
  it('keeps the words and the place', async () => {
    await show(editor())
    await type(named<HTMLTextAreaElement>('Teko 2'), 'Kysymme aina')
    await show(editor('held'), true)
    expect(deeds()).toEqual(['Tervehdimme.', 'Kysymme aina'])
    expect(focused()).toBe('compass-b')
  })

  it('leaves who wrote the sentence at the heading of its part', async () => {
    await show(editor())
    await type(named<HTMLTextAreaElement>('Periaate: Lupaus'), 'Meiltä lähdetään')
    await show(editor('held'), true)
    expect(focused()).toBe('compass-p1-heading')
  })
})

describe('who writes', () => {
  it('is called by the role where there is no name', async () => {
    await show(editor())
    await act(async () => another('', 'facilitator', 'p1.statement'))
    const place = named('Periaate: Lupaus').parentElement
    expect(place?.lastElementChild?.textContent).toBe('Vetäjä')
  })
})

it('counts the letters of the sentence under the sentence', async () => {
  await show(editor())
  const counter = document.querySelector('#compass-p1 [data-long]')
  expect(counter?.textContent).toContain('0 / 90 merkkiä.')
  const why = named('Miksi juuri tämä: Lupaus')
  expect((counter?.compareDocumentPosition(why) ?? 0) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy()
})
