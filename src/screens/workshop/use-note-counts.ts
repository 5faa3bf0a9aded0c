import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { readNotes } from '../../model/note.ts'
import type { CanvasRef } from '../../model/series.ts'
import { canvasPath } from '../../sync/protocol.ts'
import type { Me } from '../../sync/room-types.ts'
import { useRoom } from '../../sync/useRoom.ts'

/**
 * How many notes each canvas has; null: it cannot be had. Canvases are opened one after the other, so that a hall that looks at its work does not
 * open all of them at once.
 */
export function useNoteCounts(me: Me, canvases: readonly CanvasRef[]): ReadonlyMap<string, number | null> {
  const [store] = useState(() => createStore<ReadonlyMap<string, number | null>>(() => new Map()))
  const counts = useStore(store)
  const next = canvases.find(({ id }) => !counts.has(id)) ?? null
  const path = next && canvasPath(next)
  const room = useRoom(me.seriesId, path, me.role, me.participantId)

  useEffect(() => {
    if (next === null || !room) return undefined
    const count = () => {
      const { synced, connection } = room.state.getState()
      if (!synced && connection.is !== 'ended') return
      store.setState(new Map(store.getState()).set(next.id, synced ? readNotes(room.doc).length : null), true)
    }
    count()
    return room.state.subscribe(count)
  }, [store, next, room])
  return counts
}
