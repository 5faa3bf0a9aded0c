import { useEffect } from 'react'
import type { RefObject } from 'react'
import { keepInSight } from '../../ui/keep-in-sight.ts'
import { type BoardParts, useBoard } from '../state/board-context.ts'
import { onlySelected } from '../state/board-state.ts'
import { findPlaced, elementOf } from '../state/placed.ts'
import { useKeepWriting } from './keep-writing.ts'
import { fieldOf, noteOf } from './roving.ts'
import { isTextInput } from './text-input.ts'

const USABLE = 'button:not(:disabled)'

/** What had the focus last, and where it was. */
interface Focused {
  readonly element: HTMLElement
  /** The note that it was, belonged to or was about. */
  readonly note: string | null
  readonly field: string | null
  /** What it was one of several in. */
  readonly within: HTMLElement | null
  /** The notes of the field as they stood, when it was a tool of a note. */
  readonly among: readonly string[]
}

const sideOf = (element: HTMLElement): string | undefined =>
  element.closest<HTMLElement>('[data-side]')?.dataset['side']

function remember(board: BoardParts, element: HTMLElement): Focused {
  const { state, acts } = board
  const group = element.closest<HTMLElement>('[data-group]')?.dataset['group']
  const first = group === undefined ? null : (acts.groupBlock(group)?.notes[0]?.id ?? null)
  const note = noteOf(element) ?? first ?? onlySelected(state.getState())
  const field = fieldOf(element) ?? state.getState().field
  const isTool = element.closest('[data-note-bar]') !== null
  return {
    element,
    note,
    field,
    within: element.closest<HTMLElement>('dialog, aside, [role="toolbar"]'),
    // Who was writing in a note that goes does not write on in another.
    among: isTool && field !== null ? board.notes.ids(field) : [],
  }
}

/** Where one goes on when what had the focus is gone. */
function nearestTo(board: BoardParts, root: HTMLElement, last: Focused): HTMLElement | null {
  const { element, note, field, within, among } = last
  const beside = element.isConnected ? element.parentElement?.querySelector<HTMLElement>(USABLE) : null
  if (beside) return beside
  if (within?.isConnected) {
    const inside = within.querySelector<HTMLElement>('textarea') ?? within.querySelector<HTMLElement>(USABLE)
    if (inside) return inside
  }
  const [selected] = board.state.getState().selection
  const thing = [selected, note].flatMap((id) => (id ? (findPlaced(board, id) ?? []) : []))[0]
  const stop = thing && elementOf(root, thing)?.querySelector<HTMLElement>('[data-stop], button, textarea')
  if (stop) return stop
  const at = note === null || board.notes.note(note) ? -1 : among.indexOf(note)
  // One that was removed by its tools: the next one is gone on with, else the one before, else a new one.
  const isThere = (id: string) => board.notes.note(id)?.at.field === field
  const next =
    at < 0 ? undefined : (among.slice(at + 1).find(isThere) ?? among.slice(0, at).findLast(isThere))
  const card =
    next === undefined ? null : root.querySelector<HTMLElement>(`[data-stop="${CSS.escape(next)}"]`)
  if (card) return card
  if (field === null) return null
  const name = CSS.escape(field)
  const section = root.querySelector(`[data-field="${name}"]`)
  const adds = at < 0 ? null : root.querySelector<HTMLElement>(`[data-adds="${name}"]`)
  return (
    adds ??
    section?.querySelector<HTMLElement>('h2[tabindex]') ??
    section?.querySelector<HTMLElement>('[data-stop]') ??
    root.querySelector<HTMLElement>(`[data-opens="${name}"]`)
  )
}

interface KeepFocusProps {
  readonly root: RefObject<HTMLElement | null>
  /** Where two boards are drawn amid each other: which of them. */
  readonly side?: string
}

/**
 * When what had the focus goes, by one's own act or another's, the focus goes to what is nearest, and not to nowhere: who
 * works by keys or by ear would have lost the place.
 */
export function KeepFocus({ root, side }: KeepFocusProps) {
  const board = useBoard()
  useKeepWriting(root)
  useEffect(() => {
    const element = root.current
    if (!element) return undefined
    let last: Focused | null = null
    let frame: number | null = null
    const isGone = ({ element: held }: Focused) => !held.isConnected || held.matches(':disabled')

    function look(): void {
      frame = null
      // Whatever has a better place for it has put it there by now.
      const { activeElement } = document
      if (!element || !last || !isGone(last)) return
      if (activeElement !== document.body && activeElement !== last.element) return
      nearestTo(board, element, last)?.focus({ preventScroll: true })
    }
    const changes = new MutationObserver(() => {
      if (last && isGone(last)) frame ??= requestAnimationFrame(look)
    })
    changes.observe(element, { subtree: true, childList: true, attributeFilter: ['disabled'] })
    const endKeeping = keepInSight(element, isTextInput)
    const onFocusIn = ({ target }: FocusEvent) => {
      const isOurs = target instanceof HTMLElement && (side === undefined || sideOf(target) === side)
      last = isOurs ? remember(board, target) : null
    }
    element.addEventListener('focusin', onFocusIn)
    return () => {
      endKeeping()
      changes.disconnect()
      element.removeEventListener('focusin', onFocusIn)
      if (frame !== null) cancelAnimationFrame(frame)
    }
  }, [board, root, side])
  return null
}
