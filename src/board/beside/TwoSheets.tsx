import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import { fitPairs } from '../../facilitation/fit-check.ts'
import type { Series } from '../../model/series.ts'
import { BoardFrame } from '../Board.tsx'
import type { Zoom } from '../state/board-state.ts'
import { AnswerLines } from './AnswerLines.tsx'
import { type Seam, besideChoice } from './beside-choice.ts'
import { type Fit, FitContext } from './fit-context.ts'
import type { Side, Sides } from './sides.ts'
import { useFitSide } from './use-fit-side.ts'
import styles from './TwoSheets.module.css'

/** What of one sheet shows at the seam. */
function zoomAt(
  seam: Seam,
  fields: { readonly gap: string[]; readonly hint: string[] },
  edge: 'left' | 'right',
): Zoom {
  if (seam === 'whole') return { mode: 'fit' }
  return { mode: 'seam', fields: seam === 'inner' ? fields.gap : fields.hint, edge }
}

interface TwoSheetsProps {
  readonly sides: Sides
  readonly fit: StoreApi<Fit>
  readonly series: Series
}

/** Two sheets as paper side by side, with the links between them. */
export function TwoSheets({ sides, fit, series }: TwoSheetsProps) {
  const seam = useStore(besideChoice, (state) => state.seam)
  useEffect(() => {
    const pairs = fitPairs(sides.answers.parts.template)
    const fields = (key: 'asks' | 'answers') => ({
      gap: pairs.filter(({ weight }) => weight === 'gap').map((pair) => pair[key]),
      hint: pairs.filter(({ weight }) => weight === 'hint').map((pair) => pair[key]),
    })
    sides.asks.parts.state.setState({ zoom: zoomAt(seam, fields('asks'), 'right') })
    sides.answers.parts.state.setState({ zoom: zoomAt(seam, fields('answers'), 'left') })
  }, [sides, seam])

  return (
    <div className={styles['sheets']}>
      <Half side={sides.asks} name="asks" fit={fit} series={series} />
      <Half side={sides.answers} name="answers" fit={fit} series={series} />
      <AnswerLines fit={fit} sides={sides} mayLink={sides.answers.rights.mayWrite} />
    </div>
  )
}

interface HalfProps {
  readonly side: Side
  readonly name: 'asks' | 'answers'
  readonly fit: StoreApi<Fit>
  readonly series: Series
}

function Half({ side, name, fit, series }: HalfProps) {
  const context = useFitSide(name, fit)
  return (
    <FitContext value={context}>
      <BoardFrame
        root={side.root}
        parts={side.parts}
        rights={side.rights}
        series={series}
        canvas={side.canvas}
        right={side.right}
        beside
      />
    </FitContext>
  )
}
