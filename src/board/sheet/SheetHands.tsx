import { useEffect, useEffectEvent, useMemo } from 'react'
import type { RefObject } from 'react'
import { type Grip, DragSurface } from '../drag/DragSurface.tsx'
import { createCarry } from '../drag/carry.ts'
import { createGuides } from '../drag/guides.ts'
import { drawCursors } from '../presence/cursor-layer.ts'
import { listenToMarquee } from '../selection/marquee.ts'
import { listenToOtherButtons } from '../selection/other-buttons.ts'
import type { HeldPress } from './held-press.ts'
import { useBoard, useRights } from '../state/board-context.ts'
import { boxOf, findPlaced } from '../state/placed.ts'

interface SheetHandsProps {
  /** The element on which things are dragged. */
  readonly surface: RefObject<HTMLElement | null>
  /** Told what to pass the surface's presses to. */
  readonly onGrip: (grip: Grip | null) => void
  /** A press that came before. */
  readonly held: RefObject<HeldPress | null>
  /** The layer over the paper, not scaled with it. */
  readonly over: RefObject<HTMLElement | null>
  /** The same, above that: for the guides. */
  readonly lines: RefObject<HTMLElement | null>
}

/** What drags notes and draws frames around them, and the hands of the others. */
export function SheetHands({ surface, onGrip, held, over, lines }: SheetHandsProps) {
  const board = useBoard()
  const { mayWrite } = useRights()
  const { others } = board
  const guides = useMemo(() => createGuides(), [])
  const mayPick = useEffectEvent(() => mayWrite)
  const handlers = useMemo(() => createCarry(board, guides), [board, guides])

  useEffect(() => {
    const paper = over.current?.parentElement
    const window = paper?.closest('section')
    if (!over.current || !lines.current || !paper || !window) return undefined
    const ends = [
      drawCursors(over.current, paper, others, {
        placeOf: (id) => {
          const placed = findPlaced(board, id)
          return placed && boxOf(board.geometry, placed)
        },
        watch: (id, listener) => {
          const { notes, things } = board
          const unwatch = [
            notes.subscribeNote(id, listener),
            things.pictures.subscribe(listener),
            things.stamps.subscribe(listener),
          ]
          return () => {
            for (const end of unwatch) end()
          }
        },
      }),
      listenToMarquee(
        window,
        over.current,
        { ...board, mayPick: () => mayPick() },
        held.current?.pointer() ?? null,
      ),
      listenToOtherButtons(window, board),
      guides.attach(lines.current),
    ]
    // What drags, which is below this one, has got it too.
    held.current?.stop()
    return () => {
      for (const end of ends) end()
    }
  }, [board, others, guides, held, over, lines])

  return <DragSurface surface={surface} onGrip={onGrip} enabled={mayWrite} handlers={handlers} />
}
