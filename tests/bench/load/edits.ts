import * as Y from 'yjs'
import { addNote, moveNote, noteText } from '../../../src/model/note.ts'

/** What one person writes, as the real model makes it: first a note, then a few letters at a time, now and then a move. */
export interface Edits {
  /** The Yjs client. */
  readonly client: number
  readonly updates: readonly Uint8Array[]
  /** The client's clock after each update: that is how an edit is known again within a merged frame. */
  readonly ends: readonly number[]
}

const WORDS = 'toimiva arki pienin askelin yhdessä kahvilla kuunnellen hyvä kohtaaminen joka päivä '
const MOVE_EVERY = 5

/** @param seed of the client id, so that no two writers share one, and of which edits are moves: nobody moves notes at others' beat */
export function makeEdits(seed: number, count: number): Edits {
  const doc = new Y.Doc()
  const client = 0x4000_0000 + seed * 977
  doc.clientID = client
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const id = `note-${client.toString(36)}`
  const field = 'bench'
  const ends: number[] = []
  for (let index = 0; index < count; index++) {
    const at = { field, x: (index * 37) % 900, y: (index * 53) % 600 }
    if (index === 0) addNote(doc, { id, at, color: 'birch', by: id, made: 1_700_000_000_000 })
    else if ((index + seed) % MOVE_EVERY === 0) moveNote(doc, id, at)
    else type(doc, id, index)
    ends.push(Y.getState(doc.store, client))
  }
  doc.destroy()
  return { client, updates, ends }
}

function type(doc: Y.Doc, id: string, index: number): void {
  const text = noteText(doc, id)
  const start = (index * 5) % (WORDS.length - 5)
  text?.insert(text.length, WORDS.slice(start, start + 5))
}

/** A canvas with so many notes, as one update. */
export function manyNotes(count: number): Uint8Array {
  const doc = new Y.Doc()
  for (let index = 0; index < count; index++) {
    addNote(doc, {
      id: `seeded-${index}`,
      at: { field: 'bench', x: (index * 37) % 900, y: (index * 53) % 600 },
      text: WORDS.slice(0, 40 + (index % 40)),
      color: 'ice',
      by: `person-${index % 30}`,
      made: 1_700_000_000_000 + index,
    })
  }
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return update
}
