import { useEffect } from 'react'
import { useStore } from 'zustand'
import { useT } from '../../i18n/index.ts'
import { DOCUMENT_VERSION } from '../../model/documents.ts'
import type { Role } from '../../model/role.ts'
import { readSeries } from '../../model/series.ts'
import type { Me, Room } from '../../sync/room-types.ts'
import { useDocument } from '../../sync/useDocument.ts'
import { useRoom } from '../../sync/useRoom.ts'
import { Waiting } from '../../ui/Waiting.tsx'
import { SessionGate } from '../join/SessionGate.tsx'
import { OutdatedPage } from './OutdatedPage.tsx'
import { EndedScreen, loadRunning } from './parts.ts'
import { WorkshopTable } from './WorkshopTable.tsx'

interface WorkshopScreenProps {
  readonly seriesId: string
  /** The role that the tab uses; null: the strongest one of this device. */
  readonly role: Role | null
  /** The canvas that the address chooses; null: whatever the step shows. */
  readonly canvas: string | null
}

/** A workshop as it goes on: the step that the facilitator runs, and everyone in it. */
export function WorkshopScreen({ seriesId, role, canvas }: WorkshopScreenProps) {
  useEffect(() => {
    if (role === 'facilitator') loadRunning()
  }, [role])
  return (
    <SessionGate seriesId={seriesId} role={role}>
      {(me) => <Entered me={me} canvas={canvas} />}
    </SessionGate>
  )
}

function Entered({ me, canvas }: { readonly me: Me; readonly canvas: string | null }) {
  const room = useRoom(me.seriesId, 'series', me.role, me.participantId)
  return room ? <Connected me={me} canvas={canvas} room={room} /> : <Waiting />
}

interface ConnectedProps {
  readonly me: Me
  readonly canvas: string | null
  readonly room: Room
}

/** From the first word of the server to the series: every way in which it may not come. */
export function Connected({ me, canvas, room }: ConnectedProps) {
  const t = useT()
  const connection = useStore(room.state, (state) => state.connection)
  const series = useDocument(room.doc, readSeries)
  if (!series) {
    if (connection.is === 'ended') return <EndedScreen code={connection.code} me={me} />
    return <Waiting text={t(connection.is === 'offline' ? 'workshop.stillConnecting' : 'common.loading')} />
  }
  if (series.version > DOCUMENT_VERSION) return <OutdatedPage />
  return <WorkshopTable me={me} room={room} series={series} chosen={canvas} />
}
