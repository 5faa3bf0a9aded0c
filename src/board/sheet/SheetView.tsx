import { use } from 'react'
import { useT } from '../../i18n/index.ts'
import type { Series } from '../../model/series.ts'
import { DrawingLayers } from '../drawing/DrawingLayers.tsx'
import { DrawingSurface } from '../drawing/DrawingBar.tsx'
import { FitContext } from '../beside/fit-context.ts'
import { MiniMap, MoreCursors, NoteBar } from '../parts.ts'
import { useBoard } from '../state/board-context.ts'
import { Sheet } from './Sheet.tsx'
import { SheetSurface } from './SheetSurface.tsx'
import { Viewport } from './Viewport.tsx'

/** The canvas as paper on a table. */
export function SheetView({ series }: { readonly series: Series }) {
  const t = useT()
  const { template, language } = useBoard()
  // Of two sheets each has its name, and neither is so large that one gets lost on it.
  const beside = use(FitContext) !== null
  return (
    <Viewport
      label={beside ? t('fit.sheet', { name: template.name[language] }) : t('board.sheet')}
      over={
        !beside && (
          <>
            <MiniMap />
            <MoreCursors />
          </>
        )
      }
    >
      <SheetSurface>
        <Sheet series={series} />
        <DrawingLayers />
        <NoteBar />
        <DrawingSurface />
      </SheetSurface>
    </Viewport>
  )
}
