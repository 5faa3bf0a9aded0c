import { type RefObject, useEffect } from 'react'
import { useStore } from 'zustand'
import { type Wanted, shown, wantedStore } from '../../board/show/wanted.ts'
import { elementId } from './focus.ts'

function elementOf(root: HTMLElement, { kind, id, field }: Wanted): HTMLElement | null {
  const name = kind === 'keyResult' ? `${id}.statement` : id
  const part = field === 'part-of' ? 'objective' : (field.split('.')[0] ?? field)
  return (
    root.querySelector<HTMLElement>(`textarea[name="${CSS.escape(name)}"]`) ??
    root.querySelector<HTMLElement>(`#${CSS.escape(elementId(id))}`) ??
    root.querySelector<HTMLElement>(`[data-part="${CSS.escape(part)}"]`)
  )
}

/** Brings what somebody asked for from elsewhere, as from the search, into sight, with the focus on it. */
export function useShowWanted(canvas: string, root: RefObject<HTMLElement | null>): void {
  const wanted = useStore(wantedStore, (state) => (state.wanted?.canvas === canvas ? state.wanted : null))
  useEffect(() => {
    if (!wanted) return undefined
    // What has just been opened is drawn first.
    const frame = requestAnimationFrame(() => {
      const element = root.current && elementOf(root.current, wanted)
      element?.focus({ preventScroll: true })
      element?.scrollIntoView({ block: 'center' })
      shown()
    })
    return () => cancelAnimationFrame(frame)
  }, [wanted, root])
}
