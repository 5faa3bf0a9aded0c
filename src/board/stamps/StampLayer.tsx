import { memo } from 'react'
import type { KeyboardEvent } from 'react'
import { useT } from '../../i18n/index.ts'
import type { Point } from '../../model/geometry.ts'
import type { Stamp } from '../../model/stamps.ts'
import { useBoard, useBoardState, useRights, useThings } from '../state/board-context.ts'
import { stampName } from './stamp-name.ts'
import { stampPoint } from './stamp-places.ts'
import { stampTurn } from '../../picture/stamp-shapes.ts'
import { StampIcon } from './StampIcon.tsx'
import styles from './stamps.module.css'

/** How far an arrow key moves a selected stamp, sheet units; with Ctrl and Shift, finely. As notes. */
const NUDGE = 12
const NUDGE_FINE = 2

const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

/**
 * The stamps on the paper. The sheet selects and carries them, as it does notes. One Tab stop leads to them, arrow keys from
 * one to the next.
 */
export function StampLayer() {
  const t = useT()
  const stamps = [...useThings('stamps').values()].toSorted(
    (a, b) => a.made - b.made || (a.id < b.id ? -1 : 1),
  )
  const selection = useBoardState((board) => board.selection)
  if (stamps.length === 0) return null
  const reached = stamps.find(({ id }) => selection.has(id)) ?? stamps[0]
  return (
    <ul className={styles['layer']} aria-label={t('drawing.stamps')} data-stamp-layer>
      {stamps.map((stamp) => (
        <StampOnPaper
          key={stamp.id}
          stamp={stamp}
          stop={stamp === reached}
          selected={selection.has(stamp.id)}
        />
      ))}
    </ul>
  )
}

interface StampOnPaperProps {
  readonly stamp: Stamp
  /** Whether Tab leads to it. */
  readonly stop: boolean
  readonly selected: boolean
}

const StampOnPaper = memo(function StampOnPaper({ stamp, stop, selected }: StampOnPaperProps) {
  const { geometry, acts, state } = useBoard()
  const { mayWrite } = useRights()
  const t = useT()
  const { id } = stamp
  const at = stampPoint(geometry, stamp.at)
  if (!at) return null

  function onKeyDown(event: KeyboardEvent<HTMLButtonElement>) {
    const ctrl = event.ctrlKey || event.metaKey
    if (event.altKey || ctrl !== event.shiftKey) return
    const item = event.currentTarget.closest('li')
    const arrow = ARROWS[event.key]
    const removes = mayWrite && !ctrl && (event.key === 'Delete' || event.key === 'Backspace')
    const { selection } = state.getState()
    const several = selected && selection.size > 1
    // With others selected the board removes all of them.
    if (!arrow && (!removes || several)) return
    event.preventDefault()
    event.stopPropagation()
    if (arrow && selected && mayWrite) {
      const by = ctrl ? NUDGE_FINE : NUDGE
      if (several) acts.nudgeAll(selection, arrow.x * by, arrow.y * by)
      else acts.nudgeStamp(id, arrow.x * by, arrow.y * by)
      return
    }
    const isBack = arrow !== undefined && arrow.x + arrow.y < 0
    const next = isBack ? item?.previousElementSibling : item?.nextElementSibling
    const beside = next ?? (removes ? item?.previousElementSibling : null)
    beside?.querySelector('button')?.focus()
    if (removes) acts.removeThings([{ root: 'stamps', id }])
  }

  return (
    <li
      className={styles['stamp']}
      style={{ transform: `translate(${at.x}px, ${at.y}px)` }}
      data-placed="stamps"
      data-id={id}
      data-selected={selected || undefined}
    >
      <button
        type="button"
        tabIndex={stop ? 0 : -1}
        aria-label={t('drawing.stampIn', {
          stamp: t(stampName[stamp.kind]),
          field: acts.heading(stamp.at.field),
        })}
        aria-pressed={mayWrite ? selected : undefined}
        style={{ rotate: `${stampTurn(id)}deg` }}
        onKeyDown={onKeyDown}
      >
        <StampIcon kind={stamp.kind} />
      </button>
    </li>
  )
})
