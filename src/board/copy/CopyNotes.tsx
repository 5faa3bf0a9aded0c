import { useEffect, useEffectEvent } from 'react'
import type { RefObject } from 'react'
import type { Note } from '../../model/note.ts'
import { fieldBlocks } from '../groups/group-blocks.ts'
import { isForBoard } from '../keys/page-keys.ts'
import { noteOf } from '../keys/roving.ts'
import { isTextInput } from '../keys/text-input.ts'
import { type BoardParts, useBoard, useRights } from '../state/board-context.ts'
import { say } from '../state/say.ts'
import { announce } from '../../ui/announce.ts'
import { asCells } from './as-cells.ts'
import { CLIPPED_NOTES } from './clip-type.ts'
import { clipNotes } from './clipboard-notes.ts'

/** The notes that are meant by a press of keys, in reading order, groups as a whole, without those that say nothing. */
function meantNotes(board: BoardParts, target: Element): Note[] {
  const { state, template } = board
  const { selection } = state.getState()
  const focused = noteOf(target)
  const ids = selection.size > 0 ? selection : new Set(focused === null ? [] : [focused])
  return template.fields
    .flatMap(({ key }) => fieldBlocks(board, key))
    .flatMap(({ notes }) => notes)
    .filter(({ id, text }) => ids.has(id) && text.trim() !== '')
}

/**
 * The keys' copying and cutting: notes go to the clipboard as lines, which pasting makes notes of again, here or elsewhere,
 * and beside that with their colours and groups for another canvas.
 */
export function CopyNotes({ root }: { readonly root: RefObject<HTMLElement | null> }) {
  const board = useBoard()
  const { mayWrite } = useRights()

  const onClip = useEffectEvent((event: ClipboardEvent) => {
    const { target, clipboardData, type } = event
    if (event.defaultPrevented || !(target instanceof Element) || !clipboardData) return
    if (!root.current || !isForBoard(root.current, target) || isTextInput(target)) return
    if (getSelection()?.isCollapsed === false || document.querySelector('dialog[open]')) return
    if (type === 'cut' && !mayWrite) return
    const found = meantNotes(board, target)
    if (found.length === 0) return
    event.preventDefault()
    const all = board.notes.fields().flatMap((field) => board.notes.notesIn(field))
    clipboardData.setData(CLIPPED_NOTES, clipNotes(found, all, board.things.groups.all()))
    clipboardData.setData('text/plain', asCells(found.map(({ text }) => text)))
    if (type === 'cut') board.acts.removeAll(new Set(found.map(({ id }) => id)))
    announce(say('arrange.saidClipped', { count: found.length }))
  })
  useEffect(() => {
    const listener = (event: ClipboardEvent) => onClip(event)
    const kinds = ['copy', 'cut'] as const
    for (const kind of kinds) document.addEventListener(kind, listener)
    return () => {
      for (const kind of kinds) document.removeEventListener(kind, listener)
    }
  }, [])
  return null
}
