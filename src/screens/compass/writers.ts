import { useEffect, useState } from 'react'
import { type StoreApi, createStore } from 'zustand/vanilla'
import { say } from '../../board/state/say.ts'
import { ROLE_NAMES } from '../../i18n/role-names.ts'
import { guarded } from '../../model/documents.ts'
import type { Room } from '../../sync/room-types.ts'

/** Who else is writing where: a text's key → names, ready to show. */
export type Writers = StoreApi<ReadonlyMap<string, string>>

function whoWrites({
  awareness,
  presence,
}: Pick<Room, 'awareness' | 'presence'>): ReadonlyMap<string, string> {
  const { clients, people } = presence.getState()
  const names = new Map<string, Set<string>>()
  for (const [client, state] of awareness.getStates()) {
    const key: unknown = state['editing']
    if (client === awareness.clientID || typeof key !== 'string') continue
    // Names come from the server only; a client that it does not know is not shown.
    const person = people.get(clients.get(client) ?? '')
    if (!person) continue
    names.set(key, (names.get(key) ?? new Set()).add(person.name || say(ROLE_NAMES[person.role])))
  }
  return new Map([...names].map(([key, some]) => [key, [...some].sort().join(', ')]))
}

/** Follows who writes where in a room, as long as the component is there. */
export function useWriters(room: Room): Writers {
  const [writers] = useState(() => createStore(() => whoWrites(room)))
  useEffect(() => {
    const update = guarded(() => writers.setState(whoWrites(room), true))
    update()
    room.awareness.on('change', update)
    const stop = room.presence.subscribe(update)
    return () => {
      room.awareness.off('change', update)
      stop()
      room.awareness.setLocalStateField('editing', null)
    }
  }, [room, writers])
  return writers
}
