import { useT } from '../../i18n/index.ts'
import type { Note } from '../../model/note.ts'
import { useBoard, useBoardState, useRights } from '../state/board-context.ts'
import type { ReactionCount } from '../state/reactions-store.ts'
import { StampIcon } from './StampIcon.tsx'
import styles from './ReactionChips.module.css'
import { stampName } from './stamp-name.ts'

/** Below this scale the chips are too small to press: one's reaction is changed in the note's tools then. */
const PRESSABLE = 0.72

interface ReactionChipsProps {
  readonly note: Note['id']
  readonly reactions: readonly ReactionCount[]
  /** On the sheet they hang on the note's lower edge; in the list they are a row of it. */
  readonly hanging: boolean
}

/** The reactions to a note with their counts; a press adds one's own or takes it back. */
export function ReactionChips({ note, reactions, hanging }: ReactionChipsProps) {
  const { acts } = useBoard()
  const { mayWrite } = useRights()
  const t = useT()
  const near = useBoardState(({ scale }) => scale >= PRESSABLE)
  const pressable = mayWrite && (near || !hanging)
  return (
    <ul
      className={styles['chips']}
      data-hanging={hanging || undefined}
      aria-label={t('drawing.reactions')}
      data-reactions
    >
      {reactions.map(({ kind, count, mine }) => {
        const label = t(mine ? 'drawing.reactionMine' : 'drawing.reaction', {
          stamp: t(stampName[kind]),
          count,
        })
        const face = (
          <>
            <StampIcon kind={kind} className={styles['icon']} />
            <span aria-hidden>{count}</span>
          </>
        )
        return (
          <li key={kind}>
            {pressable ? (
              <button
                type="button"
                // On the sheet the note's own tools are the way there by keyboard: hundreds of stops would be none.
                tabIndex={hanging ? -1 : 0}
                className={styles['chip']}
                data-mine={mine || undefined}
                data-no-drag
                aria-pressed={mine}
                aria-label={label}
                title={label}
                onClick={(event) => {
                  event.stopPropagation()
                  acts.react(note, kind)
                }}
              >
                {face}
              </button>
            ) : (
              <span className={styles['chip']} data-mine={mine || undefined} role="img" aria-label={label}>
                {face}
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}
