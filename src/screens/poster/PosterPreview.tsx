import type { Compass } from '../../model/compass.ts'
import type { Series } from '../../model/series.ts'
import type { CompassTemplate } from '../../model/template.ts'
import { Poster } from '../../poster/Poster.tsx'
import '../../fonts/poster.css'
import styles from './PosterPreview.module.css'
import { usePosterLayout } from './use-poster-layout.ts'

interface PosterPreviewProps {
  readonly series: Series
  readonly seriesId: string
  readonly compass: Compass
  readonly template: CompassTemplate
}

/** The poster as a small picture, as it would be printed now. */
export function PosterPreview(props: PosterPreviewProps) {
  const { layout } = usePosterLayout(props, 'A3')
  return (
    <div className={styles['paper']}>
      <Poster layout={layout} className={styles['drawing'] ?? ''} />
    </div>
  )
}
