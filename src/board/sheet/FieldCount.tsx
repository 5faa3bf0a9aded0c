import { useEffect, useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { countCovered } from '../../model/covered.ts'
import { NOTE } from '../../model/geometry.ts'
import { guessedHeight } from '../../model/note-height.ts'
import { fieldBlocks } from '../groups/group-blocks.ts'
import { type BoardParts, useBoard } from '../state/board-context.ts'
import styles from './FieldCount.module.css'
import { showInList } from './show-in-list.ts'

/** From so many notes on a field says how many they are. */
const MANY = 12
/**
 * So long (ms) after the last change a field is counted anew: nobody counts while things move, and each note is measured for
 * it. Where fifty people move notes, a shorter pause is found in each field several times a second.
 */
const PAUSE = 1000
/** Where changes do not end, so long after the first of them. */
const MOST = 5000

interface Count {
  readonly notes: number
  /** How many of them lie under others. */
  readonly under: number
}

const NONE: Count = { notes: 0, under: 0 }
const NOTHING: ReadonlyMap<string, number> = new Map()

/** A note that is opened lies over others only for now. */
const OPENED = '[data-selected], [data-editing], :hover, :focus-within'

/** How high the notes of a field are drawn now, sheet units, by id. */
function drawnIn(field: string): ReadonlyMap<string, number> {
  const drawn = document.querySelectorAll<HTMLElement>(
    `article [data-field="${CSS.escape(field)}"] [data-note]`,
  )
  return new Map(
    [...drawn].flatMap((note) =>
      note.matches(OPENED) ? [] : [[note.dataset['note'] ?? '', note.offsetHeight]],
    ),
  )
}

function count(board: BoardParts, field: string): Count {
  const order = fieldBlocks(board, field).flatMap(({ notes }) => notes)
  const drawn = order.length > 1 ? drawnIn(field) : NOTHING
  const boxes = order.map(({ id, at, text }) => ({
    x: at.x,
    y: at.y,
    width: NOTE.width,
    height: drawn.get(id) || guessedHeight(text),
  }))
  return { notes: order.length, under: countCovered(boxes) }
}

interface FieldCountProps {
  readonly field: string
  readonly heading: string
  /** What of the heading's line is not the field's, from its right; sheet units. */
  readonly right: number
}

/** How many notes a field has when they are many, or lie under each other; the way to all of them, as a list. */
export function FieldCount({ field, heading, right }: FieldCountProps) {
  const board = useBoard()
  const t = useT()
  const [{ notes, under }, setCount] = useState(NONE)

  useEffect(() => {
    let first: number | null = null
    const tell = () => {
      first = null
      const now = count(board, field)
      setCount((before) => (now.notes === before.notes && now.under === before.under ? before : now))
    }
    // Not amid the first picture, which would wait for it.
    let timer = setTimeout(tell, PAUSE)
    const soon = () => {
      const now = performance.now()
      first ??= now
      clearTimeout(timer)
      timer = setTimeout(tell, Math.min(PAUSE, first + MOST - now))
    }
    const unsubscribe = board.notes.subscribeField(field, soon)
    // From far off notes are lower.
    const unzoom = board.state.subscribe(({ zoom }, before) => {
      if (zoom !== before.zoom) soon()
    })
    return () => {
      unsubscribe()
      unzoom()
      clearTimeout(timer)
    }
  }, [board, field])

  if (notes < MANY && under === 0) return null
  const label =
    under > 0
      ? t('arrange.underLabel', { field: heading, count: under })
      : t('arrange.fieldCountLabel', { field: heading, count: notes })
  return (
    <button
      type="button"
      className={styles['count']}
      style={{ right: `calc(${right}px + 8px)` }}
      data-field-count
      data-under={under > 0 || undefined}
      aria-label={label}
      title={label}
      onClick={(event) => showInList(board, field, event.currentTarget.ownerDocument)}
    >
      {notes}
      {under > 0 && <span>{t('arrange.under', { count: under })}</span>}
    </button>
  )
}
