import { SendHorizontal } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { MAX_COMMENT_TEXT } from '../../model/limits.ts'
import { Button } from '../../ui/Button.tsx'
import { useBoard, useRights } from '../state/board-context.ts'
import styles from './Comments.module.css'
import { keepDraft, readDraft } from './drafts.ts'

/** From so few characters left on it is said how many. */
const NEARLY_FULL = 60

/** Where one says something about a note. What was begun stays until it is sent. */
export function CommentWriting({ note }: { readonly note: string }) {
  const { acts, language } = useBoard()
  const { me, mayWrite } = useRights()
  const participant = me?.participantId ?? ''
  const [draft, setDraft] = useState(() => readDraft(participant, note))
  const t = useT()
  const hint = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  if (!mayWrite) {
    return (
      <p className={styles['none']}>
        {t('comments.readOnly')} {draft.trim() !== '' && t('comments.draftKept')}
      </p>
    )
  }

  const left = MAX_COMMENT_TEXT - draft.trim().length
  const isTooLong = left < 0

  function write(text: string): void {
    setDraft(text)
    keepDraft(participant, note, text, draft)
  }

  function send(): void {
    if (acts.comment(note, draft)) write('')
    area.current?.focus()
  }

  return (
    <form
      className={styles['writing']}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <textarea
        ref={area}
        className={styles['area']}
        aria-label={t('comments.write')}
        placeholder={t('comments.write')}
        aria-describedby={hint}
        aria-invalid={isTooLong || undefined}
        rows={3}
        lang={language}
        value={draft}
        onChange={(event) => write(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
          event.preventDefault()
          send()
        }}
      />
      <p id={hint} className={styles['hint']} data-wrong={isTooLong || undefined} role="status">
        {isTooLong
          ? t('comments.tooLong', { max: MAX_COMMENT_TEXT, over: -left })
          : left <= NEARLY_FULL
            ? t('comments.left', { left })
            : t('comments.hint')}
      </p>
      <Button type="submit" kind="primary" icon={SendHorizontal} disabled={isTooLong || draft.trim() === ''}>
        {t('comments.send')}
      </Button>
    </form>
  )
}
