import { useStore } from 'zustand'
import { useT } from '../../i18n/index.ts'
import { findTemplate } from '../../model/catalogue.ts'
import { readCompass } from '../../model/compass.ts'
import type { Role } from '../../model/role.ts'
import { readSeries, type CanvasRef, type Series } from '../../model/series.ts'
import type { CompassTemplate } from '../../model/template.ts'
import { canvasPath, documentPath } from '../../sync/protocol.ts'
import type { Connection, Me, Room } from '../../sync/room-types.ts'
import { useDocument } from '../../sync/useDocument.ts'
import { useRoom } from '../../sync/useRoom.ts'
import { Button } from '../../ui/Button.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { SessionGate } from '../join/SessionGate.tsx'
import { PosterMessage } from './PosterMessage.tsx'
import { PosterView } from './PosterView.tsx'

/** The wall compass, as large as the window allows, and the ways to take it to a wall. */
export function PosterScreen({ seriesId, role }: { readonly seriesId: string; readonly role: Role | null }) {
  return (
    <SessionGate seriesId={seriesId} role={role}>
      {(me) => <SeriesOfPoster me={me} />}
    </SessionGate>
  )
}

function SeriesOfPoster({ me }: { readonly me: Me }) {
  const t = useT()
  const room = useRoom(me.seriesId, documentPath({ kind: 'series' }), me.role, me.participantId)
  return room ? <CompassOfSeries me={me} seriesRoom={room} /> : <Waiting text={t('poster.loading')} />
}

function CompassOfSeries({ me, seriesRoom }: { readonly me: Me; readonly seriesRoom: Room }) {
  const t = useT()
  const series = useDocument(seriesRoom.doc, readSeries)
  const connection = useStore(seriesRoom.state, (state) => state.connection)
  const canvas = series?.canvases.find(({ template }) => template === 'compass') ?? null
  const path = canvas ? canvasPath(canvas) : null
  const room = useRoom(me.seriesId, path, me.role, me.participantId)

  if (!series) {
    return <Coming me={me} connection={connection} />
  }
  if (!canvas) {
    return <PosterMessage me={me} title={t('poster.noCompassTitle')} text={t('poster.noCompassText')} />
  }
  const template = findTemplate(canvas.template, canvas.templateVersion)
  if (template === 'unknown' || template.kind !== 'compass') {
    return (
      <PosterMessage me={me} title={t('poster.outdatedTitle')} text={t('poster.outdatedText')}>
        <Button kind="primary" size="l" onClick={() => window.location.reload()}>
          {t('common.reload')}
        </Button>
      </PosterMessage>
    )
  }
  if (!room) return <Waiting text={t('poster.loading')} />
  return <CompassOnPaper me={me} series={series} canvas={canvas} template={template} room={room} />
}

/** What one waits for, and whether it can come at all. */
function Coming({ me, connection }: { readonly me: Me; readonly connection: Connection }) {
  const t = useT()
  if (connection.is === 'ended') return <Lost me={me} />
  return <Waiting text={t(connection.is === 'offline' ? 'workshop.stillConnecting' : 'poster.loading')} />
}

function Lost({ me }: { readonly me: Me }) {
  const t = useT()
  return (
    <PosterMessage me={me} title={t('poster.lostTitle')} text={t('poster.lostText')}>
      <Button kind="primary" size="l" onClick={() => window.location.reload()}>
        {t('common.retry')}
      </Button>
    </PosterMessage>
  )
}

function CompassOnPaper({
  me,
  series,
  canvas,
  template,
  room,
}: {
  readonly me: Me
  readonly series: Series
  readonly canvas: CanvasRef
  readonly template: CompassTemplate
  readonly room: Room
}) {
  const compass = useDocument(room.doc, readCompass)
  const { connection, synced } = useStore(room.state)
  if (!synced) {
    return <Coming me={me} connection={connection} />
  }
  return (
    <PosterView
      me={me}
      series={series}
      compass={compass}
      compassId={canvas.id}
      template={template}
      connection={connection}
    />
  )
}
