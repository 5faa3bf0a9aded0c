import { useRef, useState } from 'react'
import type { Compass } from '../../model/compass.ts'
import type { Series } from '../../model/series.ts'
import type { CompassTemplate } from '../../model/template.ts'
import type { PosterSize } from '../../poster/input.ts'
import { SIZE_MM } from '../../poster/page.ts'
import { Poster } from '../../poster/Poster.tsx'
import type { Connection, Me } from '../../sync/room-types.ts'
import '../../fonts/poster.css'
import { PosterBar } from './PosterBar.tsx'
import { PosterNotes } from './PosterNotes.tsx'
import styles from './PosterView.module.css'
import { useDownload, type FileKind } from './use-download.ts'
import { usePageSize } from './use-page-size.ts'
import { usePosterLayout } from './use-poster-layout.ts'

interface PosterViewProps {
  readonly me: Me
  readonly series: Series
  readonly compass: Compass
  /** The compass's canvas, to go and write in. */
  readonly compassId: string
  readonly template: CompassTemplate
  readonly connection: Connection
}

/** The poster on the quiet table, redrawn as the compass is written. */
export function PosterView({ me, series, compass, compassId, template, connection }: PosterViewProps) {
  const [size, setSize] = useState<PosterSize>('A3')
  const frame = useRef<HTMLDivElement>(null)
  const drawing = useRef<SVGSVGElement>(null)
  const { input, layout } = usePosterLayout({ series, seriesId: me.seriesId, compass, template }, size)
  const { busy, download } = useDownload(input)
  usePageSize(size)

  function save(kind: FileKind) {
    const [holder, svg] = [frame.current, drawing.current]
    if (holder && svg) void download(kind, { frame: holder, svg, layout })
  }

  const { width, height } = SIZE_MM[size]
  return (
    <div className={styles['page']}>
      <PosterBar
        me={me}
        organisation={input.organisation}
        size={size}
        onSize={setSize}
        busy={busy}
        onPrint={() => window.print()}
        onSave={save}
      />
      <main className={styles['table']}>
        <div
          ref={frame}
          className={styles['sheet']}
          style={{ '--page-width': `${width}mm`, '--page-height': `${height}mm` } as React.CSSProperties}
        >
          <Poster ref={drawing} layout={layout} className={styles['drawing'] ?? ''} />
        </div>
        <PosterNotes me={me} compassId={compassId} input={input} layout={layout} connection={connection} />
      </main>
    </div>
  )
}
