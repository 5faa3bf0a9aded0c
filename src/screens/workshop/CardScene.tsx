import { useT } from '../../i18n/index.ts'
import { CompassRose } from '../../ui/CompassRose.tsx'
import styles from './Scene.module.css'
import { useWorkshop } from './workshop-context.ts'

interface CardSceneProps {
  readonly kind: 'card' | 'homework'
  readonly title: string
  readonly text: string
}

/** A talk card or the task between workshops: a few sentences to talk about, on one sheet of paper. */
export function CardScene({ kind, title, text }: CardSceneProps) {
  const t = useT()
  const { series } = useWorkshop()
  return (
    <section className={styles['table']}>
      <article className={styles['card']} data-kind={kind} lang={series.language}>
        <div className={styles['words']}>
          {kind === 'homework' && <p className={styles['eyebrow']}>{t('workshop.homework')}</p>}
          <h1 className={styles['cardTitle']}>{title}</h1>
          <p className={styles['cardText']}>{text}</p>
        </div>
        <CompassRose className={styles['cardRose']} />
      </article>
    </section>
  )
}
