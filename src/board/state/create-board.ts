import { type Point, sheetGeometry } from '../../model/geometry.ts'
import type { Language } from '../../model/language.ts'
import { createNotesStore } from '../../model/notes-store.ts'
import type { SheetTemplate } from '../../model/template.ts'
import type { Room } from '../../sync/room-types.ts'
import { dismissAbout } from '../../ui/notices.ts'
import { watchOthers } from '../presence/others.ts'
import { followView } from '../presence/follow-view.ts'
import { createPublisher } from '../presence/publish.ts'
import { publishView } from '../presence/publish-view.ts'
import { tellComments } from '../comments/tell-comments.ts'
import { tellRemote } from '../presence/tell-remote.ts'
import { keepSelection } from '../selection/keep-selection.ts'
import { createCamera } from '../sheet/live-camera.ts'
import { createBoardActs } from './board-acts.ts'
import type { BoardParts, PointerMemory } from './board-context.ts'
import { createBoardStore } from './board-state.ts'
import { createBoardThings } from './board-things.ts'
import { createDrawingStore } from './drawing-state.ts'
import { createHistory } from './history-store.ts'
import type { HistoryShelf } from './kept-history.ts'
import { createReactionsStore } from './reactions-store.ts'

export interface BoardInput {
  readonly room: Room
  readonly template: SheetTemplate
  readonly language: Language
  readonly participant: string
  /** Where what this person did outlives a reload. */
  readonly shelf: HistoryShelf
  readonly mayWrite: () => boolean
  /** The element that holds the board, once it is drawn. */
  readonly root: () => HTMLElement | null
}

export interface LiveBoard {
  readonly parts: BoardParts
  /** Ends whatever is being written of notes and groups. */
  readonly stopWriting: () => void
  readonly close: () => void
}

/** Notes that are drawn as high as they are anywhere: not cut at their field's foot, nor opened. */
const ITSELF = '[data-note]:not([data-low], [data-size="long"][data-selected])'

/** The heights of a field's notes as they are drawn, in sheet units, by id. */
function drawnHeights(root: HTMLElement | null, field: string): ReadonlyMap<string, number> {
  const notes = root?.querySelectorAll<HTMLElement>(`article [data-field="${CSS.escape(field)}"] ${ITSELF}`)
  return new Map([...(notes ?? [])].map((note) => [note.dataset['note'] ?? '', note.offsetHeight]))
}

/** Brings a room's canvas to life for one person: stores, acts, history, presence. */
export function createBoard({
  room,
  template,
  language,
  participant,
  shelf,
  mayWrite,
  root,
}: BoardInput): LiveBoard {
  const geometry = sheetGeometry(template.sheet)
  const notes = createNotesStore(room.doc)
  const things = createBoardThings(room.doc)
  const reactions = createReactionsStore(room.doc, participant)
  const history = createHistory(room.doc, shelf)
  const state = createBoardStore(participant)
  const camera = createCamera(geometry, state)
  const others = watchOthers(room)
  const publisher = createPublisher(room.awareness)
  let last: Point | null = null
  const pointer: PointerMemory = {
    read: () => last,
    write: (at) => {
      last = at
    },
  }
  const acts = createBoardActs({
    doc: room.doc,
    template,
    geometry,
    participant,
    now: room.now,
    notes,
    things,
    history,
    state,
    mayWrite,
    heights: (field) => drawnHeights(root(), field),
  })
  const unkeep = keepSelection({ notes, things, state })
  const untell = tellRemote({ room, notes, state, participant, bringBack: (id) => acts.bringBack(id) })
  const untellComments = tellComments(room, things.comments, state, participant)
  const unfollow = followView({ others, camera, state, geometry })
  const unview = publishView(camera, state, publisher)
  const unwatch = state.subscribe(({ editing }, before) => {
    if (editing !== before.editing) publisher.publish({ editing })
  })
  function stopWriting(): void {
    const { editing, titling } = state.getState()
    if (titling !== null) state.setState({ titling: null })
    if (editing !== null) acts.endWriting(editing)
  }
  return {
    stopWriting,
    parts: {
      room,
      template,
      geometry,
      language,
      notes,
      things,
      reactions,
      history,
      state,
      drawing: createDrawingStore(),
      participant,
      others,
      publisher,
      pointer,
      camera,
      acts,
    },
    close: () => {
      stopWriting()
      dismissAbout(room.doc)
      history.putAway()
      unwatch()
      unfollow()
      unview()
      unkeep()
      untell()
      untellComments()
      publisher.close()
      others.close()
      notes.close()
      things.close()
      reactions.close()
    },
  }
}
