import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { StoreApi } from 'zustand/vanilla'
import { fitPairs } from '../../facilitation/fit-check.ts'
import type { Series } from '../../model/series.ts'
import { Unseen } from '../Unseen.tsx'
import { CopyNotes } from '../copy/CopyNotes.tsx'
import { boardKey } from '../keys/board-keys.ts'
import { listenToKeys } from '../keys/listen-to-keys.ts'
import { isForBoard, joinPage } from '../keys/page-keys.ts'
import { AnswerDialog, Comments, DrawingDialogs, KeepFocus } from '../parts.ts'
import { PasteNotes } from '../paste/PasteNotes.tsx'
import { ShowWanted } from '../show/ShowWanted.tsx'
import { StateBar } from '../StateBar.tsx'
import { UndoButtons } from '../toolbar/UndoButtons.tsx'
import type { Fit } from './fit-context.ts'
import { InSide } from './InSide.tsx'
import { PairOfFields } from './PairOfFields.tsx'
import styles from './Pairs.module.css'
import type { Sides } from './sides.ts'

interface PairsProps {
  readonly sides: Sides
  readonly fit: StoreApi<Fit>
  readonly series: Series
}

/**
 * Two sheets where there is no room for both: field by field, each note that asks with its answers underneath. All that
 * two sheets side by side can do, as a list.
 */
export function Pairs({ sides, fit, series }: PairsProps) {
  const root = useRef<HTMLDivElement>(null)
  const [last, setLast] = useState<'asks' | 'answers'>('answers')
  const pairs = fitPairs(sides.answers.parts.template)

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const { target } = event
    if (event.defaultPrevented || event.isComposing || !(target instanceof Element)) return false
    if (!root.current || !isForBoard(root.current, target)) return false
    if (document.querySelector('dialog[open]')) return false
    const side = target.closest<HTMLElement>('[data-side]')?.dataset['side'] ?? last
    const { parts } = side === 'asks' ? sides.asks : sides.answers
    return boardKey(parts, root.current, target, event)
  })
  useEffect(() => {
    const unlisten = listenToKeys((event) => onKey(event))
    const leave = root.current ? joinPage(root.current) : undefined
    return () => {
      unlisten()
      leave?.()
    }
  }, [])

  function onUse(target: EventTarget): void {
    const side = target instanceof Element ? target.closest<HTMLElement>('[data-side]') : null
    if (side) setLast(side.dataset['side'] === 'asks' ? 'asks' : 'answers')
  }

  return (
    <div
      ref={root}
      className={styles['pairs']}
      lang={series.language}
      onFocus={({ target }) => onUse(target)}
      onPointerDown={({ target }) => onUse(target)}
    >
      <h1 className={styles['title']}>{sides.answers.parts.template.name[series.language]}</h1>
      {(['asks', 'answers'] as const).map((name) => (
        <InSide key={name} side={sides[name]} name={name} fit={fit}>
          <StateBar right={sides[name].right} />
          <Comments over />
          <AnswerDialog series={series} canvas={sides[name].canvas} />
          <Unseen />
          <KeepFocus root={root} side={name} />
          <DrawingDialogs />
          <ShowWanted canvas={sides[name].canvas.id} root={root} />
          {/* What the keys do, they do to the sheet that was used last. */}
          {last === name && <PasteNotes root={root} />}
          {last === name && <CopyNotes root={root} />}
          {/* One's own acts are taken back where they were done. */}
          {last === name && sides[name].rights.mayWrite && (
            <div className={styles['undo']}>
              <UndoButtons />
            </div>
          )}
        </InSide>
      ))}
      {pairs.map((pair) => (
        <PairOfFields key={pair.asks} pair={pair} sides={sides} fit={fit} />
      ))}
    </div>
  )
}
