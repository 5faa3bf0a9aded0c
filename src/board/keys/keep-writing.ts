import { use, useEffect, useLayoutEffect } from 'react'
import type { RefObject } from 'react'
import { flushSync } from 'react-dom'
import type * as Y from 'yjs'
import { noteText } from '../../model/note.ts'
import { diffText } from '../../model/text.ts'
import { CanvasContext } from '../pictures/canvas-context.ts'
import { type BoardParts, useBoard, useRights } from '../state/board-context.ts'
import { type HeldText, holdText, writeHeld } from '../text/held-text.ts'
import { keepUnsaved, unsavedKey } from '../unsaved/unsaved-texts.ts'
import { fieldOf } from './roving.ts'

/*
 * When something is erased from a canvas, that gets a new document and with it a new board. Whoever is in the middle of a
 * sentence writes on meanwhile in a text field that nobody sees, and then in their note again.
 */

/** So long the words wait for the canvas to be there again, ms. */
const LONGEST = 10_000
/** So long the canvas may take to have what was written before, which is brought over from the old document, ms. */
const BRINGING = 1500
const LOOK = 40

interface Held {
  readonly doc: Y.Doc
  /** Of the person and the canvas. */
  readonly key: string
  readonly note: string
  readonly field: string
  /** What the note read when its board went. */
  readonly before: string
  readonly text: HeldText
  readonly timer: ReturnType<typeof setTimeout>
}

let held: Held | null = null

/** The words go to a place that is there. */
function release(): void {
  const last = held
  held = null
  if (!last) return
  clearTimeout(last.timer)
  last.text.area.remove()
}

/** What was written since, when there is no note for it. */
const writtenSince = ({ before, text }: Held): string =>
  (diffText(before, text.area.value)?.insert ?? '').trim()

/** The canvas did not come back: what was written since is offered where it is. */
function giveUp(): void {
  const words = held && writtenSince(held)
  if (held && words) keepUnsaved(held.key, { field: held.field, texts: [words] })
  release()
}

/** Takes over from a note's text field that is about to go. */
function hold(key: string, doc: Y.Doc, from: HTMLTextAreaElement): void {
  const note = from.closest<HTMLElement>('[data-editing]')?.dataset['note']
  const field = fieldOf(from)
  const text = note === undefined ? null : noteText(doc, note)
  if (note === undefined || field === null || !text) return
  giveUp()
  held = {
    doc,
    key,
    note,
    field,
    before: text.toString(),
    text: holdText(from),
    timer: setTimeout(giveUp, LONGEST),
  }
}

/** Writes what was held into the note. @returns whether that is done */
function resume({ room, acts, history }: BoardParts, root: HTMLElement, isLate: boolean): boolean {
  if (!held || held.text.composing) return held === null
  const { note, field, before } = held
  const { area } = held.text
  const text = noteText(room.doc, note)
  if (!isLate && text?.toString() !== before) return false
  const isLeft = document.activeElement !== area
  if (!text) {
    const words = writtenSince(held)
    if (words !== '' && !flushSync(() => acts.startNote(field, words))) giveUp()
    release()
    return true
  }
  const current = text.toString()
  if (writeHeld(held.text, before, text)) {
    history.pushText({ of: 'note', id: note }, current, text.toString())
  }
  const { selectionStart, selectionEnd } = area
  if (!isLeft) {
    flushSync(() => acts.edit(note))
    const editor = root.querySelector<HTMLTextAreaElement>(`[data-note="${CSS.escape(note)}"] textarea`)
    if (editor?.value === area.value) editor.setSelectionRange(selectionStart, selectionEnd)
  }
  release()
  return true
}

/** Lets nobody lose the sentence they are in when their canvas gets a new document. */
export function useKeepWriting(root: RefObject<HTMLElement | null>): void {
  const board = useBoard()
  const canvas = use(CanvasContext)
  const { mayWrite } = useRights()
  const { participant, room } = board
  const key = unsavedKey(participant, canvas ?? '')
  useLayoutEffect(() => {
    const element = root.current
    // Its elements are still in the page.
    return () => {
      const { activeElement } = document
      if (activeElement instanceof HTMLTextAreaElement && element?.contains(activeElement)) {
        hold(key, room.doc, activeElement)
      }
    }
  }, [root, key, room])
  useEffect(() => {
    const element = root.current
    if (!element || !mayWrite || held?.key !== key || held.doc === room.doc) return undefined
    const began = performance.now()
    const timer = setInterval(() => {
      if (resume(board, element, performance.now() - began > BRINGING)) clearInterval(timer)
    }, LOOK)
    return () => clearInterval(timer)
  }, [root, board, key, room, mayWrite])
}
