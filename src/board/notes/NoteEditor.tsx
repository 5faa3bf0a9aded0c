import { use, useEffect, useMemo, useRef } from 'react'
import type { KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'
import { useT } from '../../i18n/index.ts'
import { MAX_NOTE_TEXT } from '../../model/limits.ts'
import { type Note, noteText } from '../../model/note.ts'
import { focusBeside } from '../keys/roving.ts'
import { waitForTyping } from '../keys/typing.ts'
import { pasteIntoNote } from '../paste/paste-into-note.ts'
import { CanvasContext } from '../pictures/canvas-context.ts'
import { useBoard } from '../state/board-context.ts'
import { SharedTextArea } from '../text/SharedTextArea.tsx'

interface NoteEditorProps {
  readonly note: Note
  readonly className?: string | undefined
}

/** Writing in a note: Enter begins the next one, Shift+Enter breaks the line, Tab goes on, Esc ends. */
export function NoteEditor({ note, className }: NoteEditorProps) {
  const board = useBoard()
  const { room, acts, language } = board
  const canvas = use(CanvasContext)
  const t = useT()
  const box = useRef<HTMLDivElement>(null)
  const text = useMemo(() => noteText(room.doc, note.id), [room.doc, note.id])

  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [])

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.key === 'Tab' && focusBeside(event.currentTarget, event.shiftKey ? -1 : 1)) {
      event.preventDefault()
      return
    }
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    event.stopPropagation()
    // Enter in an empty note is the end, not an endless row of empty ones.
    const goesOn = event.currentTarget.value.trim() !== ''
    acts.endWriting(note.id)
    // With no room for another one the field waits for what is typed on, and keeps it.
    if (goesOn && acts.newNext(note) === null) waitForTyping(event.currentTarget)
  }

  /** At once, and with the focus on the note again: a key that comes before the next frame is the note's. */
  function done(): void {
    const place = box.current?.closest('[data-note]')
    flushSync(() => acts.endWriting(note.id))
    if (document.activeElement === document.body) place?.querySelector<HTMLElement>('[data-stop]')?.focus()
  }

  if (!text) return null
  return (
    <div ref={box}>
      <SharedTextArea
        text={text}
        label={t('board.noteText', { field: acts.heading(note.at.field) })}
        maxLength={MAX_NOTE_TEXT}
        autoFocus
        className={className}
        lang={language}
        onKeyDown={onKeyDown}
        onPaste={(event) => pasteIntoNote(board, canvas, note, event)}
        onEdit={(before, after) => acts.wrote({ of: 'note', id: note.id }, before, after)}
        onDone={done}
        onBlur={(event) => {
          const { relatedTarget, currentTarget } = event
          // The note's own tools are part of the writing; so is a look at another window.
          if (relatedTarget instanceof Element && relatedTarget.closest('[data-note-bar]')) return
          if (currentTarget.ownerDocument.hasFocus()) acts.endWriting(note.id)
        }}
      />
    </div>
  )
}
