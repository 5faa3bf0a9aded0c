import { useLayoutEffect, useRef } from 'react'
import { useT } from '../../i18n/index.ts'
import { STAMP_KINDS } from '../../model/stamps.ts'
import { useBoard, useReactions } from '../state/board-context.ts'
import styles from './ReactButton.module.css'
import { StampIcon } from './StampIcon.tsx'
import { stampName } from './stamp-name.ts'

interface ReactionRowProps {
  readonly note: string
  /** It is there, and after that what is around it may have moved. */
  readonly onShown: (isFirst: boolean) => void
}

/** Six toggles: one's own reactions to a note. */
export function ReactionRow({ note, onShown }: ReactionRowProps) {
  const { acts } = useBoard()
  const reactions = useReactions(note)
  const t = useT()
  const shown = useRef(onShown)
  const isFirst = useRef(true)
  useLayoutEffect(() => {
    shown.current(isFirst.current)
    isFirst.current = false
  })
  return (
    <div className={styles['row']}>
      {STAMP_KINDS.map((kind) => (
        <button
          key={kind}
          type="button"
          className={styles['toggle']}
          aria-label={t(stampName[kind])}
          title={t(stampName[kind])}
          aria-pressed={reactions.some((reaction) => reaction.kind === kind && reaction.mine)}
          onClick={() => acts.react(note, kind)}
        >
          <StampIcon kind={kind} className={styles['icon']} />
        </button>
      ))}
    </div>
  )
}
