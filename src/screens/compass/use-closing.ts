import { type FocusEvent, useLayoutEffect, useRef } from 'react'

/**
 * When the compass closes, what is written in becomes plain words: the focus stays in its place, on the deed, the list or the
 * part's heading, and not nowhere.
 * @returns sees where the focus goes within the editor
 */
export function useClosing(may: boolean): (event: FocusEvent) => void {
  const last = useRef<Element | null>(null)
  useLayoutEffect(() => {
    if (may || document.activeElement !== document.body || !last.current?.isConnected) return
    const { current } = last
    const place = current.matches('[tabindex]') ? current : current.querySelector('h2[tabindex]')
    if (place instanceof HTMLElement) place.focus({ preventScroll: true })
  }, [may])
  return ({ target }) => {
    last.current = target.closest('[id][tabindex="-1"], section[id]')
  }
}
