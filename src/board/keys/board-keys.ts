import { flushSync } from 'react-dom'
import { NOTE } from '../../model/geometry.ts'
import { drawingKey } from '../drawing/drawing-keys.ts'
import { fieldAt } from '../drag/field-at.ts'
import type { BoardParts } from '../state/board-context.ts'
import { NOTHING_SELECTED } from '../state/board-state.ts'
import { groupKey } from '../groups/group-keys.ts'
import { toggle } from '../selection/select.ts'
import { ARROWS, selectionChord, steering } from '../selection/selection-keys.ts'
import { openKeys } from './keys-help.ts'
import { fieldOf, focusField, focusNext, focusNote, focusRest, noteOf } from './roving.ts'
import { isTextInput, typingProxy } from './text-input.ts'
import { proxyKey, typeInto } from './typing.ts'

type Key = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'getModifierState'>

function undoKey({ key, altKey, ctrlKey, metaKey, shiftKey }: Key): 'undo' | 'redo' | null {
  if (altKey || (!ctrlKey && !metaKey)) return null
  const letter = key.toLowerCase()
  if (letter === 'y' && !shiftKey) return 'redo'
  if (letter !== 'z') return null
  return shiftKey ? 'redo' : 'undo'
}

/**
 * What a key does on a board, the sheet or the list.
 * @param target what has the focus
 * @returns whether the key was taken
 */
export function boardKey(board: BoardParts, root: HTMLElement, target: Element, event: Key): boolean {
  if (isTextInput(target)) return false
  const typed = proxyKey(target, event)
  if (typed !== null) return typed
  // The heading of a field in the list.
  if (target.tagName === 'H2' && typeInto(root, fieldOf(target), event)) return false
  const undo = undoKey(event)
  if (undo) {
    const field = fieldOf(target)
    board.acts[undo]()
    keepFocus(board, root, field)
    return true
  }
  const onStop = target.closest('[data-stop]') !== null
  if (onStop && steering(board, root, target, event)) return true
  if (event.ctrlKey || event.metaKey) {
    const { selection } = board.state.getState()
    const taken = selectionChord(board, target, event)
    // What was doubled is left: the keys that come next are for the doubles.
    const [first] = board.state.getState().selection
    if (taken && event.key.toLowerCase() === 'd' && onStop && first !== undefined && !selection.has(first))
      focusNote(root, first)
    return taken
  }
  if (drawingKey(board, target, event)) return true
  const id = noteOf(target)
  if (id !== null && onStop && noteKey(board, root, target, id, event)) return true
  if (event.altKey) return false
  if (groupKey(board, target, event)) return true
  if (sheetKey(board, root, target, event)) return true
  // With nothing focused the letters that are no shortcuts go to the field that was last pointed at.
  if (target === document.body) typeInto(root, board.state.getState().field, event)
  return false
}

/** What a key does that is pressed with a button beside the board focused: only what people press wherever they are. */
export function keyBesideBoard(board: BoardParts, root: HTMLElement, target: Element, event: Key): boolean {
  const isNew = event.key.toLowerCase() === 'n' && !event.altKey && !event.ctrlKey && !event.metaKey
  return (isNew || undoKey(event) !== null) && boardKey(board, root, target, event)
}

/**
 * What had the focus may be gone: then its field's heading takes it.
 * @param from the field that it was in; null: the one that was last used
 */
function keepFocus({ state }: BoardParts, root: HTMLElement, from: string | null): void {
  const field = from ?? state.getState().field
  // At once, since the next key may come before the next frame.
  flushSync(() => {})
  if (field === null || document.activeElement !== document.body) return
  const section = root.querySelector(`[data-field="${field}"]`)
  const heading = section?.querySelector<HTMLElement>('[data-stop]') ?? section?.querySelector('h2')
  heading?.focus()
}

/**
 * Moves the focus to the tools of the selected note, unless it has gone on from where it was meanwhile.
 * @param frames so many they are waited for: right after the page has come they are on their way
 */
function focusTools(root: HTMLElement, from: Element, frames = 300): void {
  // At once, since the next key may come before the next frame: it would be the note's, or be fetched back from where it went.
  flushSync(() => {})
  const tool = root.querySelector<HTMLElement>('[data-note-bar] button')
  if (tool) tool.focus()
  else if (frames > 0)
    requestAnimationFrame(() => {
      if (document.activeElement === from) focusTools(root, from, frames - 1)
    })
}

