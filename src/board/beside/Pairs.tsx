import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import { fitPairs } from '../../facilitation/fit-check.ts'
import type { Series } from '../../model/series.ts'
import { Unseen } from '../Unseen.tsx'
import { boardKey } from '../keys/board-keys.ts'
import { listenToKeys } from '../keys/listen-to-keys.ts'
import { isForBoard, joinPage } from '../keys/page-keys.ts'
import { fieldOf } from '../keys/roving.ts'
import {
  AnswerDialog,
  BringPictures,
  Comments,
  DrawingDialogs,
  KeepFocus,
  SelectionBar,
  UnsavedText,
} from '../parts.ts'
import { PasteNotes } from '../paste/PasteNotes.tsx'
import { TakePictures } from '../pictures/TakePictures.tsx'
import { ShowWanted } from '../show/ShowWanted.tsx'
import { StateBar } from '../StateBar.tsx'
import { type BoardStore, NOTHING_SELECTED } from '../state/board-state.ts'
import type { Fit } from './fit-context.ts'
import { InSide } from './InSide.tsx'
import { PairOfFields } from './PairOfFields.tsx'
import styles from './Pairs.module.css'
import { PairsToolbar } from './PairsToolbar.tsx'
import type { Sides } from './sides.ts'

const SIDES = ['asks', 'answers'] as const

/**
 * Lets a board begin and end selecting several with another one: amid each other it is not seen whose notes the tool is
 * for. What is selected stays each board's own.
 */
function pickTogether(of: BoardStore, other: BoardStore): () => void {
  return of.subscribe(({ tool }, before) => {
    const picks = other.getState().tool === 'pick'
    if (tool === 'pick' && !picks) other.setState({ tool: 'pick', editing: null })
    if (before.tool === 'pick' && tool !== 'pick' && picks) {
      other.setState({ tool: 'select', selection: NOTHING_SELECTED })
    }
  })
}

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
  // What is so of both is said once.
  const asks = useStore(sides.asks.parts.room.state)
  const answers = useStore(sides.answers.parts.room.state)
  const saysTheSame =
    sides.asks.right === sides.answers.right &&
    asks.refused === answers.refused &&
    asks.synced === answers.synced &&
    asks.keeping === answers.keeping
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

  useEffect(() => {
    const ends = [
      pickTogether(sides.asks.parts.state, sides.answers.parts.state),
      pickTogether(sides.answers.parts.state, sides.asks.parts.state),
    ]
    return () => ends.forEach((end) => end())
  }, [sides.asks.parts.state, sides.answers.parts.state])

  function sideOf(target: EventTarget): 'asks' | 'answers' | null {
    const side = target instanceof Element ? target.closest<HTMLElement>('[data-side]') : null
    if (!side) return null
    return side.dataset['side'] === 'asks' ? 'asks' : 'answers'
  }

  /** What is used, and where: a new note, a paste and the tools are of that sheet. */
  function onUse(target: EventTarget): void {
    const side = sideOf(target)
    if (side === null) return
    setLast(side)
    const field = target instanceof Element ? fieldOf(target) : null
    if (field !== null) sides[side].parts.state.setState({ field })
  }

  const nameOf = (side: 'asks' | 'answers') => (
    <strong>{sides[side].parts.template.name[series.language]}: </strong>
  )

  return (
    <div
      ref={root}
      className={styles['pairs']}
      onFocus={({ target }) => onUse(target)}
      onPointerDown={({ target }) => onUse(target)}
    >
      <div className={styles['scroller']} lang={series.language} data-list>
        <h1 className={styles['title']}>{sides.answers.parts.template.name[series.language]}</h1>
        {SIDES.map((name) => (
          <InSide key={name} side={sides[name]} name={name} fit={fit}>
            {!(name === 'answers' && saysTheSame) && (
              <StateBar right={sides[name].right} of={saysTheSame || nameOf(name)} />
            )}
            <Comments over />
            <AnswerDialog series={series} canvas={sides[name].canvas} />
            {name === 'answers' ? <Unseen root={root} /> : <Unseen />}
            <KeepFocus root={root} side={name} />
            <DrawingDialogs />
            <ShowWanted canvas={sides[name].canvas.id} root={root} />
            <PasteNotes root={root} isOurs={(target) => (sideOf(target) ?? last) === name} />
            <TakePictures
              root={root}
              canvas={sides[name].canvas.id}
              isOurs={(target) => (sideOf(target) ?? last) === name}
            />
            <UnsavedText canvas={sides[name].canvas.id} />
            <BringPictures canvas={sides[name].canvas.id} />
          </InSide>
        ))}
        {pairs.map((pair) => (
          <PairOfFields key={pair.asks} pair={pair} sides={sides} fit={fit} />
        ))}
      </div>
      {/* The tools are those of the sheet that was last used: one's own acts are taken back where they were done. */}
      <InSide key={last} side={sides[last]} name={last} fit={fit}>
        <SelectionBar narrow root={root} />
        <PairsToolbar />
      </InSide>
    </div>
  )
}
