import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { createStore } from 'zustand/vanilla'
import { seedCanvas } from '../../src/model/canvas.ts'
import { CANVAS_TEMPLATES } from '../../src/model/catalogue.ts'
import { addNote } from '../../src/model/note.ts'
import type { Series } from '../../src/model/series.ts'
import type { SheetTemplate } from '../../src/model/template.ts'
import { BEGINNING } from '../../src/sync/room-truth.ts'
import type { Me, Person, Presence, Room, RoomState } from '../../src/sync/room-types.ts'

const PEOPLE: ReadonlyMap<string, Person> = new Map(
  (['Aino', 'Sanna'] as const).map((name) => {
    const id = name.toLowerCase()
    return [id, { id, name, role: 'participant' }]
  }),
)

export const ME: Me = { seriesId: 's', role: 'participant', participantId: 'aino', name: 'Aino' }

export const SERIES: Series = {
  title: 'Tunturin Tupa',
  organisation: 'Tunturin Tupa',
  place: 'Kolari',
  language: 'fi',
  made: Date.UTC(2026, 10, 22),
  version: 1,
  canvases: [],
  steps: [],
  current: null,
  timer: null,
}

export function sheetTemplate(key: string): SheetTemplate {
  const template = CANVAS_TEMPLATES.get(key)
  if (template?.kind !== 'sheet') throw new Error(`${key} is no sheet`)
  return template
}

/** A room without a network, on a canvas made from a template; `sanna` is another tab with client id 77. */
export function roomOn(template: SheetTemplate): Room & { readonly sanna: Y.Doc } {
  const doc = new Y.Doc()
  seedCanvas(doc, template, 'fi')
  const sanna = new Y.Doc()
  sanna.clientID = 77
  Y.applyUpdate(sanna, Y.encodeStateAsUpdate(doc))
  const awareness = new Awareness(doc)
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'network') Y.applyUpdate(sanna, update, 'network')
  })
  sanna.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'network') Y.applyUpdate(doc, update, 'network')
  })
  return {
    doc,
    sanna,
    awareness,
    now: () => 1000,
    saved: () => Promise.resolve(),
    close: () => awareness.destroy(),
    state: createStore<RoomState>(() => ({ ...BEGINNING, connection: { is: 'live' }, synced: true })),
    onlyHere: createStore<ReadonlySet<string>>(() => new Set()),
    presence: createStore<Presence>(() => ({
      people: PEOPLE,
      clients: new Map([
        [awareness.clientID, 'aino'],
        [77, 'sanna'],
      ]),
    })),
  }
}

/** Adds a plain note as a person who is not in the room any more did. */
export function putNote(doc: Y.Doc, id: string, field: string, text: string, x = 10): void {
  addNote(doc, { id, at: { field, x, y: 58 }, text, color: 'ice', by: null, made: 1 })
}
