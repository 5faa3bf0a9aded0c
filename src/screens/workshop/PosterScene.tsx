import { Compass } from 'lucide-react'
import { useLocation } from 'wouter'
import { nextStep } from '../../facilitation/clock.ts'
import { useT } from '../../i18n/index.ts'
import type { Step } from '../../model/series.ts'
import { Button } from '../../ui/Button.tsx'
import { CompassRose } from '../../ui/CompassRose.tsx'
import { posterPath } from '../paths.ts'
import styles from './Scene.module.css'
import { useWorkshop } from './workshop-context.ts'

/** The compass goes up on the wall; at the series' end also what stays open. */
export function PosterScene({ step }: { readonly step: Step }) {
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
          <p className={styles['cardText']}>{t('workshop.posterText')}</p>
          <Button
            kind="primary"
            size="l"
            icon={Compass}
            className={styles['cardButton']}
            onClick={() => navigate(posterPath(me.seriesId, me.role))}
          >
            {t('workshop.openPoster')}
          </Button>
          {isLast && <p className={styles['after']}>{t('workshop.finishedText')}</p>}
        </div>
        <CompassRose className={styles['cardRose']} />
      </article>
    </section>
  )
}
