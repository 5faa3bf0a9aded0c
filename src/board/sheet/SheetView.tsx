import { useT } from '../../i18n/index.ts'
import type { Series } from '../../model/series.ts'
import { DrawingLayers } from '../drawing/DrawingLayers.tsx'
import { DrawingSurface } from '../drawing/DrawingBar.tsx'
import { NoteBar } from '../notes/NoteBar.tsx'
import { MiniMap } from './MiniMap.tsx'
import { Sheet } from './Sheet.tsx'
import { SheetSurface } from './SheetSurface.tsx'
import { Viewport } from './Viewport.tsx'

/** The canvas as paper on a table. */
export function SheetView({ series }: { readonly series: Series }) {
  const t = useT()
  return (
    <Viewport label={t('board.sheet')} over={<MiniMap />}>
      <SheetSurface>
        <Sheet series={series} />
        <DrawingLayers />
        <NoteBar />
        <DrawingSurface />
      </SheetSurface>
    </Viewport>
  )
}
