import { Compass as CompassIcon } from 'lucide-react'
import { Suspense } from 'react'
import { useStore } from 'zustand'
import { useLocation } from 'wouter'
import { nextStep } from '../../facilitation/clock.ts'
import { useT } from '../../i18n/index.ts'
import { findTemplate } from '../../model/catalogue.ts'
import { type Compass, readCompass } from '../../model/compass.ts'
import type { Step } from '../../model/series.ts'
import type { CompassTemplate } from '../../model/template.ts'
import { canvasPath } from '../../sync/protocol.ts'
import type { Room } from '../../sync/room-types.ts'
import { useDocument } from '../../sync/useDocument.ts'
import { useRoom } from '../../sync/useRoom.ts'
import { Button } from '../../ui/Button.tsx'
import { CompassRose } from '../../ui/CompassRose.tsx'
import { onDemand } from '../../ui/on-demand.tsx'
import { posterPath } from '../paths.ts'
import styles from './Scene.module.css'
import { useWorkshop } from './workshop-context.ts'

const PosterPreview = onDemand(async () => (await import('../poster/PosterPreview.tsx')).PosterPreview)

/** The compass goes up on the wall; at the series' end also what stays open. */
export function PosterScene({ step }: { readonly step: Step }) {
  const { me, series } = useWorkshop()
  const canvas = series.canvases.find(({ template }) => template === 'compass')
  const path = canvas ? canvasPath(canvas) : null
  const room = useRoom(me.seriesId, path, me.role, me.participantId)
  const template = canvas ? findTemplate(canvas.template, canvas.templateVersion) : 'unknown'
  if (!room || template === 'unknown' || template.kind !== 'compass') {
    return <Scene step={step} compass={null} template={null} />
  }
  return <SceneOf step={step} room={room} template={template} />
}

interface SceneOfProps {
  readonly step: Step
  readonly room: Room
  readonly template: CompassTemplate
}

function SceneOf({ step, room, template }: SceneOfProps) {
  const compass = useDocument(room.doc, readCompass)
  const synced = useStore(room.state, (state) => state.synced)
  return <Scene step={step} compass={synced ? compass : null} template={template} />
}

/** Whether everything that a poster is read for has words. */
const isWhole = ({ objective, principles }: Compass): boolean =>
  [objective, ...principles.map(({ statement }) => statement)].every((words) => words.trim() !== '')

interface SceneProps {
  readonly step: Step
  /** Null until it has come. */
  readonly compass: Compass | null
  readonly template: CompassTemplate | null
}

function Scene({ step, compass, template }: SceneProps) {
  const t = useT()
  const [, navigate] = useLocation()
  const { me, series } = useWorkshop()
  const isLast = nextStep(series.steps, step.id) === null
  return (
    <section className={styles['table']}>
      <article className={styles['card']} data-kind="poster">
        <div className={styles['words']}>
          <h1 className={styles['cardTitle']} lang={series.language}>
            {step.title}
          </h1>
          <p className={styles['cardText']}>
            {t(compass && !isWhole(compass) ? 'workshop.posterWaits' : 'workshop.posterText')}
          </p>
          <Button
            kind="primary"
            size="l"
            icon={CompassIcon}
            className={styles['cardButton']}
            onClick={() => navigate(posterPath(me.seriesId, me.role))}
          >
            {t('workshop.openPoster')}
          </Button>
          {isLast && <p className={styles['after']}>{t('workshop.finishedText')}</p>}
        </div>
        {compass && template ? (
          <Suspense>
            <PosterPreview series={series} seriesId={me.seriesId} compass={compass} template={template} />
          </Suspense>
        ) : (
          <CompassRose className={styles['cardRose']} />
        )}
      </article>
    </section>
  )
}
