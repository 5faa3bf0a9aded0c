import { useEffect, useEffectEvent } from 'react'
import type { RefObject } from 'react'
import { isForBoard } from '../keys/page-keys.ts'
import { noteOf } from '../keys/roving.ts'
import { isTextInput } from '../keys/text-input.ts'
import { type BoardParts, useBoard, useRights } from '../state/board-context.ts'
import { say } from '../state/say.ts'
import { announce } from '../../ui/announce.ts'
import { asCells } from './as-cells.ts'

/** The notes that are meant by a press of keys, in reading order, without those that say nothing. */
function meantNotes({ state, notes, template }: BoardParts, target: Element) {
  const { selection } = state.getState()
  const focused = noteOf(target)
  const ids = selection.size > 0 ? selection : new Set(focused === null ? [] : [focused])
  return template.fields
    .flatMap(({ key }) => notes.notesIn(key))
    .filter(({ id, text }) => ids.has(id) && text.trim() !== '')
}

/** The keys' copying and cutting: notes go to the clipboard as lines, which pasting makes notes of again, here or elsewhere. */
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
