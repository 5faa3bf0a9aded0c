import { Trash2 } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useLanguage, useT } from '../../i18n/index.ts'
import { type Comment, commentsOn } from '../../model/comments.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { useBoard, useRights, useThings } from '../state/board-context.ts'
import styles from './Comments.module.css'
import { timeAgo } from './relative-time.ts'
import { useAuthorName } from './use-author-name.ts'

/** How often "5 minutes ago" is told anew, ms. */
const EVERY = 30_000

function useNow(now: () => number): number {
  const [time, setTime] = useState(now)
  useEffect(() => {
    const interval = setInterval(() => setTime(now()), EVERY)
    return () => clearInterval(interval)
  }, [now])
  return time
}

/** What was said about a note, oldest first. */
export function CommentList({ note }: { readonly note: string }) {
  const { room, acts } = useBoard()
  const t = useT()
  const comments = useThings('comments')
  const list = useMemo(() => commentsOn(note, comments.values()), [note, comments])
  const now = useNow(room.now)
  const element = useRef<HTMLOListElement>(null)

  const newest = list.at(-1)?.id
  useEffect(() => {
    if (newest !== undefined) element.current?.lastElementChild?.scrollIntoView({ block: 'nearest' })
  }, [newest])

  // Taken back here, not at the page's edge: over a phone's sheet nothing else can be pressed.
  const [gone, setGone] = useState<Comment | null>(null)
  const isGone = gone !== null && !comments.has(gone.id)
  return (
    <>
      {list.length === 0 && <p className={styles['none']}>{t('comments.none')}</p>}
      {list.length > 0 && (
        <ol ref={element} className={styles['list']}>
          {list.map((comment) => (
            <Said
              key={comment.id}
              comment={comment}
              now={Math.max(now, comment.made)}
              onRemoved={() => setGone(comment)}
            />
          ))}
        </ol>
      )}
      <div className={styles['gone']} role="status">
        {isGone && (
          <>
            {t('comments.removed')}
            <Button kind="quiet" onClick={() => acts.restoreComment(gone)}>
              {t('board.undo')}
            </Button>
          </>
        )}
      </div>
    </>
  )
}

interface SaidProps {
  readonly comment: Comment
  readonly now: number
  readonly onRemoved: () => void
}

function Said({ comment, now, onRemoved }: SaidProps) {
  const { acts, language } = useBoard()
  const { me, mayWrite } = useRights()
  const t = useT()
  const own = useLanguage()
  const { by, made, text } = comment
  const isMine = by !== null && by === me?.participantId
  const name = useAuthorName(by)
  const runs = me?.role === 'facilitator'
  return (
    <li className={styles['said']}>
      <p className={styles['who']}>
        <strong>{name}</strong>{' '}
        <time dateTime={new Date(made).toISOString()} title={new Date(made).toLocaleString(own)}>
          {timeAgo(own, made, now) ?? t('comments.justNow')}
        </time>
      </p>
      <p className={styles['words']} lang={language}>
        {text}
      </p>
      {mayWrite && (isMine || runs) && (
        <IconButton
          className={styles['remove']}
          label={t('comments.remove', { text: text.length > 40 ? `${text.slice(0, 40)}…` : text })}
          icon={Trash2}
          onClick={() => acts.removeComment(comment.id, runs) && onRemoved()}
        />
      )}
    </li>
  )
}
