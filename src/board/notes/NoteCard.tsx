import { memo, use, useCallback } from 'react'
import { useStore } from 'zustand'
import { useT } from '../../i18n/index.ts'
import { SHEET } from '../../model/geometry.ts'
import { useAuthor } from '../authors/author-names.ts'
import { useBoard, useBoardState, useNote } from '../state/board-context.ts'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { NoteReactions } from '../stamps/NoteReactions.tsx'
import { Hyphenated } from '../text/Hyphenated.tsx'
import { FitContext } from '../beside/fit-context.ts'
import { FitMark } from '../parts.ts'
import { CommentCount } from '../comments/CommentCount.tsx'
import { NoteEditor } from './NoteEditor.tsx'
import { OnlyHere } from './OnlyHere.tsx'
import { isWide, sizeOf, linesLeft } from './note-size.ts'
import styles from './NoteCard.module.css'

/** How wide a long note is while it is selected, sheet units; the style sheet's too. */
const OPEN = { long: 268, wide: 380 }

interface NoteCardProps {
  readonly id: string
  /** Whether Tab leads to it. */
  readonly stop: boolean
}

/**
 * A sticky note on the sheet. There are hundreds: it renders when this note changes, is selected or written, and at no
 * other time; dragging moves its element without it.
 */
export const NoteCard = memo(function NoteCard({ id, stop }: NoteCardProps) {
  const { others, language, geometry } = useBoard()
  const note = useNote(id)
  const selected = useBoardState((board) => board.selection.has(id))
  const editing = useBoardState((board) => board.editing === id)
  const writer = useStore(
    others.editing,
    useCallback((writers: ReadonlyMap<string, string>) => writers.get(id), [id]),
  )
  const isAsked = use(FitContext)?.side === 'asks'
  const author = useAuthor(note?.by ?? null)
  if (!note) return null
  const wide = isWide(note.text)
  const field = geometry.fields.get(note.at.field)
  const lines = field ? linesLeft(field.height, note.at.y) : null
  const right = (field?.x ?? 0) + note.at.x + (wide ? OPEN.wide : OPEN.long)
  return (
    <li
      className={styles['note']}
      // No transform, nor a position: a thousand of them are work for the browser in every frame in which the sheet moves.
      style={{ marginLeft: note.at.x, marginTop: note.at.y, ...(lines === null ? {} : { '--lines': lines }) }}
      data-low={lines ?? undefined}
      data-note={id}
      data-color={note.color}
      data-size={sizeOf(note.text)}
      data-wide={wide || undefined}
      data-end={right > SHEET.width || undefined}
      data-selected={selected || undefined}
      data-editing={editing || undefined}
      data-signed={author !== null || undefined}
    >
      {editing ? (
        <NoteEditor note={note} className={styles['editor']} />
      ) : (
        <button
          type="button"
          tabIndex={stop ? 0 : -1}
          className={styles['card']}
          data-stop={id}
          aria-pressed={selected}
          aria-describedby="board-note-keys"
        >
          {note.text === '' ? (
            <Empty />
          ) : (
            <span className={styles['words']} data-words>
              <Hyphenated text={note.text} language={language} />
            </span>
          )}
        </button>
      )}
      {author !== null && <span className={styles['author']}>{author}</span>}
      <CommentCount id={id} stop={stop} />
      {isAsked && <FitMark id={id} />}
      <NoteReactions id={id} hanging />
      <OnlyHere id={id} />
      {writer !== undefined && <Writer name={writer} />}
    </li>
  )
})

/* What few notes have is apart: a thousand of them would ask for the language in vain. */

function Empty() {
  const t = useT()
  return <VisuallyHidden>{t('board.emptyNote')}</VisuallyHidden>
}

function Writer({ name }: { readonly name: string }) {
  const t = useT()
  return <span className={styles['writer']}>{t('board.writes', { name })}</span>
}