function noteKey(board: BoardParts, root: HTMLElement, target: Element, id: string, event: Key): boolean {
  const { acts, state } = board
  const arrow = ARROWS[event.key]
  const { selection } = state.getState()
  if (arrow && event.altKey && !event.shiftKey) {
    acts.swap(id, arrow.x + arrow.y < 0 ? -1 : 1)
    focusNote(root, id)
    return true
  }
  if (event.altKey) return false
  switch (event.key) {
    case 'Enter':
    case 'F2':
      acts.edit(id)
      return true
    case ' ':
      toggle(board, id)
      return true
    case 'Delete':
    case 'Backspace':
      if (selection.size > 1) {
        const field = fieldOf(target)
        acts.removeAll(selection)
        keepFocus(board, root, field)
      } else {
        focusRest(root, target)
        acts.remove(id)
      }
      return true
    case 'c':
    case 'C':
      state.setState({ panel: { kind: 'comments', note: id } })
      return true
    case 'm':
    case 'M':
    case 'ContextMenu':
    case 'F10':
      if (event.key === 'F10' && !event.shiftKey) return false
      state.setState({ selection: new Set([id]) })
      focusTools(root, target)
      return true
    default:
      return false
  }
}

/** Keys that are meant for what is selected, wherever the focus is. */
function selectionKey(board: BoardParts, root: HTMLElement, target: Element, { key }: Key): boolean {
  const { selection } = board.state.getState()
  if (selection.size === 0 || (key !== 'Delete' && key !== 'Backspace')) return false
  const field = fieldOf(target)
  board.acts.removeAll(selection)
  keepFocus(board, root, field)
  return true
}

function sheetKey(board: BoardParts, root: HTMLElement, target: Element, event: Key): boolean {
  const { key } = event
  const { state } = board
  if (selectionKey(board, root, target, event)) return true
  const arrow = ARROWS[key]
  if (arrow && target.closest('[data-stop]')) return focusNext(root, target, arrow.x + arrow.y < 0 ? -1 : 1)
  switch (key) {
    case 'PageDown':
      return focusField(root, target, 1)
    case 'PageUp':
      return focusField(root, target, -1)
    case 'n':
    case 'N':
      newNote(board, target)
      return true
    case '+':
      board.camera.zoomBy(1)
      return true
    case '-':
      board.camera.zoomBy(-1)
      return true
    case '0':
      state.setState({ zoom: { mode: 'fit' } })
      return true
    case '1':
      state.setState({ zoom: { mode: 'free', scale: 1 } })
      return true
    case '?':
      openKeys()
      return true
    case 'h':
    case 'H':
      state.setState(({ tool }) => ({ tool: tool === 'hand' ? 'select' : 'hand' }))
      return true
    case 'Escape':
      return escape(board) || leaveTyping(target) || leaveField(board)
    default:
      return false
  }
}

function newNote({ geometry, acts, pointer }: BoardParts, from: Element): void {
  const at = pointer.read()
  const field = at && fieldAt(geometry, acts.noteFields, at)
  const rect = field ? geometry.fields.get(field) : undefined
  if (!at || !rect || field === null) acts.newNote(fieldOf(from))
  else acts.newNote(field, { x: at.x - rect.x - NOTE.width / 2, y: at.y - rect.y - NOTE.minHeight / 2 })
}

/** Back, one thing at a time: what is selected first, then the zoom. */
function escape({ state }: BoardParts): boolean {
  const { selection, tool, zoom } = state.getState()
  if (tool !== 'select') state.setState({ tool: 'select' })
  else if (selection.size > 0) state.setState({ selection: NOTHING_SELECTED })
  else if (zoom.mode !== 'fit') state.setState({ zoom: { mode: 'fit' } })
  else return false
  return true
}

/** At last no field is marked any more: single letters are the drawing tools' then. */
function leaveField({ state }: BoardParts): boolean {
  const { field } = state.getState()
  if (field !== null) state.setState({ field: null })
  return field !== null
}

/** Esc puts the caret away; then single letters are shortcuts. */
function leaveTyping(target: Element): boolean {
  const proxy = typingProxy(target)
  proxy?.blur()
  return proxy !== null
}
