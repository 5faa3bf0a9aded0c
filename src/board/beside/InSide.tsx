import type { ReactNode } from 'react'
import type { StoreApi } from 'zustand/vanilla'
import { CanvasContext } from '../pictures/canvas-context.ts'
import { BoardContext, RightsContext } from '../state/board-context.ts'
import { type Fit, FitContext } from './fit-context.ts'
import styles from './Pairs.module.css'
import type { Side } from './sides.ts'
import { useFitSide } from './use-fit-side.ts'

interface InSideProps {
  readonly side: Side
  readonly name: 'asks' | 'answers'
  readonly fit: StoreApi<Fit>
  /** The field that what is in it belongs to. */
  readonly field?: string
  readonly children: ReactNode
}

/** A part of one board amid parts of another: what is in it belongs to that board. */
export function InSide({ side, name, fit, field, children }: InSideProps) {
  return (
    <FitContext value={useFitSide(name, fit)}>
      <BoardContext value={side.parts}>
        <RightsContext value={side.rights}>
          <CanvasContext value={side.canvas.id}>
            <div className={styles['side']} data-side={name} data-field={field}>
              {children}
            </div>
          </CanvasContext>
        </RightsContext>
      </BoardContext>
    </FitContext>
  )
}
