import { type RefObject, useEffect, useEffectEvent, useLayoutEffect } from 'react'
import { flushSync } from 'react-dom'
import type * as Y from 'yjs'
import { type HeldText, holdText, writeHeld } from '../../board/text/held-text.ts'
import { type TextRef, findText } from '../../model/acts.ts'
import { textRef } from './text-ref.ts'

/*
 * When something is erased from the compass, it gets a new document and with it a new editor. As on a canvas (see `keep-writing.ts` there),
 * whoever is in the middle of a sentence writes on in a text field that nobody sees, and then in their text again.
 */

/** So long the field is there to be written in, ms. What was written is kept in hand for longer: nothing else would show it. */
const LONGEST = 10_000
/** So long the compass may take to have what was written before, which is brought over from the old document, ms. */
const BRINGING = 1500
const LOOK = 40

interface Held {
  /** Of the person and the compass. */
  readonly key: string
  /** The text, as `textKey` names it. */
  readonly of: string
  /** What it read when its editor went. */
  readonly before: string
  readonly text: HeldText
  readonly timer: ReturnType<typeof setTimeout>
}

let held: Held | null = null

function release(): void {
  if (!held) return
  clearTimeout(held.timer)
  held.text.area.remove()
  held = null
}

function hold(key: string, doc: Y.Doc, from: HTMLTextAreaElement): void {
  const ref = textRef(doc, from.name)
  const text = ref && findText(doc, ref)
  if (!text) return
  release()
  const made = holdText(from)
  const timer = setTimeout(() => made.area.remove(), LONGEST)
  held = { key, of: from.name, before: text.toString(), text: made, timer }
}

interface Options {
  readonly root: RefObject<HTMLElement | null>
  /** Of the person and the compass. */
  readonly name: string
  readonly doc: Y.Doc
  readonly may: boolean
  readonly edited: (ref: TextRef, before: string, after: string) => void
  /** Shows the part of the compass that a text is in, where it shows alone. */
  readonly reveal: (text: Element) => void
}

/** Lets nobody lose the sentence they are in when the compass gets a new document. */
export function useKeepWriting({ root, name, doc, may, edited, reveal }: Options): void {
  const goes = useEffectEvent((element: HTMLElement | null) => {
    const { activeElement } = document
    if (!(activeElement instanceof HTMLTextAreaElement) || !element?.contains(activeElement)) return
    if (may) hold(name, doc, activeElement)
  })
  useLayoutEffect(() => {
    const element = root.current
    // Its elements are still in the page.
    return () => goes(element)
  }, [root])

  /** @returns whether nothing is held any more */
  const resume = useEffectEvent((isLate: boolean): boolean => {
    if (held?.key !== name) return true
    if (held.text.composing) return false
    const { of, before, text: mine } = held
    const ref = textRef(doc, of)
    const text = ref && findText(doc, ref)
    if (!isLate && text?.toString() !== before) return false
    const isLeft = document.activeElement !== mine.area
    if (ref && text) {
      const current = text.toString()
      if (writeHeld(mine, before, text)) edited(ref, current, text.toString())
    }
    const editor = [...(root.current?.querySelectorAll('textarea') ?? [])].find((area) => area.name === of)
    if (editor && !isLeft) {
      flushSync(() => reveal(editor))
      const { selectionStart, selectionEnd, value } = mine.area
      editor.focus()
      if (editor.value === value) editor.setSelectionRange(selectionStart, selectionEnd)
    }
    release()
    return true
  })
  useEffect(() => {
    if (!may || held?.key !== name) return undefined
    const began = performance.now()
    const timer = setInterval(() => {
      if (resume(performance.now() - began > BRINGING)) clearInterval(timer)
    }, LOOK)
    return () => clearInterval(timer)
  }, [name, may])
}
