import type * as Y from 'yjs'
import { diffAtCaret, diffText, rebaseSplice, spliceText } from '../../model/text.ts'

/** A text field that nobody sees, in which somebody writes on while the one that they were in is gone. */
export interface HeldText {
  readonly area: HTMLTextAreaElement
  composing: boolean
}

/** Takes over from a text field that is about to go, with the focus and the caret. */
export function holdText(from: HTMLTextAreaElement): HeldText {
  // Its name and language, too, but not its looks.
  const area = from.cloneNode() as HTMLTextAreaElement
  area.className = ''
  area.style.cssText = `position: fixed; inset: ${from.getBoundingClientRect().top}px auto auto 0; opacity: 0; pointer-events: none`
  area.value = from.value
  document.body.append(area)
  const held: HeldText = { area, composing: false }
  const { selectionStart, selectionEnd } = from
  area.focus({ preventScroll: true })
  area.setSelectionRange(selectionStart, selectionEnd)
  // None of these is a key of the page.
  area.addEventListener('keydown', (event) => event.stopPropagation())
  area.addEventListener('compositionstart', () => {
    held.composing = true
  })
  area.addEventListener('compositionend', () => {
    held.composing = false
  })
  return held
}

/** Writes into a text what was written since it read `before`, whatever others made of it. @returns whether that was anything */
export function writeHeld({ area }: HeldText, before: string, text: Y.Text): boolean {
  const own = diffAtCaret(before, area.value, area.selectionStart)
  if (!own) return false
  const other = diffText(before, text.toString())
  for (const splice of other ? rebaseSplice(own, other) : [own]) spliceText(text, splice)
  return true
}
