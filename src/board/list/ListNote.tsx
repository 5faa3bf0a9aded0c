import { memo, useCallback, useEffect, useRef } from 'react'
import type { FocusEvent, MouseEvent } from 'react'
import { useStore } from 'zustand'
import { useT } from '../../i18n/index.ts'
import { useAuthor } from '../authors/author-names.ts'
import { FitMark } from '../beside/FitMark.tsx'
import { CommentCount } from '../comments/CommentCount.tsx'
import { NoteLinks } from '../links/NoteLinks.tsx'
import { NoteEditor } from '../notes/NoteEditor.tsx'
import { OnlyHere } from '../notes/OnlyHere.tsx'
import { NoteTools } from '../parts.ts'
import { NoteReactions } from '../stamps/NoteReactions.tsx'
import { Hyphenated } from '../text/Hyphenated.tsx'
import { toggle } from '../selection/select.ts'
import { useBoard, useBoardState, useNote, useRights } from '../state/board-context.ts'
import { deselected, onlySelected } from '../state/board-state.ts'
import styles from './ListNote.module.css'

/** A note as a card of the list. A tap selects it and brings its tools, another begins to write. */
export const ListNote = memo(function ListNote({ id }: { readonly id: string }) {
  const board = useBoard()
  const { state, acts, others, language } = board
  const { mayWrite, onTakeUp } = useRights()
  const note = useNote(id)
  const t = useT()
  const chosen = useBoardState((board) => board.selection.has(id))
  const picking = useBoardState((board) => board.tool === 'pick')
  const selected = useBoardState((board) => onlySelected(board) === id) && !picking
  const editing = useBoardState((board) => board.editing === id)
  const writer = useStore(
    others.editing,
    useCallback((writers: ReadonlyMap<string, string>) => writers.get(id), [id]),
  )
  const author = useAuthor(note?.by ?? null)
  const acting = mayWrite || onTakeUp !== undefined
  const tools = selected && acting && !editing
  const end = useRef<HTMLDivElement>(null)
  const written = editing ? note?.text : undefined
  useEffect(() => {
    if (!tools && written === undefined) return
    const caret = end.current?.parentElement?.querySelector('textarea')?.selectionEnd
    // Written amid its text, a note stays where it is.
    if (written === undefined || caret === written.length) end.current?.scrollIntoView({ block: 'nearest' })
  }, [tools, written])
  if (!note) return null

  /** Who goes on elsewhere needs no tools here: coming under the finger, they would move what it presses. */
  function onBlur({ currentTarget, relatedTarget }: FocusEvent) {
    if (!editing || relatedTarget === null || currentTarget.contains(relatedTarget)) return
    state.setState(({ selection }) => ({ selection: deselected(selection, id) }))
  }

  function onClick({ shiftKey, ctrlKey, metaKey }: MouseEvent) {
    const { editing: written } = state.getState()
    // Not every browser takes the focus from a text when a button is pressed.
    if (written !== null) acts.endWriting(written)
    if (picking || shiftKey || ctrlKey || metaKey) toggle(board, id)
    else if (selected) acts.edit(id)
    else state.setState({ selection: new Set([id]) })
  }

  return (
    // What loses the focus is within it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      className={styles['note']}
      data-note={id}
      data-color={note.color}
      data-selected={chosen || undefined}
      data-editing={editing || undefined}
      onBlur={onBlur}
    >
      {editing ? (
        <NoteEditor note={note} className={styles['editor']} />
      ) : acting ? (
        <button
          type="button"
          className={styles['text']}
          data-stop={id}
          role={picking ? 'checkbox' : undefined}
          aria-checked={picking ? chosen : undefined}
          aria-expanded={picking ? undefined : selected}
          onClick={onClick}
        >
          {note.text === '' ? t('board.emptyNote') : <Hyphenated text={note.text} language={language} />}
        </button>
      ) : (
        <p className={styles['text']}>
          <Hyphenated text={note.text} language={language} />
        </p>
      )}
      {author !== null && <p className={styles['author']}>{t('writing.by', { name: author })}</p>}
      <CommentCount id={id} />
      <FitMark id={id} inList />
      <NoteLinks id={id} />
      <NoteReactions id={id} />
      <OnlyHere id={id} />
      {writer !== undefined && <p className={styles['writer']}>{t('board.writes', { name: writer })}</p>}
      {tools && (
        <div
          className={styles['tools']}
          role="toolbar"
          tabIndex={-1}
          aria-label={t('board.noteTools')}
          data-note-bar
        >
          <NoteTools note={note} />
        </div>
      )}
      {/* Tools that come, and lines that are written, come into sight down to the note's lower edge. */}
      {(tools || editing) && <div ref={end} />}
    </li>
  )
})
