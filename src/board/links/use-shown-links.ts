import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { type Link, type LinkEnd, shownLinks } from '../../model/links.ts'
import { useBoard, useThings } from '../state/board-context.ts'

/** The notes of this canvas that a link's ends name. */
const notesOf = ({ from, to }: Link): string[] =>
  [from, to].flatMap((end: LinkEnd) => ('note' in end && end.canvas === undefined ? [end.note] : []))

/** The links of which both ends are on this canvas. Renders anew when a link changes, or one of its notes comes or goes. */
export function useShownLinks(): readonly Link[] {
  const { notes } = useBoard()
  const links = useThings('links')
  const present = useSyncExternalStore(
    notes.subscribeCount,
    useCallback(
      () =>
        [...links.values()]
          .flatMap(notesOf)
          .filter((id) => notes.note(id) !== null)
          .join(' '),
      [links, notes],
    ),
  )
  return useMemo(() => {
    const there = new Set(present.split(' '))
    return shownLinks(links.values(), (note, canvas) => canvas === undefined && there.has(note))
  }, [links, present])
}

/** The notes that any of these links hangs on. */
export const linkedNotes = (links: readonly Link[]): ReadonlySet<string> => new Set(links.flatMap(notesOf))
