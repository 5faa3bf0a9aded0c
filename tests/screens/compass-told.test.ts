// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { createStore } from 'zustand/vanilla'
import { sharedText } from '../../src/model/canvas.ts'
import { addDeed, addKeyResult, removeItem } from '../../src/model/compass-writing.ts'
import { addNote } from '../../src/model/note.ts'
import { setText } from '../../src/model/text.ts'
import { tellOthers } from '../../src/screens/compass/tell-others.ts'
import { announcements } from '../../src/ui/announce.ts'
import { memoryRoom } from './compass-stage.tsx'

/* What others do on the compass is said as on a sheet: as counts, seldom, and no letter by letter. */
const ends: (() => void)[] = []
beforeEach(() => {
  vi.useFakeTimers()
  announcements.setState({ text: '', turn: 0 })
})
afterEach(() => {
  for (const end of ends.splice(0)) end()
  vi.useRealTimers()
})

function listening() {
  const room = memoryRoom('compass')
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(room.doc))
  other.on('update', (update: Uint8Array) => Y.applyUpdate(room.doc, update, 'network'))
  const writers = createStore<ReadonlyMap<string, string>>(() => new Map())
  ends.push(tellOthers(room, writers))
  const write = (doc: Y.Doc, key: string, words: string) => {
    const text = sharedText(doc, key)
    if (text) setText(text, words)
  }
  return { room, other, writers, write }
}
const said = () => announcements.getState()

it('is said once who writes has stopped, and nothing of one’s own', () => {
  const { room, other, writers, write } = listening()
  write(room.doc, 'p2.statement', 'Oma lause')
  writers.setState(new Map([['p1.statement', 'Mikko']]), true)
  for (const words of ['M', 'Me', 'Meiltä']) write(other, 'p1.statement', words)
  vi.advanceTimersByTime(30_000)
  expect(said().turn).toBe(0)
  writers.setState(new Map(), true)
  vi.advanceTimersByTime(12_000)
  expect(said()).toMatchObject({ text: 'Muilta: 1 yhteinen teksti muutettu.', turn: 1 })
})

it('is said of what comes and goes, and of a new one’s first words with it', () => {
  const { other } = listening()
  addDeed(other, 'd0', 'p1', 'Oli jo.')
  vi.advanceTimersByTime(12_000)
  expect(said()).toMatchObject({ text: 'Muilta: 1 uusi teko.', turn: 1 })
  addDeed(other, 'd1', 'p1', 'Tervehdimme.')
  addDeed(other, 'd2', 'p1', 'Kiitämme.')
  addKeyResult(other, 'k1', 'p1')
  const at = { field: 'p1', x: 0, y: 60 }
  addNote(other, { id: 'n1', at, text: 'Vastaus', color: 'ice', by: 'x', made: 1 })
  removeItem(other, 'deeds', 'd2')
  removeItem(other, 'deeds', 'd0')
  vi.advanceTimersByTime(12_000)
  expect(said()).toMatchObject({
    text: 'Muilta: 1 uusi lappu, 1 uusi teko, 1 uusi avaintulos, 1 kohta poistettu.',
    turn: 2,
  })
})
