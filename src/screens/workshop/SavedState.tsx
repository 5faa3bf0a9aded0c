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
import { createPart, usePart } from '../../ui/on-demand.tsx'

/** What the states mean, for those who ask. */
const savedWords = createPart(() => import('./saved-words.ts'))

interface Look {
  readonly icon: LucideIcon
  readonly text: TextKey
  readonly tone: 'good' | 'quiet' | 'warning' | 'danger'
}

const here = (icon: LucideIcon): Look => ({ icon, text: 'workshop.here', tone: 'warning' })
const nowhere: Look = { icon: TriangleAlert, text: 'workshop.nowhere', tone: 'danger' }

const LOOKS: Readonly<Record<State, Look>> = {
  saved: { icon: CircleCheck, text: 'workshop.saved', tone: 'good' },
  saving: { icon: CloudUpload, text: 'workshop.saving', tone: 'quiet' },
  connecting: {
    icon: LoaderCircle,
    text: 'workshop.connecting',
    tone: 'quiet',
  },
  keeping: { icon: CloudUpload, text: 'workshop.saving', tone: 'warning' },
  left: { icon: CloudAlert, text: 'workshop.left', tone: 'warning' },
  offline: { icon: CloudOff, text: 'workshop.offline', tone: 'quiet' },
  ended: { icon: Unplug, text: 'workshop.ended', tone: 'warning' },
  'here-ended': here(Unplug),
  'here-read-only': here(Lock),
  'here-closed': here(Lock),
  'here-storage': here(CloudAlert),
  'here-offline': here(CloudOff),
  'here-slow': here(CloudOff),
  'nowhere-ended': nowhere,
  'nowhere-read-only': nowhere,
  'nowhere-closed': nowhere,
  'nowhere-storage': nowhere,
  'nowhere-offline': nowhere,
  'nowhere-slow': nowhere,
}

/** Whether what was written is on the server, in words; on a phone the words show on a tap. */
export function SavedState({ rooms }: { readonly rooms: readonly (Room | null)[] }) {
  const t = useT()
  const id = useId()
  const hasLeft = useStore(leftDocuments, ({ length }) => length > 0)
  const now = useSavedState(rooms)
  const state = hasLeft && (now === 'saved' || now === 'offline') ? 'left' : now
  const { icon: Icon, text, tone } = LOOKS[state]
  const words = usePart(savedWords, false)?.wordsOf(t, state)
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
