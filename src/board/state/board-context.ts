import { createContext, useCallback, useContext, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import type { Point, SheetGeometry } from '../../model/geometry.ts'
import type { Language } from '../../model/language.ts'
import type { Note } from '../../model/note.ts'
import type { NotesStore } from '../../model/notes-store.ts'
import type { ThingsStore } from '../../model/things.ts'
import type { SheetTemplate } from '../../model/template.ts'
import type { Me, Room } from '../../sync/room-types.ts'
import type { Others } from '../presence/others.ts'
import type { Publisher } from '../presence/publish.ts'
import type { LiveCamera } from '../sheet/live-camera.ts'
import type { BoardActs } from './board-acts.ts'
import type { BoardState, BoardStore } from './board-state.ts'
import type { BoardThingKinds, BoardThings } from './board-things.ts'
import type { DrawingStore } from './drawing-state.ts'
import type { History } from './history-store.ts'
import type { ReactionCount, ReactionsStore } from './reactions-store.ts'

/** Where a mouse was last over the sheet, in sheet units; null when the keyboard came after it. */
export interface PointerMemory {
  readonly read: () => Point | null
  readonly write: (at: Point | null) => void
}

/** What the parts of one board share. It stays the same while the board lives, so that it makes nothing render. */
export interface BoardParts {
  readonly room: Room
  readonly template: SheetTemplate
  readonly geometry: SheetGeometry
  /** The canvas's own language, in which its texts are. */
  readonly language: Language
  readonly notes: NotesStore
  readonly things: BoardThings
  readonly reactions: ReactionsStore
  readonly history: History
  readonly state: BoardStore
  readonly drawing: DrawingStore
  /** One's own id. */
  readonly participant: string
  readonly others: Others
  readonly publisher: Publisher
  readonly pointer: PointerMemory
  /** How this person sees the sheet, and the one way from the screen to sheet units (`camera.toSheet(event)`). */
  readonly camera: LiveCamera
  readonly acts: BoardActs
}

/** What may change while the board lives. */
export interface BoardRights {
  /** Whose board it is; null outside of one. */
  readonly me: Me | null
  readonly mayWrite: boolean
  readonly onTakeUp: ((note: Note) => void) | undefined
  /** Erases a note for good; undefined for those who may not. */
  readonly onErase?: ((note: Note) => void) | undefined
}

export const BoardContext = createContext<BoardParts | null>(null)
export const RightsContext = createContext<BoardRights>({ me: null, mayWrite: false, onTakeUp: undefined })

/** @throws outside a board */
export function useBoard(): BoardParts {
  const board = useContext(BoardContext)
  if (!board) throw new Error('no board around this component')
  return board
}

export const useRights = (): BoardRights => useContext(RightsContext)

export function useBoardState<T>(read: (state: BoardState) => T): T {
  return useStore(useBoard().state, read)
}

/** One note, rendering anew only when this note changes. */
export function useNote(id: string): Note | null {
  const { notes } = useBoard()
  const subscribe = useCallback((listener: () => void) => notes.subscribeNote(id, listener), [notes, id])
  return useSyncExternalStore(subscribe, () => notes.note(id))
}

/** Whether something of a note is on this device only, and not on its way to the server. */
export function useOnlyHere(id: string): boolean {
  const { room } = useBoard()
  return useStore(
    room.onlyHere,
    useCallback((ids: ReadonlySet<string>) => ids.has(id), [id]),
  )
}

/** All things of one kind, rendering anew when any of them changes. */
export function useThings<Root extends keyof BoardThingKinds>(
  root: Root,
): ReadonlyMap<string, BoardThingKinds[Root]> {
  const { things } = useBoard()
  const store = things[root] as unknown as ThingsStore<BoardThingKinds[Root]>
  return useSyncExternalStore(store.subscribe, store.all)
}

/** The reactions to one note, rendering anew only when these change. */
export function useReactions(note: string): readonly ReactionCount[] {
  const { reactions } = useBoard()
  const subscribe = useCallback(
    (listener: () => void) => reactions.subscribe(note, listener),
    [reactions, note],
  )
  return useSyncExternalStore(subscribe, () => reactions.of(note))
}

/** The ids of a field's notes in reading order. */
export function useFieldNotes(field: string): readonly string[] {
  const { notes } = useBoard()
  const subscribe = useCallback(
    (listener: () => void) => notes.subscribeField(field, listener),
    [notes, field],
  )
  return useSyncExternalStore(subscribe, () => notes.ids(field))
}
