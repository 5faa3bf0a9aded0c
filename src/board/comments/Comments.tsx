import { X } from 'lucide-react'
import { useEffect, useEffectEvent, useId, useRef } from 'react'
import { useT } from '../../i18n/index.ts'
import type { Note } from '../../model/note.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { notify } from '../../ui/notices.ts'
import { useBoard, useBoardState, useNote } from '../state/board-context.ts'
import { CommentList } from './CommentList.tsx'
import { CommentWriting } from './CommentWriting.tsx'
import styles from './Comments.module.css'
import { readDraft } from './drafts.ts'

/** The comments on the note that they were opened for: beside the sheet where there is room, else over it. */
export function Comments({ over }: { readonly over: boolean }) {
  const open = useBoardState(({ panel }) => (panel?.kind === 'comments' ? panel.note : null))
  return open === null ? null : <OfNote key={open} id={open} over={over} />
}

function OfNote({ id, over }: { readonly id: string; readonly over: boolean }) {
  const { state, acts, room, participant } = useBoard()
  const t = useT()
  const note = useNote(id)
  const isGone = note === null
  const tell = useEffectEvent(() => {
    if (readDraft(participant, id).trim() === '') return
    notify({
      kind: 'info',
      text: t('comments.noteGone'),
      about: room.doc,
      action: { label: t('board.restore'), onSelect: () => acts.bringBack(id) },
    })
  })
  useEffect(() => {
    if (!isGone) return
    tell()
    state.setState({ panel: null })
  }, [isGone, state])

  const close = () => state.setState({ panel: null })
  if (!note) return null
  if (!over) return <Panel note={note} onClose={close} />
  return (
    <Dialog open title={t('comments.title')} onClose={close}>
      <Thread note={note} />
    </Dialog>
  )
}

interface PanelProps {
  readonly note: Note
  readonly onClose: () => void
}

function Panel({ note, onClose }: PanelProps) {
  const t = useT()
  const id = useId()
  const element = useRef<HTMLElement>(null)

  useEffect(() => {
    const panel = element.current
    const before = document.activeElement
    const first = panel?.querySelector<HTMLElement>('textarea') ?? panel?.querySelector<HTMLElement>('h2')
    first?.focus({ preventScroll: true })
    return () => {
      // Closed by its own means the focus goes back to the note; elsewhere it stays where it is.
      const { activeElement } = document
      if (activeElement !== document.body && !panel?.contains(activeElement)) return
      const card = document.querySelector<HTMLElement>(`[data-note="${CSS.escape(note.id)}"] [data-stop]`)
      const target = card ?? (before instanceof HTMLElement && before.isConnected ? before : null)
      target?.focus({ preventScroll: true })
    }
  }, [note.id])

  return (
    // Esc anywhere in it closes it; the close button does the same. Other keys in it are not the board's.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <aside
      ref={element}
      className={styles['panel']}
      aria-labelledby={id}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Escape' && !event.nativeEvent.isComposing) onClose()
      }}
    >
      <header className={styles['header']}>
        <h2 id={id} tabIndex={-1} className={styles['title']}>
          {t('comments.title')}
        </h2>
        <IconButton label={t('comments.close')} icon={X} onClick={onClose} />
      </header>
      <Thread note={note} />
    </aside>
  )
}

function Thread({ note }: { readonly note: Note }) {
  const { language } = useBoard()
  const t = useT()
  return (
    <div className={styles['thread']}>
      <blockquote className={styles['note']} data-color={note.color} lang={language}>
        {note.text.trim() === '' ? t('board.emptyNote') : note.text}
      </blockquote>
      <CommentList note={note.id} />
      <CommentWriting note={note.id} />
    </div>
  )
}
