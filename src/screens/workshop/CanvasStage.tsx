import { Suspense, useState } from 'react'
import { useStore } from 'zustand'
import { Board } from '../../board/Board.tsx'
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
import { CompassEditor, EraseNoteDialog, TakeUpDialog } from './parts.ts'
import { OutdatedPage } from './OutdatedPage.tsx'
import { Quiet } from './Quiet.tsx'
import { templateOf } from './stage.ts'
import { useWorkshop } from './workshop-context.ts'

interface CanvasStageProps {
  readonly canvas: CanvasRef
  /** The field or the part of the compass that the step is about. */
  readonly place: string | null
  readonly room: Room | null
}

/** A canvas of the series, with what this person may do on it now. */
export function CanvasStage({ canvas, place, room }: CanvasStageProps) {
  const t = useT()
  if (templateOf(canvas) === 'unknown') return <OutdatedPage />
  if (!room) return <Quiet title={t('common.loading')} />
  return <OpenCanvas key={canvasPath(canvas)} canvas={canvas} place={place} room={room} />
}

function OpenCanvas({ canvas, place, room }: CanvasStageProps & { readonly room: Room }) {
  const t = useT()
  const { me, series } = useWorkshop()
  const connection = useStore(room.state, (state) => state.connection)
  const synced = useStore(room.state, (state) => state.synced)
  const meta = useDocument(room.doc, readCanvasMeta)
  const [taken, setTaken] = useState<Note | null>(null)
  const [erased, setErased] = useState<Note | null>(null)
  const template = templateOf(canvas)
  const right = canvasRight(me.role, canvas.state)

  if (template === 'unknown' || (meta !== null && meta.version > DOCUMENT_VERSION)) return <OutdatedPage />
  if (connection.is === 'ended' && !synced) {
    return <Quiet title={t('workshop.canvasUnreachable')} text={closeText(t, connection.code)} />
  }
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
  const mayTakeUp = me.role !== 'viewer'
  return (
    <>
      <Board
        room={room}
        template={template}
        series={series}
        canvas={canvas}
        place={place}
        me={me}
        right={right}
        onTakeUp={mayTakeUp ? setTaken : undefined}
        onErase={me.role === 'facilitator' ? setErased : undefined}
      />
      <Suspense>
        {taken && (
          <TakeUpDialog note={taken} canvas={canvas} series={series} me={me} onClose={() => setTaken(null)} />
        )}
        {erased && (
          <EraseNoteDialog
            seriesId={me.seriesId}
            canvas={canvas.id}
            note={erased}
            onClose={() => setErased(null)}
          />
        )}
      </Suspense>
    </>
  )
}
