import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { type Note, readNotes } from '../../model/note.ts'
import type { CanvasRef } from '../../model/series.ts'
import { canvasPath } from '../../sync/protocol.ts'
import type { Me } from '../../sync/room-types.ts'
import { useRoom } from '../../sync/useRoom.ts'

/**
 * What is read from the notes of each canvas; null: they cannot be had. Canvases are opened one after the other, so that a hall
 * that looks at its work does not open all of them at once.
 */
function useEachCanvas<T>(
  me: Me,
  canvases: readonly CanvasRef[],
  read: (notes: readonly Note[]) => T,
): ReadonlyMap<string, T | null> {
  const [store] = useState(() => createStore<ReadonlyMap<string, T | null>>(() => new Map()))
  const all = useStore(store)
  const next = canvases.find(({ id }) => !all.has(id)) ?? null
  const path = next && canvasPath(next)
  const room = useRoom(me.seriesId, path, me.role, me.participantId)

  useEffect(() => {
    if (next === null || !room) return undefined
    const look = () => {
      const { synced, connection } = room.state.getState()
      if (!synced && connection.is !== 'ended') return
      store.setState(new Map(store.getState()).set(next.id, synced ? read(readNotes(room.doc)) : null), true)
    }
    look()
    return room.state.subscribe(look)
  }, [store, next, room, read])
  return all
}

const countAll = (notes: readonly Note[]): number => notes.length

/** How many notes each canvas has; null: it cannot be had. */
export const useNoteCounts = (me: Me, canvases: readonly CanvasRef[]): ReadonlyMap<string, number | null> =>
  useEachCanvas(me, canvases, countAll)

const authorsOf = (notes: readonly Note[]): readonly string[] => notes.flatMap(({ by }) => by ?? [])

/** How many notes each person has made, by their ids; null until all canvases have been looked at, and when one cannot be had. */
export function useNotesBy(me: Me, canvases: readonly CanvasRef[]): ReadonlyMap<string, number> | null {
  const authors = useEachCanvas(me, canvases, authorsOf)
  const counts = new Map<string, number>()
  for (const { id } of canvases) {
    const found = authors.get(id)
    if (!found) return null
    for (const author of found) counts.set(author, (counts.get(author) ?? 0) + 1)
  }
  return counts
}
