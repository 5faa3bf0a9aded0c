import { Suspense, useState } from 'react'
import { useStore } from 'zustand'
import { Board } from '../../board/Board.tsx'
import { answeredSheet } from '../../board/links/answered-sheet.ts'
import { useT } from '../../i18n/index.ts'
import { readCanvasMeta } from '../../model/canvas.ts'
import { DOCUMENT_VERSION } from '../../model/documents.ts'
import type { Note } from '../../model/note.ts'
import { canvasRight } from '../../model/role.ts'
import type { CanvasRef } from '../../model/series.ts'
import { closeText } from '../../i18n/error-text.ts'
import { canvasPath } from '../../sync/protocol.ts'
import type { Room } from '../../sync/room-types.ts'
import { useDocument } from '../../sync/useDocument.ts'
import { Beside, CompassEditor, EraseNoteDialog, NotHere, TakeUpDialog } from './parts.ts'
import { OutdatedPage } from './OutdatedPage.tsx'
import { Quiet } from './Quiet.tsx'
import { templateOf } from './stage.ts'
import { useWorkshop } from './workshop-context.ts'

interface CanvasStageProps {
  readonly canvas: CanvasRef
  /** The field or the part of the compass that the step is about. */
  readonly place: string | null
  readonly room: Room | null
  /** The room of the sheet that this one answers, if it answers one and is looked at beside it. */
  readonly askingRoom: Room | null
}

/** A canvas of the series, with what this person may do on it now. */
export function CanvasStage({ canvas, place, room, askingRoom }: CanvasStageProps) {
  const t = useT()
  if (templateOf(canvas) === 'unknown') return <OutdatedPage />
  if (!room) return <Quiet title={t('common.loading')} />
  return (
    <OpenCanvas key={canvasPath(canvas)} canvas={canvas} place={place} room={room} askingRoom={askingRoom} />
  )
}

/** A note and the canvas that it is on. */
interface OfCanvas {
  readonly note: Note
  readonly canvas: CanvasRef
}

function OpenCanvas({ canvas, place, room, askingRoom }: CanvasStageProps & { readonly room: Room }) {
  const t = useT()
  const { me, series } = useWorkshop()
  const connection = useStore(room.state, (state) => state.connection)
  const synced = useStore(room.state, (state) => state.synced)
  const meta = useDocument(room.doc, readCanvasMeta)
  const [taken, setTaken] = useState<OfCanvas | null>(null)
  const [erased, setErased] = useState<OfCanvas | null>(null)
  const template = templateOf(canvas)
  const right = canvasRight(me.role, canvas.state)

  if (template === 'unknown' || (meta !== null && meta.version > DOCUMENT_VERSION)) return <OutdatedPage />
  if (connection.is === 'ended' && !synced) {
    return <Quiet title={t('workshop.canvasUnreachable')} text={closeText(t, connection.code)} />
  }
  if (connection.is === 'offline' && !synced) return <NotHere />
  if (template.kind === 'compass') {
    return (
      <Suspense fallback={<Quiet title={t('common.loading')} />}>
        <CompassEditor
          room={room}
          template={template}
          series={series}
          canvas={canvas}
          place={place}
          me={me}
          right={right}
        />
      </Suspense>
    )
  }
  const actsOn = (on: CanvasRef) => ({
    onTakeUp: me.role === 'viewer' ? undefined : (note: Note) => setTaken({ note, canvas: on }),
    onErase: me.role === 'facilitator' ? (note: Note) => setErased({ note, canvas: on }) : undefined,
  })
  const alone = (
    <Board
      room={room}
      template={template}
      series={series}
      canvas={canvas}
      place={place}
      me={me}
      right={right}
      {...actsOn(canvas)}
    />
  )
  const asking = answeredSheet(series.canvases, canvas)
  return (
    <>
      {asking ? (
        <Suspense fallback={<Quiet title={t('common.loading')} />}>
          <Beside
            series={series}
            me={me}
            asks={{ ...asking, room: askingRoom, ...actsOn(asking.canvas) }}
            answers={{ room, template, canvas, ...actsOn(canvas) }}
          >
            {alone}
          </Beside>
        </Suspense>
      ) : (
        alone
      )}
      <Suspense>
        {taken && <TakeUpDialog {...taken} series={series} me={me} onClose={() => setTaken(null)} />}
        {erased && (
          <EraseNoteDialog
            series={series}
            seriesId={me.seriesId}
            canvas={erased.canvas.id}
            note={erased.note}
            onClose={() => setErased(null)}
          />
        )}
      </Suspense>
    </>
  )
}
