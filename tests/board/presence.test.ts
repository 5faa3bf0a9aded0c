// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { follow, stopFollowing } from '../../src/board/presence/follow-store.ts'
import { followView } from '../../src/board/presence/follow-view.ts'
import { drawnOf, watchOthers } from '../../src/board/presence/others.ts'
import { createPublisher, paceFor } from '../../src/board/presence/publish.ts'
import { tellRemote } from '../../src/board/presence/tell-remote.ts'
import { tellThings } from '../../src/board/presence/tell-things.ts'
import { createBoardThings } from '../../src/board/state/board-things.ts'
import type { View } from '../../src/board/sheet/camera.ts'
import { createCamera } from '../../src/board/sheet/live-camera.ts'
import { createBoardStore } from '../../src/board/state/board-state.ts'
import { languageStore, loadLanguage, setLanguage } from '../../src/i18n/index.ts'
import { sheetGeometry } from '../../src/model/geometry.ts'
import { addGroup } from '../../src/model/groups.ts'
import { addLink } from '../../src/model/links.ts'
import { addNote, colorNote, moveNote, noteText, removeNote } from '../../src/model/note.ts'
import { createNotesStore } from '../../src/model/notes-store.ts'
import { addReaction, addStamp, removeReaction } from '../../src/model/stamps.ts'
import type { Person } from '../../src/sync/room-types.ts'
import { announcements } from '../../src/ui/announce.ts'
import { roomOn, sheetTemplate } from './rooms.ts'

const template = sheetTemplate('empathy-map')

/** Another tab's state arrives, as from the network. */
function hear(room: ReturnType<typeof roomOn>, client: number, state: Record<string, unknown>): void {
  const doc = new Y.Doc()
  doc.clientID = client
  const other = new Awareness(doc)
  other.setLocalState(state)
  // A later clock than whatever was heard of this client before.
  other.meta.set(client, {
    clock: (room.awareness.meta.get(client)?.clock ?? 0) + 1,
    lastUpdated: Date.now(),
  })
  applyAwarenessUpdate(room.awareness, encodeAwarenessUpdate(other, [client]), 'network')
  other.destroy()
}

const ends: (() => void)[] = []
beforeEach(() => {
  vi.useFakeTimers()
  setLanguage('fi')
  announcements.setState({ text: '', turn: 0 })
})
afterEach(() => {
  for (const end of ends.splice(0)) end()
  stopFollowing()
  vi.useRealTimers()
})

describe('the others on a canvas', () => {
  it('draws thirty cursors, the same ones while they stay, and counts the rest', () => {
    const room = roomOn(template)
    const people = new Map<string, Person>()
    const clients = new Map<number, string>([[room.awareness.clientID, 'aino']])
    for (let n = 1; n <= 42; n++) {
      people.set(`p${n}`, { id: `p${n}`, name: `Osallistuja ${n}`, role: 'participant' })
      clients.set(1000 + n, `p${n}`)
    }
    room.presence.setState({ people, clients })
    const others = watchOthers(room)
    ends.push(others.close, room.close)
    for (let n = 1; n <= 42; n++) hear(room, 1000 + n, { cursor: { x: n, y: n } })
    expect(others.read()).toHaveLength(42)
    const drawn = drawnOf(others.read()).map(({ id }) => id)
    expect(drawn).toHaveLength(30)
    expect(others.undrawn.getState()).toBe(12)
    hear(room, 1042, { cursor: { x: 500, y: 500 } })
    expect(drawnOf(others.read()).map(({ id }) => id)).toEqual(drawn)
    hear(room, 1001, { cursor: null })
    expect(others.undrawn.getState()).toBe(11)
  })

  it('says who writes in a field, one person once, and survives nonsense', () => {
    const room = roomOn(template)
    const others = watchOthers(room)
    ends.push(others.close, room.close)
    hear(room, 77, { writing: 'hear', cursor: { x: 'left' }, view: { x: 1, y: 2, width: 0, height: -3 } })
    expect([...others.writing.getState()]).toEqual([['hear', 'Sanna']])
    expect(others.read()[0]).toMatchObject({ cursor: null, view: null })
    room.presence.setState(({ clients }) => ({ clients: new Map([...clients, [78, 'sanna']]) }))
    hear(room, 78, { writing: 'hear' })
    expect([...others.writing.getState()]).toEqual([['hear', 'Sanna']])
    hear(room, 77, { writing: 'see' })
    hear(room, 78, {})
    expect([...others.writing.getState()]).toEqual([['see', 'Sanna']])
  })

  it('calls who gave no name by their role, as the list of people does', () => {
    const room = roomOn(template)
    room.presence.setState(({ people, clients }) => ({
      people: new Map([...people, ['v', { id: 'v', name: '', role: 'facilitator' }]]),
      clients: new Map([...clients, [79, 'v']]),
    }))
    const others = watchOthers(room)
    ends.push(others.close, room.close)
    hear(room, 79, { writing: 'hear', editing: 'n' })
    expect(others.read()[0]?.name).toBe('Vetäjä')
    expect([...others.writing.getState()]).toEqual([['hear', 'Vetäjä']])
    expect([...others.editing.getState()]).toEqual([['n', 'Vetäjä']])
  })

  it('publishes the newest state at a pace that falls as tabs come', () => {
    const room = roomOn(template)
    const publisher = createPublisher(room.awareness)
    ends.push(publisher.close, room.close)
    let sent = 0
    room.awareness.on('update', () => {
      sent += 1
    })
    const move = (): number => {
      sent = 0
      for (let ms = 0; ms < 2000; ms += 10) {
        publisher.publish({ cursor: { x: ms, y: 0 } })
        vi.advanceTimersByTime(10)
      }
      return sent / 2
    }
    expect(move()).toBeLessThanOrEqual(20)
    expect(move()).toBeGreaterThanOrEqual(15)
    for (let n = 0; n < 40; n++) hear(room, 2000 + n, { cursor: null })
    move()
    expect(move()).toBeLessThanOrEqual(5)
    expect(room.awareness.getLocalState()?.['cursor']).toMatchObject({ y: 0 })
    expect([paceFor(1), paceFor(8), paceFor(100)]).toEqual([50, 100, 200])
  })
})

