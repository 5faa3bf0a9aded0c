import { type FocusEvent, useRef } from 'react'
import { findText, type TextRef } from '../../model/acts.ts'
import type { Removable } from './acts.ts'
import { useCompass } from './compass-context.ts'

/**
 * What is pressed gets its click first: were an empty row to go as the press takes the focus, the button below would
 * have moved from under the finger. ms
 */
const AFTER_CLICK = 400

/**
 * Nothing is left of what one began and wrote nothing in, also when one goes on by tapping elsewhere.
 * @param fresh whether it was begun here just now: what others began, or somebody emptied, stays
 * @returns for the element that holds all of it, when the focus leaves
 */
export function useLeaveEmpty(
  kind: Extract<Removable, 'deeds' | 'notes'>,
  of: TextRef & { readonly id: string },
  fresh: boolean,
): (event: FocusEvent<HTMLElement>) => void {
  const { room, acts } = useCompass()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  return ({ currentTarget, relatedTarget }) => {
    // Another window took the focus, and one comes back to this text.
    if (!fresh || currentTarget.contains(relatedTarget) || !document.hasFocus()) return
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      if (currentTarget.contains(document.activeElement)) return
      if (findText(room.doc, of)?.toString().trim() === '') acts.remove(kind, of.id)
    }, AFTER_CLICK)
  }
}
