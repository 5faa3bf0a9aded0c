import { Lock } from 'lucide-react'
import { useStore } from 'zustand'
import { useLocation } from 'wouter'
import { Hyphenated } from '../../board/text/Hyphenated.tsx'
import { useT } from '../../i18n/index.ts'
import { readCompass } from '../../model/compass.ts'
import type { Note } from '../../model/note.ts'
import { canvasRight } from '../../model/role.ts'
import type { CanvasRef, Series } from '../../model/series.ts'
import type { CompassTemplate } from '../../model/template.ts'
import { canvasPath } from '../../sync/protocol.ts'
import type { Me, Room } from '../../sync/room-types.ts'
import { useDocument } from '../../sync/useDocument.ts'
import { useRoom } from '../../sync/useRoom.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { notify } from '../../ui/notices.ts'
import { workshopPath } from '../paths.ts'
import { compassCanvas } from './canvas-name.ts'
import { TakeUpForm } from './TakeUpForm.tsx'
import styles from './TakeUpDialog.module.css'

export interface TakeUpDialogProps {
  readonly note: Note
  /** The canvas that the note is on. */
  readonly canvas: CanvasRef
  readonly series: Series
  readonly me: Me
  readonly onClose: () => void
}

/** Takes a note of a canvas up into the compass: as material, a deed, or the draft of a key result. */
export function TakeUpDialog({ note, canvas, series, me, onClose }: TakeUpDialogProps) {
  const t = useT()
  const compass = compassCanvas(series)
  const may = compass !== null && canvasRight(me.role, compass.ref.state) === 'write'
  const room = useRoom(me.seriesId, may ? canvasPath(compass.ref) : null, me.role, me.participantId)
  const taken = { canvas: canvas.id, note: note.id, words: note.text }
  const reason = !compass
    ? t('compass.takeUpNoCompass')
    : note.text.trim() === ''
      ? t('compass.noteEmpty')
      : t(me.role === 'viewer' ? 'compass.takeUpViewer' : 'compass.takeUpClosed')

  return (
    <Dialog open onClose={onClose} title={t('compass.takeUpTitle')} wide>
      <blockquote className={styles['note']} data-color={note.color} lang={series.language}>
        <Hyphenated text={note.text} language={series.language} />
      </blockquote>
      {!may || note.text.trim() === '' ? (
        <output className={styles['closed']}>
          <Lock aria-hidden />
          {reason}
        </output>
      ) : room ? (
        <Opened
          room={room}
          template={compass.template}
          compassId={compass.ref.id}
          note={taken}
          series={series}
          me={me}
          onClose={onClose}
        />
      ) : (
        <p className={styles['quiet']}>{t('common.loading')}</p>
      )}
    </Dialog>
  )
}

interface OpenedProps {
  readonly room: Room
  readonly template: CompassTemplate
  readonly compassId: string
  readonly note: { readonly canvas: string; readonly note: string; readonly words: string }
  readonly series: Series
  readonly me: Me
  readonly onClose: () => void
}

function Opened({ room, template, compassId, note, series, me, onClose }: OpenedProps) {
  const t = useT()
  const [, navigate] = useLocation()
  const { synced, connection } = useStore(room.state)
  const compass = useDocument(room.doc, readCompass)
  if (!synced) {
    return (
      <p className={styles['quiet']}>
        {connection.is === 'ended' ? t('compass.canvasUnreachable') : t('common.loading')}
      </p>
    )
  }
  return (
    <TakeUpForm
      room={room}
      compass={compass}
      template={template}
      language={series.language}
      note={note}
      onClose={onClose}
      onTaken={(said) => {
        onClose()
        notify({
          text: said,
          kind: 'info',
          about: compassId,
          action: {
            label: t('compass.openCompass'),
            onSelect: () => navigate(workshopPath(me.seriesId, me.role, compassId)),
          },
        })
      }}
    />
  )
}
