import { useCallback, useSyncExternalStore } from 'react'
import type { Comment } from '../../model/comments.ts'
import { useBoard } from '../state/board-context.ts'

/* Hundreds of notes ask for their count after each change: it is counted once for each snapshot. */
const counted = new WeakMap<ReadonlyMap<string, Comment>, ReadonlyMap<string, number>>()

function countsOf(comments: ReadonlyMap<string, Comment>): ReadonlyMap<string, number> {
  const known = counted.get(comments)
  if (known) return known
  const counts = new Map<string, number>()
  for (const { note } of comments.values()) counts.set(note, (counts.get(note) ?? 0) + 1)
  counted.set(comments, counts)
  return counts
}

/** How many comments a note has; renders anew only when that changes. */
export function useCommentCount(note: string): number {
  const { comments } = useBoard().things
  return useSyncExternalStore(
    comments.subscribe,
    useCallback(() => countsOf(comments.all()).get(note) ?? 0, [comments, note]),
  )
}
