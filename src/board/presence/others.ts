import { createStore, type StoreApi } from 'zustand/vanilla'
import { ROLE_NAMES } from '../../i18n/role-names.ts'
import { guarded } from '../../model/documents.ts'
import type { Room } from '../../sync/room-types.ts'
import { say } from '../state/say.ts'
import { type Pointing, readPointing } from './pointing.ts'

export interface OtherPerson extends Pointing {
  readonly client: number
  readonly id: string
  readonly name: string
}

export interface Others {
  /** Who else writes which note: note id → name. */
  readonly editing: StoreApi<ReadonlyMap<string, string>>
  /** Who else writes in which field: field key → names, joined by line breaks so that equal ones are equal. */
  readonly writing: StoreApi<ReadonlyMap<string, string>>
  /** How many cursors are not among those that are drawn. */
  readonly undrawn: StoreApi<number>
  /** Everyone else with a known name, as they are now. */
  readonly read: () => readonly OtherPerson[]
  /** Called when any of them moves, at most once a frame of the network. */
  readonly subscribe: (listener: () => void) => () => void
  readonly close: () => void
}

/** So many cursors are drawn; more would only flicker. */
const MOST = 30

/** Those whose cursors are drawn: the first thirty who have one, and they stay so. */
export const drawnOf = (people: readonly OtherPerson[]): readonly OtherPerson[] =>
  people.filter(({ cursor }) => cursor !== null).slice(0, MOST)

const sameEntries = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean =>
  a.size === b.size && [...a].every(([key, value]) => b.get(key) === value)

/** Watches where the others on a canvas point, until `close`. */
export function watchOthers({ awareness, presence }: Pick<Room, 'awareness' | 'presence'>): Others {
  const editing = createStore<ReadonlyMap<string, string>>(() => new Map())
  const writing = createStore<ReadonlyMap<string, string>>(() => new Map())
  const undrawn = createStore<number>(() => 0)
  const listeners = new Set<() => void>()
  let people: readonly OtherPerson[] = []

  function look(): OtherPerson[] {
    const { clients, people: known } = presence.getState()
    const others: OtherPerson[] = []
    for (const [client, state] of awareness.getStates()) {
      const id = clients.get(client)
      const person = id === undefined ? undefined : known.get(id)
      if (client === awareness.clientID || !person) continue
      const name = person.name || say(ROLE_NAMES[person.role])
      others.push({ client, id: person.id, name, ...readPointing(state) })
    }
    return others
  }

  const onChange = guarded(() => {
    people = look()
    const writers = new Map<string, string>()
    const fields = new Map<string, string>()
    for (const person of people) {
      if (person.editing !== null) writers.set(person.editing, person.name)
      if (person.writing === null) continue
      const before = fields.get(person.writing)
      const names = before?.split('\n') ?? []
      // A person with two tabs is one person.
      if (!names.includes(person.name)) fields.set(person.writing, [...names, person.name].join('\n'))
    }
    if (!sameEntries(writers, editing.getState())) editing.setState(writers, true)
    if (!sameEntries(fields, writing.getState())) writing.setState(fields, true)
    const cursors = people.filter(({ cursor }) => cursor !== null).length
    undrawn.setState(Math.max(0, cursors - MOST), true)
    for (const listener of listeners) listener()
  })
  awareness.on('change', onChange)
  const unsubscribe = presence.subscribe(onChange)
  onChange()

  return {
    editing,
    writing,
    undrawn,
    read: () => people,
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
