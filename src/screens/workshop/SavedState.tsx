import { CircleCheck, CloudAlert, CloudOff, LoaderCircle, Lock, Unplug } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { useId } from 'react'
import { useT } from '../../i18n/index.ts'
import type { TextKey } from '../../i18n/index.ts'
import type { Room } from '../../sync/room-types.ts'
import { savedState } from './saved-state.ts'
import type { SavedState as State } from './saved-state.ts'
import styles from './SavedState.module.css'
import { useRooms } from './use-rooms.ts'

interface Look {
  readonly icon: LucideIcon
  readonly text: TextKey
  /** What it means, for those who ask. */
  readonly more: TextKey
  readonly tone: 'good' | 'quiet' | 'warning'
}

const LOOKS: Readonly<Record<State, Look>> = {
  saved: { icon: CircleCheck, text: 'workshop.saved', more: 'workshop.savedMore', tone: 'good' },
  saving: { icon: LoaderCircle, text: 'workshop.saving', more: 'workshop.savingMore', tone: 'quiet' },
  connecting: {
    icon: LoaderCircle,
    text: 'workshop.connecting',
    more: 'workshop.connectingMore',
    tone: 'quiet',
  },
  offline: { icon: CloudOff, text: 'workshop.offline', more: 'workshop.offlineMore', tone: 'warning' },
  'only-here': { icon: Lock, text: 'workshop.onlyHere', more: 'workshop.onlyHereMore', tone: 'warning' },
  storage: { icon: CloudAlert, text: 'workshop.storage', more: 'workshop.storageMore', tone: 'warning' },
  ended: { icon: Unplug, text: 'workshop.ended', more: 'workshop.endedMore', tone: 'warning' },
}

/** Whether what was written is on the server, in words; on a phone the words show on a tap. */
export function SavedState({ rooms }: { readonly rooms: readonly (Room | null)[] }) {
  const t = useT()
  const id = useId()
  const state = useRooms(rooms, savedState)
  const { icon: Icon, text, more, tone } = LOOKS[state]
  return (
    <>
      <button
        type="button"
        className={styles['state']}
        data-state={state}
        data-tone={tone}
        popoverTarget={id}
        title={t(more)}
      >
        <Icon aria-hidden />
        <span className={styles['text']}>{t(text)}</span>
      </button>
      <div id={id} popover="auto" className={styles['more']}>
        <strong>{t(text)}</strong>
        <p>{t(more)}</p>
      </div>
    </>
  )
}
