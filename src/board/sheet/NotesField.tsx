import { memo, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { GroupFrame } from '../groups/GroupFrame.tsx'
import { useFieldBlocks } from '../groups/use-field-blocks.ts'
import { NoteCard } from '../notes/NoteCard.tsx'
import { FarRoom } from '../parts.ts'
import { useBoard, useBoardState } from '../state/board-context.ts'
import styles from './NotesField.module.css'
import { putInOrder } from './reading-order.ts'

interface NotesFieldProps {
  readonly field: string
  readonly labelledBy: string
}

/** A note's card, or the frame of the group with these notes. */
interface Piece {
  readonly id: string
  readonly frameOf: readonly string[] | null
}

/** What a piece is drawn as. */
const idOf = ({ dataset }: HTMLElement): string => dataset['note'] ?? dataset['group'] ?? ''

/** A field's notes, free on the paper, groups as a whole, in reading order for the keyboard and for those who listen. */
export const NotesField = memo(function NotesField({ field, labelledBy }: NotesFieldProps) {
  const blocks = useFieldBlocks(field)
  const { notes } = useBoard()
  const stop = useBoardState((board) => board.stops[field])
  // What is carried is selected.
  const taken = useBoardState(({ selection, editing }) => {
    const isHere = (id: string) => notes.note(id)?.at.field === field
    return (editing !== null && isHere(editing)) || [...selection].some(isHere)
  })
  const list = useRef<HTMLUListElement>(null)
  const pieces = useMemo(
    () =>
      blocks.flatMap(({ group, notes }) => {
        const cards = notes.map((id): Piece => ({ id, frameOf: null }))
        // Beside the frame, not in it: a note that joins or leaves stays the same element, with the caret in it.
        return group === null ? cards : [{ id: group, frameOf: notes }, ...cards]
      }),
    [blocks],
  )

  /*
   * React keeps them in the order in which they came. Were it to follow the reading order, it would put in anew, for one note
   * that goes up, all that it passes.
   */
  const [came] = useState(() => new Map<string, number>())
  for (const { id } of pieces) if (!came.has(id)) came.set(id, came.size)
  useLayoutEffect(() => {
    if (!list.current) return
    const drawn = new Map(
      [...list.current.children].flatMap((li) => (li instanceof HTMLElement ? [[idOf(li), li]] : [])),
    )
    putInOrder(
      list.current,
      pieces.flatMap(({ id }) => drawn.get(id) ?? []),
    )
  }, [pieces])

  const first = blocks[0]?.notes[0]
  const reached = stop !== undefined && blocks.some(({ notes }) => notes.includes(stop)) ? stop : first
  if (blocks.length === 0) return null
  return (
    <>
      <FarRoom field={field} list={list} />
      <ul ref={list} className={styles['notes']} aria-labelledby={labelledBy} data-taken={taken || undefined}>
        {pieces
          .toSorted((a, b) => (came.get(a.id) ?? 0) - (came.get(b.id) ?? 0))
          .map(({ id, frameOf }) =>
            frameOf ? (
              <GroupFrame key={id} id={id} notes={frameOf} />
            ) : (
              <NoteCard key={id} id={id} stop={id === reached} />
            ),
          )}
      </ul>
    </>
  )
})
