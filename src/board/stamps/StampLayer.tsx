import { memo } from 'react'
import type { KeyboardEvent } from 'react'
import { useT } from '../../i18n/index.ts'
import type { Stamp } from '../../model/stamps.ts'
import { useBoard, useBoardState, useRights, useThings } from '../state/board-context.ts'
import { NOTHING_SELECTED } from '../state/board-state.ts'
import { stampName } from './stamp-name.ts'
import { stampPoint } from './stamp-places.ts'
import { stampTurn } from './stamp-shapes.ts'
import { StampIcon } from './StampIcon.tsx'
import styles from './stamps.module.css'

/** The stamps on the paper. One Tab stop leads to them, arrow keys from one to the next. */
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
  const { geometry, state, acts } = useBoard()
  const { mayWrite } = useRights()
  const t = useT()
  const at = stampPoint(geometry, stamp.at)
  if (!at) return null
  const { id } = stamp

  function onKeyDown(event: KeyboardEvent<HTMLButtonElement>) {
    const item = event.currentTarget.closest('li')
    const isBack = event.key === 'ArrowLeft' || event.key === 'ArrowUp'
    if (!isBack && event.key !== 'ArrowRight' && event.key !== 'ArrowDown') return
    if (selected || event.altKey || event.ctrlKey || event.metaKey) return
    const next = isBack ? item?.previousElementSibling : item?.nextElementSibling
    next?.querySelector('button')?.focus()
    event.preventDefault()
    event.stopPropagation()
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
        onClick={(event) => {
          event.stopPropagation()
          if (mayWrite) state.setState({ selection: selected ? NOTHING_SELECTED : new Set([id]) })
        }}
      >
        <StampIcon kind={stamp.kind} />
      </button>
    </li>
  )
})
