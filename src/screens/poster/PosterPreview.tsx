import { useDeferredValue, useMemo, useState } from 'react'
import type { Compass } from '../../model/compass.ts'
import type { Series } from '../../model/series.ts'
import type { CompassTemplate } from '../../model/template.ts'
import { posterInput } from '../../poster/input.ts'
import { layoutPoster } from '../../poster/layout.ts'
import { Poster } from '../../poster/Poster.tsx'
import '../../fonts/poster.css'
import styles from './PosterPreview.module.css'

interface PosterPreviewProps {
  readonly series: Series
  readonly compass: Compass
  readonly template: CompassTemplate
}

/** The poster as a small picture, as it would be printed now. */
export function PosterPreview({ series, compass, template }: PosterPreviewProps) {
  const [today] = useState(() => new Date())
  // Laying out takes some tens of milliseconds, which must not slow down somebody's typing arriving.
  const shown = useDeferredValue(compass)
  const layout = useMemo(
    () => layoutPoster(posterInput(shown, series, template, { size: 'A3', date: today })),
    [shown, series, template, today],
  )
  return (
    <div className={styles['paper']}>
      <Poster layout={layout} className={styles['drawing'] ?? ''} />
    </div>
  )
}
