import { useCallback, useSyncExternalStore } from 'react'
import type { NotesStore } from '../../model/notes-store.ts'
import { useBoard } from '../state/board-context.ts'
import { fieldBlocks } from './group-blocks.ts'

/** A block by ids alone: a loose note has no group. */
export interface BlockIds {
  readonly group: string | null
  readonly notes: readonly string[]
}

const known = new WeakMap<NotesStore, Map<string, readonly BlockIds[]>>()

const sameBlock = (a: BlockIds, b: BlockIds | undefined): boolean =>
  a.group === b?.group && a.notes.length === b.notes.length && a.notes.every((id, i) => id === b.notes[i])

/** What lies in a field as one reads it, groups as a whole; the same array until it is another. */
export function useFieldBlocks(field: string): readonly BlockIds[] {
  const board = useBoard()
  const { notes, things } = board
  const subscribe = useCallback(
    (listener: () => void) => {
      const ends = [notes.subscribeField(field, listener), things.groups.subscribe(listener)]
      return () => {
        for (const end of ends) end()
      }
    },
    [notes, things, field],
  )
  return useSyncExternalStore(subscribe, () => {
    const next = fieldBlocks(board, field).map((block): BlockIds => ({
      group: block.kind === 'group' ? block.id : null,
      notes: block.notes.map(({ id }) => id),
    }))
    const fields = known.get(notes) ?? new Map<string, readonly BlockIds[]>()
    known.set(notes, fields)
    const before = fields.get(field)
    if (before?.length === next.length && next.every((block, i) => sameBlock(block, before[i]))) return before
    fields.set(field, next)
    return next
  })
}
