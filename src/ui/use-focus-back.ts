import { type RefObject, useEffect, useRef } from 'react'

/**
 * Gives the focus to what asked a question when the question is gone, which had it.
 * @param asks whether the question is there
 * @returns belongs to what asks: it may be there only without the question
 */
export function useFocusBack<T extends HTMLElement>(asks: boolean): RefObject<T | null> {
  const asker = useRef<T>(null)
  const before = useRef(asks)
  useEffect(() => {
    if (before.current && !asks && document.activeElement === document.body) asker.current?.focus()
    before.current = asks
  }, [asks])
  return asker
}