describe('following a person', () => {
  const geometry = sheetGeometry(template.sheet)

  it('shows what they see, until it ends', () => {
    const room = roomOn(template)
    const others = watchOthers(room)
    const state = createBoardStore('aino')
    const views: View[] = []
    const camera = {
      ...createCamera(geometry, state),
      size: () => ({ width: 800, height: 600 }),
      show: (view: View) => void views.push(view),
    }
    ends.push(followView({ others, camera, state, geometry }), others.close, room.close)
    hear(room, 77, { view: { x: 100, y: 50, width: 400, height: 300 }, field: 'hear' })
    expect(views).toEqual([])
    follow('sanna')
    expect(views).toEqual([{ scale: 2, x: -200, y: -100 }])
    expect(state.getState().field).toBe('hear')
    hear(room, 77, {
      view: { x: 100, y: 50, width: 400, height: 300 },
      field: 'hear',
      cursor: { x: 1, y: 1 },
    })
    expect(views).toHaveLength(1)
    hear(room, 77, { view: { x: 0, y: 0, width: 800, height: 600 }, field: 'hear' })
    expect(views.at(-1)?.scale).toBe(1)
    stopFollowing()
    hear(room, 77, { view: { x: 300, y: 50, width: 400, height: 300 }, field: 'see' })
    expect(views).toHaveLength(2)
  })

  it('goes to their field where there is a list instead of a sheet', () => {
    const room = roomOn(template)
    const others = watchOthers(room)
    const state = createBoardStore('aino')
    const camera = createCamera(geometry, state)
    ends.push(followView({ others, camera, state, geometry }), others.close, room.close)
    hear(room, 77, { field: 'pains' })
    follow('sanna')
    expect(state.getState().open).toBe('pains')
    hear(room, 77, { field: 'no-such-field' })
    expect(state.getState().open).toBe('pains')
  })
})

