import { Suspense } from 'react'
import { useStore } from 'zustand'
import { useT } from '../../i18n/index.ts'
import type { Room } from '../../sync/room-types.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import styles from './Dialogs.module.css'
import {
  Agenda,
  ArchiveDialog,
  DeleteDialog,
  DetailsDialog,
  EraseDialog,
  HistoryDialog,
  JoinProjection,
  LinksDialog,
  NextStep,
  PeopleList,
  SearchDialog,
  TimerControls,
} from './parts.ts'
import { peopleHere } from './people-here.ts'
import { stageOf } from './stage.ts'
import { TimerFace } from './TimerFace.tsx'
import { useWorkshop } from './workshop-context.ts'
import type { OpenDialog } from './workshop-context.ts'

interface DialogsProps {
  readonly shown: OpenDialog | null
  readonly onClose: () => void
  readonly desk: Room | null
}

/** What lies over the workshop, one at a time. */
export function Dialogs(props: DialogsProps) {
  return (
    <Suspense>
      <Shown {...props} />
    </Suspense>
  )
}

/** The dialog's title is the list's heading. */
function PeopleDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const { me, room } = useWorkshop()
  const count = peopleHere(useStore(room.presence), me).length
  return (
    <Dialog open onClose={onClose} title={t('workshop.peopleCount', { count })}>
      <PeopleList plain />
    </Dialog>
  )
}

function Shown({ shown, onClose, desk }: DialogsProps) {
  const t = useT()
  const { me, series } = useWorkshop()
  switch (shown) {
    case null:
      return null
    case 'links':
      return <LinksDialog onClose={onClose} />
    case 'code':
      return <JoinProjection onClose={onClose} />
    case 'details':
      return <DetailsDialog onClose={onClose} />
    case 'people':
      return <PeopleDialog onClose={onClose} />
    case 'history':
      return <ShownHistory onClose={onClose} />
    case 'archive':
      return <ArchiveDialog series={series} seriesId={me.seriesId} onClose={onClose} />
    case 'erase':
      return <EraseDialog onClose={onClose} />
    case 'delete':
      return <DeleteDialog seriesId={me.seriesId} title={series.title} onClose={onClose} />
    case 'search':
      return <SearchDialog onClose={onClose} />
    case 'timer':
      return <TimerDialog onClose={onClose} />
    case 'agenda':
      return (
        <Dialog open onClose={onClose} title={t('workshop.agenda')} footer={<NextStep plain />} toRead>
          <div className={styles['agenda']}>
            <Agenda desk={desk} />
          </div>
        </Dialog>
      )
  }
}

/** Begins with the canvas that is on the stage. */
function ShownHistory({ onClose }: { readonly onClose: () => void }) {
  const { me, series, chosen } = useWorkshop()
  const stage = stageOf(series, chosen)
  const canvas = stage.kind === 'canvas' ? stage.canvas.id : null
  return <HistoryDialog me={me} series={series} canvas={canvas} onClose={onClose} />
}

function TimerDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const { series, room } = useWorkshop()
  return (
    <Dialog open onClose={onClose} title={t('workshop.timer')}>
      <div className={styles['timer']}>
        {series.timer && <TimerFace timer={series.timer} now={room.now} />}
        <TimerControls />
      </div>
    </Dialog>
  )
}
