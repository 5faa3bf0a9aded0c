import {
  CircleCheck,
  CloudAlert,
  CloudOff,
  CloudUpload,
  LoaderCircle,
  Lock,
  TriangleAlert,
  Unplug,
} from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { useId } from 'react'
import { useStore } from 'zustand'
import { useT } from '../../i18n/index.ts'
import type { TextKey } from '../../i18n/index.ts'
import type { Room } from '../../sync/room-types.ts'
import { leftDocuments } from '../kept/left-documents.ts'
import type { SavedState as State } from './saved-state.ts'
import styles from './SavedState.module.css'
import { useSavedState } from './use-saved-state.ts'

interface Look {
  readonly icon: LucideIcon
  readonly text: TextKey
  /** What it means, for those who ask: one sentence after the other. */
  readonly more: readonly TextKey[]
  readonly tone: 'good' | 'quiet' | 'warning' | 'danger'
}

const here = (icon: LucideIcon, why: TextKey): Look => ({
  icon,
  text: 'workshop.here',
  more: ['workshop.hereMore', why],
  tone: 'warning',
})
const nowhere = (why: TextKey): Look => ({
  icon: TriangleAlert,
  text: 'workshop.nowhere',
  more: ['workshop.nowhereMore', why],
  tone: 'danger',
})

const LOOKS: Readonly<Record<State, Look>> = {
  saved: { icon: CircleCheck, text: 'workshop.saved', more: ['workshop.savedMore'], tone: 'good' },
  saving: { icon: CloudUpload, text: 'workshop.saving', more: ['workshop.savingMore'], tone: 'quiet' },
  connecting: {
    icon: LoaderCircle,
    text: 'workshop.connecting',
    more: ['workshop.connectingMore'],
    tone: 'quiet',
  },
  left: { icon: CloudAlert, text: 'workshop.left', more: ['workshop.leftMore'], tone: 'warning' },
  offline: { icon: CloudOff, text: 'workshop.offline', more: ['workshop.offlineMore'], tone: 'quiet' },
  ended: { icon: Unplug, text: 'workshop.ended', more: ['workshop.endedMore'], tone: 'warning' },
  'here-ended': here(Unplug, 'workshop.whyEnded'),
  'here-read-only': here(Lock, 'workshop.whyReadOnly'),
  'here-closed': here(Lock, 'workshop.whyClosed'),
  'here-storage': here(CloudAlert, 'workshop.whyStorage'),
  'here-offline': here(CloudOff, 'workshop.whyOffline'),
  'here-slow': here(CloudOff, 'workshop.whySlow'),
  'nowhere-ended': nowhere('workshop.whyEnded'),
  'nowhere-read-only': nowhere('workshop.whyReadOnly'),
  'nowhere-closed': nowhere('workshop.whyClosed'),
  'nowhere-storage': nowhere('workshop.whyStorage'),
  'nowhere-offline': nowhere('workshop.whyOffline'),
  'nowhere-slow': nowhere('workshop.whySlow'),
}

/** Whether what was written is on the server, in words; on a phone the words show on a tap. */
export function SavedState({ rooms }: { readonly rooms: readonly (Room | null)[] }) {
  const t = useT()
  const id = useId()
  const hasLeft = useStore(leftDocuments, ({ length }) => length > 0)
  const now = useSavedState(rooms)
  const state = hasLeft && (now === 'saved' || now === 'offline') ? 'left' : now
  const { icon: Icon, text, more, tone } = LOOKS[state]
  const words = more.map((key) => t(key)).join(' ')
  return (
    <>
      <button
        type="button"
        className={styles['state']}
        data-state={state}
        data-tone={tone}
        popoverTarget={id}
        title={words}
      >
        <Icon aria-hidden />
        <span className={styles['text']}>{t(text)}</span>
      </button>
      <div id={id} popover="auto" className={styles['more']}>
        <strong>{t(text)}</strong>
        <p>{words}</p>
      </div>
    </>
  )
}
