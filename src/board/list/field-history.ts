import { use, useEffect, useEffectEvent } from 'react'
import { CanvasContext } from '../pictures/canvas-context.ts'

/** What an entry of the browser's history knows of a phone's screen. */
interface Entry {
  /** The field that is open, and on which canvas. */
  readonly opened?: { readonly canvas: string; readonly field: string }
}

const entry = (): Entry | null => window.history.state as Entry | null

/**
 * On a phone a field is a screen of its own, which the browser's way back leaves as it leaves others: to the canvas' fields,
 * and not out of the workshop. A field that a step opened by itself has no entry: nobody came there from the fields.
 * @param open the field that is open
 * @param onBack called when the browser has gone to where that field, or with null none, is open
 * @returns called when one goes to a field, or with null to all of them
 */
export function useFieldHistory(
  open: string | null,
  onBack: (field: string | null) => void,
): (to: string | null) => void {
  const canvas = use(CanvasContext)
  const openedHere = (): string | null => {
    const opened = entry()?.opened
    return opened && opened.canvas === canvas ? opened.field : null
  }
  const went = useEffectEvent(() => onBack(openedHere()))
  const came = useEffectEvent(() => open === null && went())
  useEffect(() => {
    // Where one was before the page was loaded anew, or before another canvas.
    came()
    const onPopState = () => went()
    window.addEventListener('popstate', onPopState)
    return () => window.removeEventListener('popstate', onPopState)
  }, [])

  return (to) => {
    const has = openedHere() !== null
    if (to === null) {
      if (has) window.history.back()
    } else if (canvas !== null && (has || open === null)) {
      const state: Entry = { opened: { canvas, field: to } }
      if (has) window.history.replaceState(state, '')
      else window.history.pushState(state, '')
    }
  }
}
