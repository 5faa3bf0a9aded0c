import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { createStore } from 'zustand/vanilla'
import { AGENDAS, agendaSteps, facilitatorNotes } from '../../src/facilitation/agenda.ts'
import { seedCanvas } from '../../src/model/canvas.ts'
import { CANVAS_TEMPLATES } from '../../src/model/catalogue.ts'
import { seedDesk } from '../../src/model/desk.ts'
import { markStarted } from '../../src/model/progress.ts'
import type { Role } from '../../src/model/role.ts'
import { seedSeries, setCanvasState, setCurrent } from '../../src/model/series-writing.ts'
import type { Timer } from '../../src/model/series.ts'
import { documentPath } from '../../src/sync/protocol.ts'
import { BEGINNING } from '../../src/sync/room-truth.ts'
import type { Me, Person, Presence, Room, RoomState } from '../../src/sync/room-types.ts'

export const NOW = Date.UTC(2026, 10, 22, 9)
const MINUTE = 60_000

const LIVE: RoomState = { ...BEGINNING, connection: { is: 'live' }, synced: true }

/** A room in memory: what the server would do to its document, the test does. */
export function memoryRoom(seed: (doc: Y.Doc) => void = () => undefined): Room {
  const doc = new Y.Doc()
  seed(doc)
  return {
    doc,
    awareness: new Awareness(doc),
    state: createStore<RoomState>(() => LIVE),
    onlyHere: createStore<ReadonlySet<string>>(() => new Set()),
    presence: createStore<Presence>(() => ({ people: new Map(), clients: new Map() })),
    now: () => NOW,
    saved: () => Promise.resolve(),
    close: () => undefined,
  }
}

const canvasIdOf = (template: string) => `c-${template}`

/** A series of the default agenda with its rooms, by path. */
export function workshopRooms() {
  const templates = [...CANVAS_TEMPLATES.values()]
  const series = memoryRoom((doc) =>
    seedSeries(doc, {
      title: 'Syksyn sarja',
      organisation: 'Tunturin Tupa',
      place: 'Kolari',
      language: 'fi',
      made: NOW,
      canvases: templates.map(({ key, version }) => ({
        id: canvasIdOf(key),
        template: key,
        templateVersion: version,
        state: 'closed',
      })),
      steps: agendaSteps(AGENDAS, CANVAS_TEMPLATES, 'fi', canvasIdOf),
    }),
  )
  const rooms = new Map<string, Room>([
    ['series', series],
    ['desk', memoryRoom((doc) => seedDesk(doc, facilitatorNotes(AGENDAS, CANVAS_TEMPLATES, 'fi')))],
    ...templates.map((template) => {
      const path = documentPath({ kind: 'canvas', canvas: canvasIdOf(template.key) })
      return [path, memoryRoom((doc) => seedCanvas(doc, template, 'fi'))] as const
    }),
  ])
  return { series, rooms }
}

/** Starts a step as the server does. */
export function startStep({ doc }: Room, id: string, minutes = 10, at = NOW): void {
  const timer: Timer = { state: 'running', endsAt: at + minutes * MINUTE, total: minutes * MINUTE }
  doc.transact(() => {
    if (id === 'w1-empathy-map') setCanvasState(doc, canvasIdOf('empathy-map'), 'open')
    setCurrent(doc, id, timer)
    markStarted(doc, id, at)
  })
}

export const meAs = (role: Role, name = 'Aino'): Me => ({ seriesId: 's', role, participantId: 'me', name })

export const people = (...all: readonly Person[]): Presence => ({
  people: new Map(all.map((person) => [person.id, person])),
  clients: new Map(),
})