describe('what others do is said', () => {
  function listening() {
    const room = roomOn(template)
    const things = createBoardThings(room.doc)
    const others = watchOthers(room)
    ends.push(tellThings({ room, things, others, participant: 'aino' }), things.close, others.close)
    const notes = createNotesStore(room.doc)
    const state = createBoardStore('aino')
    ends.push(
      tellRemote({ room, notes, state, participant: 'aino', bringBack: () => {} }),
      notes.close,
      room.close,
    )
    const put = (doc: Y.Doc, id: string, by: string | null = 'sanna') =>
      addNote(doc, { id, at: { field: 'hear', x: 10, y: 60 }, text: id, color: 'ice', by, made: 1 })
    return { room, notes, put }
  }

  it('in one sentence, at most every eight seconds, and nothing of one’s own', () => {
    const { room, put } = listening()
    put(room.doc, 'own')
    vi.advanceTimersByTime(20_000)
    expect(announcements.getState().turn).toBe(0)
    put(room.sanna, 'a')
    put(room.sanna, 'b')
    colorNote(room.sanna, 'own', 'heather')
    colorNote(room.sanna, 'own', 'birch')
    vi.advanceTimersByTime(7900)
    expect(announcements.getState().turn).toBe(0)
    vi.advanceTimersByTime(200)
    expect(announcements.getState()).toMatchObject({
      text: 'Muilta: 2 uutta lappua, 1 lapun väri vaihdettu.',
      turn: 1,
    })
    moveNote(room.sanna, 'a', { field: 'see', x: 10, y: 60 })
    moveNote(room.sanna, 'b', { field: 'hear', x: 90, y: 60 })
    addGroup(room.sanna, { id: 'g', field: 'hear', by: 'sanna', made: 2 }, ['own', 'b'])
    removeNote(room.sanna, 'a')
    vi.advanceTimersByTime(8000)
    expect(announcements.getState()).toMatchObject({
      text: 'Muilta: 1 lappu poistettu, 2 lappua ryhmitelty.',
      turn: 2,
    })
  })

  it('in the person’s language, and not what came and went meanwhile', async () => {
    const { room, put } = listening()
    await loadLanguage('en')
    languageStore.setState({ language: 'en' })
    put(room.sanna, 'a')
    removeNote(room.sanna, 'a')
    vi.advanceTimersByTime(9000)
    expect(announcements.getState().turn).toBe(0)
    put(room.sanna, 'b')
    moveNote(room.sanna, 'b', { field: 'see', x: 10, y: 60 })
    vi.advanceTimersByTime(9000)
    expect(announcements.getState().text).toBe('From others: 1 new note.')
  })

  it('not what a document held when it was loaded, nor one’s own notes from another tab', () => {
    const { room, put } = listening()
    room.state.setState({ synced: false })
    put(room.sanna, 'old')
    room.state.setState({ synced: true })
    put(room.sanna, 'mine', 'aino')
    vi.advanceTimersByTime(9000)
    expect(announcements.getState().turn).toBe(0)
  })

  it('also what they write, once they have stopped writing there, and what they put on the sheet', () => {
    const { room, put } = listening()
    put(room.doc, 'own')
    const { sanna } = room
    hear(room, 77, { editing: 'own', writing: 'hear' })
    for (const letter of 'abc') noteText(sanna, 'own')?.insert(0, letter)
    vi.advanceTimersByTime(20_000)
    expect(announcements.getState().turn).toBe(0)
    hear(room, 77, { editing: null, writing: null })
    const by = 'sanna'
    addStamp(sanna, { id: 's', kind: 'heart', at: { field: 'hear', x: 9, y: 90 }, by, made: 1 })
    addLink(sanna, {
      id: 'l',
      kind: 'arrow',
      from: { note: 'own' },
      to: { point: { x: 1, y: 1 } },
      by,
      made: 1,
    })
    addReaction(sanna, { note: 'own', kind: 'heart', by }, 'x', 1)
    addReaction(sanna, { note: 'own', kind: 'star', by }, 'y', 1)
    removeReaction(sanna, { note: 'own', kind: 'star', by })
    addStamp(room.doc, { id: 't', kind: 'heart', at: { field: 'hear', x: 9, y: 90 }, by: 'aino', made: 1 })
    noteText(room.doc, 'own')?.insert(0, 'oma ')
    vi.advanceTimersByTime(12_000)
    expect(announcements.getState()).toMatchObject({
      text: 'Muilta: 1 uusi leima, 1 uusi nuoli, 1 uusi reaktio, 1 lapun teksti muutettu.',
      turn: 1,
    })
  })

  it('and nothing that another tab of one’s own does, also where it only deletes', () => {
    const { room, put } = listening()
    const { sanna } = room
    put(room.doc, 'own')
    put(room.doc, 'other')
    // Her tab is another one of Aino's.
    const clients = new Map([
      [room.awareness.clientID, 'aino'],
      [sanna.clientID, 'aino'],
    ])
    room.presence.setState({ clients })
    noteText(sanna, 'own')?.insert(0, 'minulta ')
    colorNote(sanna, 'own', 'heather')
    moveNote(sanna, 'other', { field: 'see', x: 10, y: 60 })
    hear(room, sanna.clientID, { editing: 'own', writing: 'hear' })
    noteText(sanna, 'own')?.delete(0, 3)
    hear(room, sanna.clientID, { editing: null, writing: null })
    vi.advanceTimersByTime(20_000)
    expect(announcements.getState().turn).toBe(0)
    room.presence.setState({ clients: new Map([...clients, [sanna.clientID, 'sanna']]) })
    noteText(sanna, 'own')?.insert(0, 'minä ')
    vi.advanceTimersByTime(20_000)
    expect(announcements.getState().text).toBe('Muilta: 1 lapun teksti muutettu.')
  })

  it('and a new note once, with its first words', () => {
    const { room, put } = listening()
    put(room.sanna, 'a')
    hear(room, 77, { editing: 'a', writing: 'hear' })
    noteText(room.sanna, 'a')?.insert(0, 'ensin ')
    vi.advanceTimersByTime(9000)
    noteText(room.sanna, 'a')?.insert(0, 'vielä ')
    hear(room, 77, { editing: null, writing: null })
    vi.advanceTimersByTime(20_000)
    expect(announcements.getState()).toMatchObject({ text: 'Muilta: 1 uusi lappu.', turn: 1 })
    noteText(room.sanna, 'a')?.insert(0, 'myöhemmin ')
    vi.advanceTimersByTime(20_000)
    expect(announcements.getState()).toMatchObject({ text: 'Muilta: 1 lapun teksti muutettu.', turn: 2 })
  })
})
