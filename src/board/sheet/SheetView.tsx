import { useRef } from 'react'
import { useT } from '../../i18n/index.ts'
import type { Series } from '../../model/series.ts'
import { NoteBar } from '../notes/NoteBar.tsx'
import { Sheet } from './Sheet.tsx'
import { SheetSurface } from './SheetSurface.tsx'
import { Viewport } from './Viewport.tsx'

/** The canvas as paper on a table. */
export function SheetView({ series }: { readonly series: Series }) {
  const layer = useRef<HTMLDivElement>(null)
  const t = useT()
  return (
    <Viewport layer={layer} label={t('board.sheet')}>
      <SheetSurface>
        <Sheet series={series} />
        <NoteBar />
      </SheetSurface>
    </Viewport>
  )
}
