import { createStore, type StoreApi } from 'zustand/vanilla'
import { guarded, readNumber } from '../../model/documents.ts'
import type { Point } from '../../model/geometry.ts'
import type { Room } from '../../sync/room-types.ts'

/** A tab's awareness on a canvas, in sheet units. It carries no name: the server says who a client is. */
export interface Pointing {
  readonly cursor: Point | null
  /** The note that is being written. */
  readonly editing: string | null
  /** What is being dragged, where its top left corner is on the sheet, and what else goes with it. */
  readonly dragging: (Point & { readonly note: string; readonly with: readonly string[] }) | null
}

export interface OtherPerson extends Pointing {
  readonly client: number
  readonly id: string
  readonly name: string
}

export interface Others {
  /** Who else writes which note: note id → name. */
  readonly editing: StoreApi<ReadonlyMap<string, string>>
  /** Everyone else with a known name, at most thirty, as they are now. */
  readonly read: () => readonly OtherPerson[]
  /** Called when any of them moves, at most once a frame of the network. */
  readonly subscribe: (listener: () => void) => () => void
  readonly close: () => void
}

/** So many cursors are drawn; more would only flicker. */
const MOST = 30
/** So many things follow one that is dragged; the others wait for the drop. */
export const MOST_WITH = 30

function readPoint(value: unknown): Point | null {
  if (typeof value !== 'object' || value === null) return null
  const { x, y } = value as Record<string, unknown>
  const [left, top] = [readNumber(x), readNumber(y)]
  return left === null || top === null ? null : { x: left, y: top }
}

/** Reads what another tab sent, of which nothing is certain. */
function readPointing(state: Record<string, unknown>): Pointing {
  const dragging = state['dragging']
  const place = readPoint(dragging)
  const { note, with: also } = (place ? dragging : {}) as Record<string, unknown>
  const others = Array.isArray(also) ? also.filter((id): id is string => typeof id === 'string') : []
  return {
    cursor: readPoint(state['cursor']),
    editing: typeof state['editing'] === 'string' ? state['editing'] : null,
    dragging: place && typeof note === 'string' ? { ...place, note, with: others.slice(0, MOST_WITH) } : null,
  }
}

const sameEntries = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean =>
  a.size === b.size && [...a].every(([key, value]) => b.get(key) === value)

/** Watches where the others on a canvas point, until `close`. */
export function watchOthers({ awareness, presence }: Pick<Room, 'awareness' | 'presence'>): Others {
  const editing = createStore<ReadonlyMap<string, string>>(() => new Map())
  const listeners = new Set<() => void>()

  function read(): OtherPerson[] {
    const { clients, people } = presence.getState()
    const others: OtherPerson[] = []
    for (const [client, state] of awareness.getStates()) {
      const id = clients.get(client)
      const person = id === undefined ? undefined : people.get(id)
      if (client === awareness.clientID || !person) continue
      others.push({ client, id: person.id, name: person.name, ...readPointing(state) })
      if (others.length === MOST) break
    }
    return others
  }

  const onChange = guarded(() => {
    const next = new Map(
      read().flatMap(({ editing, name }) => (editing === null ? [] : [[editing, name] as const])),
    )
    if (!sameEntries(next, editing.getState())) editing.setState(next, true)
    for (const listener of listeners) listener()
  })
  awareness.on('change', onChange)
  const unsubscribe = presence.subscribe(onChange)
  onChange()

  return {
    editing,
    read,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => {
      awareness.off('change', onChange)
      unsubscribe()
    },
  }
}
