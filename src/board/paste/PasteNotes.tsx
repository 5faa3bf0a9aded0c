import { useEffect, useEffectEvent } from 'react'
import type { RefObject } from 'react'
import { MAX_NOTE_TEXT } from '../../model/limits.ts'
import { isForBoard } from '../keys/page-keys.ts'
import { fieldOf } from '../keys/roving.ts'
import { isTextInput } from '../keys/text-input.ts'
import { useBoard } from '../state/board-context.ts'
import { pasteOrAsk } from './paste-ask.ts'
import { pastedTexts } from './pasted-texts.ts'

/** Lines and spreadsheet cells that are pasted onto the board become notes. */
export function PasteNotes({ root }: { readonly root: RefObject<HTMLElement | null> }) {
  const { acts, state } = useBoard()

  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    const { target, clipboardData } = event
    if (event.defaultPrevented || !(target instanceof Element) || !clipboardData) return
    if (!root.current || !isForBoard(root.current, target)) return
    if (isTextInput(target) || document.querySelector('dialog[open]')) return
    const text = clipboardData.getData('text/plain')
    const texts = pastedTexts({ text, html: clipboardData.getData('text/html') })
    const wanted = fieldOf(target) ?? state.getState().field
    const field = acts.noteFields.find((key) => key === wanted) ?? acts.noteFields[0]
    if (texts.length === 0 || field === undefined) return
    event.preventDefault()
    const whole = text.trim().length <= MAX_NOTE_TEXT ? text.trim() : null
    const add = () => acts.addNotes(field, texts)
    const addWhole = (one: string) => acts.addNotes(field, [one])
    pasteOrAsk(
      { heading: acts.heading(field), color: state.getState().color, texts, whole, add, addWhole },
      acts.notesLeft(),
    )
  })
  useEffect(() => {
    const listener = (event: ClipboardEvent) => onPaste(event)
    document.addEventListener('paste', listener)
    return () => document.removeEventListener('paste', listener)
  }, [])
  return null
}
