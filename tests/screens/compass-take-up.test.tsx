// @vitest-environment jsdom
import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { readCompass } from '../../src/model/compass.ts'
import { addDeed } from '../../src/model/compass-writing.ts'
import { type Note, addNote, noteText, readNote, removeNote } from '../../src/model/note.ts'
import { takeUp } from '../../src/model/take-up.ts'
import { setText } from '../../src/model/text.ts'
import { TakeUpDialog } from '../../src/screens/compass/TakeUpDialog.tsx'
import type { Room } from '../../src/sync/room-types.ts'
import { announcements } from '../../src/ui/announce.ts'
import { notices } from '../../src/ui/notices.ts'
import {
  click,
  compassEditor,
  hide,
  me,
  memoryRoom,
  named,
  show,
  someSeries,
  type,
} from './compass-stage.tsx'

const rooms = new Map<string, Room>()
vi.mock('../../src/sync/useRoom.ts', () => ({
  useRoom: (_series: string, path: string | null) => (path === null ? null : (rooms.get(path) ?? null)),
}))

const WORDS = 'Huomaako kukaan, että tulin?'
let note: Note
const closed = vi.fn<() => void>()

function roomOf(canvas: string): Room {
  const room = rooms.get(`canvas/${canvas}`)
  if (!room) throw new Error(`no room ${canvas}`)
  return room
}
const compass = () => readCompass(roomOf('c-compass').doc)

function stage(state: 'open' | 'closed' = 'open', given = note) {
  const series = someSeries(state)
  const [canvas] = series.canvases
  if (!canvas) throw new Error('no canvas')
  return <TakeUpDialog note={given} canvas={canvas} series={series} me={me} onClose={closed} />
}

const editor = () => compassEditor(roomOf('c-compass'), 'write')

beforeEach(() => {
  closed.mockReset()
  notices.setState({ shown: [] })
  rooms.set('canvas/c-compass', memoryRoom('compass'))
  const room = memoryRoom('empathy-map')
  rooms.set('canvas/c-empathy-map', room)
  addNote(room.doc, {
    id: 'n1',
    at: { field: 'think-feel', x: 0, y: 60 },
    text: WORDS,
    color: 'heather',
    by: null,
    made: 1,
  })
  const read = readNote(room.doc, 'n1')
  if (!read) throw new Error('no note')
  note = read
})
afterEach(hide)

describe('a note on its way from a canvas to the compass', () => {
  it('becomes a deed with its origin, once, and that is said when it is saved', async () => {
    await show(stage())
    await click(named('2 Toiminta'))
    await click(named('Uudeksi teoksi'))
    await click(named('Ota kompassiin'))
    expect(compass().principles[1]?.deeds).toMatchObject([
      { text: WORDS, sources: [{ canvas: 'c-empathy-map', note: 'n1', words: WORDS }] },
    ])
    expect(closed).toHaveBeenCalledOnce()
    const [notice] = notices.getState().shown
    expect(notice?.text).toBe('Lapusta tuli teko: Toiminta.')
    expect(notice?.action?.label).toBe('Avaa kompassi')
    // Opened by whatever way, the compass says it itself.
    await show(editor())
    expect(notices.getState().shown).toEqual([])
  })

  it('joins a deed that is there, and cannot join it twice', async () => {
    addDeed(roomOf('c-compass').doc, 'deed', 'p1', 'Tervehdimme heti.')
    await show(stage())
    await click(named('Tervehdimme heti.'))
    await click(named('Ota kompassiin'))
    expect(compass().principles[0]?.deeds).toMatchObject([
      { text: 'Tervehdimme heti.', sources: [{ note: 'n1' }] },
    ])
    await show(stage())
    expect(named<HTMLInputElement>('Tervehdimme heti.').disabled).toBe(true)
  })

  it('stays open when it was not saved, and a second try writes nothing twice', async () => {
    let fails = true
    rooms.set(
      'canvas/c-compass',
      memoryRoom('compass', () => (fails ? Promise.reject(new Error('closed')) : Promise.resolve())),
    )
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    await show(stage())
    await click(named('Avaintuloksen luonnokseksi'))
    await click(named('Ota kompassiin'))
    expect(document.querySelector('[role=alert]')?.textContent).toContain('ei saatu tallennettua')
    expect(closed).not.toHaveBeenCalled()
    fails = false
    await click(named('Yritä uudelleen'))
    expect(closed).toHaveBeenCalledOnce()
    expect(compass().principles[0]?.keyResults).toMatchObject([{ statement: WORDS, state: 'draft' }])
    warned.mockRestore()
  })

  it('says that the compass is closed before anything can be chosen', async () => {
    await show(stage('closed'))
    expect(document.body.textContent).toContain('Kompassiin ei voi nyt kirjoittaa')
    expect(document.querySelectorAll('input')).toHaveLength(0)
  })

  it('refuses an empty note with a word', async () => {
    await show(stage('open', { ...note, text: '  ' }))
    expect(document.body.textContent).toContain('Lappu on tyhjä')
  })
})

