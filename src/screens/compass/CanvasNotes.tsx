import { useEffect, useEffectEvent } from 'react'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { type Note, readNotes } from '../../model/note.ts'
import { canvasPath } from '../../sync/protocol.ts'
import type { CanvasRef } from '../../model/series.ts'
import type { Me, Room } from '../../sync/room-types.ts'
import { useDocument } from '../../sync/useDocument.ts'
import { useRoom } from '../../sync/useRoom.ts'

/** A canvas' notes on their way: `null` when the server does not give them. */
type LoadedNotes = readonly Note[] | 'loading' | null

interface CanvasNotesProps {
  readonly me: Me
  readonly canvas: CanvasRef
  readonly children: (notes: LoadedNotes) => ReactNode
}

/** Opens another canvas for as long as its notes are looked at. */
export function CanvasNotes({ me, canvas, children }: CanvasNotesProps) {
  const room = useRoom(me.seriesId, canvasPath(canvas), me.role, me.participantId)
  return room ? <RoomNotes room={room}>{children}</RoomNotes> : children('loading')
}

function RoomNotes({
  room,
  children,
}: {
  readonly room: Room
  readonly children: CanvasNotesProps['children']
}) {
  const { synced, connection } = useStore(room.state)
  const notes = useDocument(room.doc, readNotes)
  if (synced) return children(notes)
  return children(connection.is === 'ended' ? null : 'loading')
}

interface ReadOnceProps {
  readonly me: Me
  readonly canvas: CanvasRef
  readonly onRead: (canvas: string, notes: readonly Note[] | null) => void
}

/** Reads a canvas' notes once; the owner then takes it away, and the canvas is closed again. */
export function ReadOnce({ me, canvas, onRead }: ReadOnceProps) {
  return (
    <CanvasNotes me={me} canvas={canvas}>
      {(notes) => notes !== 'loading' && <Report canvas={canvas} notes={notes} onRead={onRead} />}
    </CanvasNotes>
  )
}

function Report({
  canvas,
  notes,
  onRead,
}: Pick<ReadOnceProps, 'canvas' | 'onRead'> & { readonly notes: readonly Note[] | null }) {
  const report = useEffectEvent(() => onRead(canvas.id, notes))
  useEffect(() => report(), [])
  return null
}
