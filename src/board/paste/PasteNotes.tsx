import { use, useEffect, useEffectEvent } from 'react'
import type { RefObject } from 'react'
import { withPart } from '../../ui/on-demand.tsx'
import { CLIPPED_NOTES } from '../copy/clip-type.ts'
import { isForBoard } from '../keys/page-keys.ts'
import { fieldOf } from '../keys/roving.ts'
import { isTextInput } from '../keys/text-input.ts'
import { CanvasContext } from '../pictures/canvas-context.ts'
import { soon } from '../soon-part.ts'
import { useBoard, useRights } from '../state/board-context.ts'

interface PasteNotesProps {
  readonly root: RefObject<HTMLElement | null>
  /** Where two boards are drawn amid each other: whether a place is this one's. */
  readonly isOurs?: (target: Element) => boolean
}

/** Lines and spreadsheet cells that are pasted onto the board become notes. */
export function PasteNotes({ root, isOurs }: PasteNotesProps) {
  const board = useBoard()
  const { me, mayWrite } = useRights()
  const canvas = use(CanvasContext)

  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    const { target, clipboardData } = event
    if (me?.role === 'viewer' || event.defaultPrevented || !(target instanceof Element) || !clipboardData)
      return
    if (!root.current || !isForBoard(root.current, target) || isOurs?.(target) === false) return
    if (isTextInput(target) || document.querySelector('dialog[open]')) return
    // A browser forgets what is in an event with the event.
    const pasted = {
      text: clipboardData.getData('text/plain'),
      html: clipboardData.getData('text/html'),
      notes: clipboardData.getData(CLIPPED_NOTES),
    }
    if (pasted.text.trim() === '') return
    event.preventDefault()
    const wanted = fieldOf(target) ?? board.state.getState().field
    withPart(soon, ({ pasting }) => pasting.pasteOnto(board, pasted, { field: wanted, canvas, mayWrite }))
  })
  useEffect(() => {
    const listener = (event: ClipboardEvent) => onPaste(event)
    document.addEventListener('paste', listener)
    return () => document.removeEventListener('paste', listener)
  }, [])
  return null
}
