import { type RefObject, useEffect, useRef } from 'react'

/**
 * Gives the focus to an element when something is gone that had it: to what asked when a question is withdrawn, to what comes
 * in the place of a button when that was pressed.
 * @param there whether it is there
 * @returns belongs to the element: it may be there only without the other
 */
export function useFocusBack<T extends HTMLElement>(there: boolean): RefObject<T | null> {
  const next = useRef<T>(null)
  const before = useRef(there)
  useEffect(() => {
    if (before.current && !there && document.activeElement === document.body) next.current?.focus()
    before.current = there
  }, [there])
  return next
}
