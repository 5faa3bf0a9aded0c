import { MessageCircle } from 'lucide-react'
import { numberIn } from '../../i18n/forms.ts'
import { useLanguage, useT } from '../../i18n/index.ts'
import { useBoard } from '../state/board-context.ts'
import { useCommentCount } from './comment-counts.ts'
import styles from './CommentCount.module.css'

interface CommentCountProps {
  readonly id: string
  /** Whether Tab leads to it. */
  readonly stop?: boolean
}

/** How many comments a note has, as the way to them; nothing while it has none. */
export function CommentCount({ id, stop = true }: CommentCountProps) {
  const count = useCommentCount(id)
  return count > 0 && <Way id={id} stop={stop} count={count} />
}

function Way({ id, stop, count }: Required<CommentCountProps> & { readonly count: number }) {
  const { state } = useBoard()
  const t = useT()
  const language = useLanguage()
  return (
    <button
      type="button"
      className={styles['count']}
      tabIndex={stop ? 0 : -1}
      aria-label={t('comments.count', { count })}
      title={t('comments.count', { count })}
      data-no-drag
      onClick={(event) => {
        // To the sheet a click within a note selects or writes it.
        event.stopPropagation()
        state.setState({ panel: { kind: 'comments', note: id } })
      }}
    >
      <MessageCircle aria-hidden />
      {numberIn(language, count)}
    </button>
  )
}
