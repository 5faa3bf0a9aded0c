import { useEffect, useSyncExternalStore, useCallback, useRef } from 'react'
import { guarded } from '../../model/documents.ts'
import type { Room } from '../../sync/room-types.ts'

const NOWHERE: ReadonlyMap<string, string> = new Map()

/** Where each person is: participant id → canvas id. Of several tabs the last one heard of. */
function readPlaces({ awareness, presence }: Pick<Room, 'awareness' | 'presence'>): Map<string, string> {
  const { clients, people } = presence.getState()
  const places = new Map<string, string>()
  for (const [client, state] of awareness.getStates()) {
    const person = clients.get(client)
    const canvas: unknown = state['canvas']
    if (person !== undefined && people.has(person) && typeof canvas === 'string') places.set(person, canvas)
  }
  return places
}

const same = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean =>
  a.size === b.size && [...a].every(([key, value]) => b.get(key) === value)

/** Tells the series which canvas this tab looks at: a word a change, on the room that everyone has. */
export function useTellPlace(room: Room, canvas: string | null): void {
  useEffect(() => room.awareness.setLocalStateField('canvas', canvas), [room, canvas])
}

/** Which canvas everyone is on, the same map until somebody goes elsewhere. */
export function usePlaces(room: Room): ReadonlyMap<string, string> {
  const last = useRef(NOWHERE)
  const subscribe = useCallback(
    (listener: () => void) => {
      const onChange = guarded(listener)
      room.awareness.on('change', onChange)
      const unsubscribe = room.presence.subscribe(onChange)
      return () => {
        room.awareness.off('change', onChange)
        unsubscribe()
      }
    },
    [room],
  )
  return useSyncExternalStore(subscribe, () => {
    const next = readPlaces(room)
    if (!same(next, last.current)) last.current = next
    return last.current
  })
}

/** How many others are on each canvas. @param me one's own participant id */
export function countPlaces(places: ReadonlyMap<string, string>, me: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const [person, canvas] of places) if (person !== me) counts.set(canvas, (counts.get(canvas) ?? 0) + 1)
  return counts
}
