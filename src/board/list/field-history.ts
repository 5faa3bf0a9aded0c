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
 * and not out of the workshop. A field that a step opened by itself gets its entry when it is first touched: browsers pass
 * over what a page adds before that.
 * @param open the field that is a screen of its own now
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

  function enter(field: string): void {
    if (canvas === null) return
    const state: Entry = { opened: { canvas, field } }
    if (openedHere() === null) window.history.pushState(state, '')
    else window.history.replaceState(state, '')
  }
  const touched = useEffectEvent(() => {
    if (open !== null && openedHere() === null) enter(open)
  })
  useEffect(() => {
    // Before what is touched acts: it may be the way back.
    const onTouch = () => touched()
    window.addEventListener('pointerup', onTouch, true)
    return () => window.removeEventListener('pointerup', onTouch, true)
  }, [])

  return (to) => {
    if (to !== null) enter(to)
    else if (openedHere() !== null) window.history.back()
  }
}