describe('notes picked in the compass', () => {
  it('are found by words, taken up, and marked as taken', async () => {
    await show(editor())
    await click(named('Poimi lapuista'))
    const picker = document.querySelector('aside')
    if (!picker) throw new Error('no picker')
    expect(picker.textContent).toContain(WORDS)
    expect(picker.textContent).toContain('7. Mitä hän ajattelee ja tuntee?')
    await type(named<HTMLInputElement>('Etsi lapuista'), 'lumilinna')
    expect(picker.textContent).toContain('Haulla ei löytynyt lappuja')
    await type(named<HTMLInputElement>('Etsi lapuista'), 'ETTA tulin')
    // Said one by one, each of many says whose it is.
    expect(named('Teoksi', picker).getAttribute('aria-label')).toBe(`Teoksi: ${WORDS}`)
    announcements.setState({ text: '', turn: 0 })
    await click(named('Ainekseksi', picker))
    // Once: what a message says is read out.
    expect(notices.getState().shown.map(({ text }) => text)).toEqual(['Lappu on nyt aineksena: Lupaus.'])
    expect(announcements.getState()).toMatchObject({ text: 'Lappu on nyt aineksena: Lupaus.', turn: 1 })
    expect(compass().principles[0]?.material).toMatchObject([{ note: 'n1', words: WORDS }])
    expect(picker.textContent).toContain('Jo kompassissa: aineksena')
    await click(named('Ainekseksi', picker))
    expect(compass().principles[0]?.material).toHaveLength(1)
  })
})

async function origins(): Promise<string> {
  await show(editor())
  await click(named('Kasvoi lapusta (1)'))
  return document.querySelector('dialog')?.textContent ?? ''
}

describe('what something grew from', () => {
  it('shows the words as they were, and what became of the note', async () => {
    const ids = { item: 'deed', source: 'link' }
    const taken = { canvas: 'c-empathy-map', note: 'n1', words: WORDS }
    takeUp(roomOf('c-compass').doc, { as: 'deed', principle: 'p1' }, taken, ids, 1)
    const canvas = roomOf('c-empathy-map').doc

    expect(await origins()).toContain('Lappu on yhä samanlainen.')
    const text = noteText(canvas, 'n1')
    await act(async () => {
      if (text) setText(text, 'Kukaan ei huomannut')
    })
    const changed = await origins()
    expect(changed).toContain(WORDS)
    expect(changed).toContain('Empatiakartta · 7. Mitä hän ajattelee ja tuntee?')
    expect(changed).toContain('”Kukaan ei huomannut”')
    await act(async () => {
      removeNote(canvas, 'n1')
    })
    expect(await origins()).toContain('Lappu on sen jälkeen poistettu')
    expect(document.querySelector('dialog a')?.getAttribute('href')).toBe(
      '/s/s/canvas/c-empathy-map?as=participant',
    )
  })
})
