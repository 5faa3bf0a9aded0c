import { useEffect, useEffectEvent } from 'react'
import type { RefObject } from 'react'
import { useBoard } from '../state/board-context.ts'
import { proxyOf } from './typing.ts'

/** What a click does something else with. */
const BUSY = 'button, a, input, textarea, select, label, [data-note], [role="toolbar"], dialog, [popover]'

/** After a click on a field's paper the field takes what is typed. */
export function TypingFocus({ root }: { readonly root: RefObject<HTMLElement | null> }) {
  const { state } = useBoard()

  const onClick = useEffectEvent((event: MouseEvent) => {
    const { target } = event
    // A finger has the big button, and a tap must not call up anything.
    const finger = event instanceof PointerEvent && event.pointerType === 'touch'
    if (finger || event.defaultPrevented || !(target instanceof Element)) return
    if (!root.current?.contains(target) || target.closest(BUSY)) return
    const { tool, editing, selection } = state.getState()
    if (tool !== 'select' || editing !== null || selection.size > 0) return
    if (getSelection()?.isCollapsed === false) return
    const field = target.closest<HTMLElement>('[data-field]')?.dataset['field']
    if (field !== undefined) proxyOf(root.current, field)?.focus({ preventScroll: true })
  })
  useEffect(() => {
    // After the board's own handlers: a press that ended the writing of a note only ends it.
    const listener = (event: MouseEvent) => onClick(event)
    document.addEventListener('click', listener)
    return () => document.removeEventListener('click', listener)
  }, [])
  return null
}
