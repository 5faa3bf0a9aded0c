import { useT } from '../../i18n/index.ts'
import { useCompass } from './compass-context.ts'
import { CompassRose } from './CompassRose.tsx'
import { CompassText } from './CompassText.tsx'
import { elementId } from './focus.ts'
import { Overview } from './Overview.tsx'
import { NowMark } from './NowMark.tsx'
import styles from './ObjectiveSection.module.css'

interface ObjectiveSectionProps {
  readonly current: boolean
  readonly now: boolean
}

/** The change that everything below points to, and the three needles that fill as the principles come. */
export function ObjectiveSection({ current, now }: ObjectiveSectionProps) {
  const t = useT()
  const { template, language, compass, series, may } = useCompass()
  const id = elementId('objective')
  const written = compass.principles.filter(({ statement }) => statement.trim() !== '').map(({ key }) => key)
  return (
    <section
      id={id}
      className={styles['section']}
      data-part="objective"
      data-current={current}
      aria-labelledby={`${id}-heading`}
    >
      <div className={styles['band']}>
        <svg className={styles['wave']} viewBox="0 0 1200 120" preserveAspectRatio="none" aria-hidden>
          <path d="M0 62C180 20 330 20 520 62S880 110 1200 40V120H0Z" className={styles['far']} />
          <path d="M0 96C200 52 360 66 560 92S940 112 1200 74V121H0Z" className={styles['near']} />
        </svg>
        <p className={styles['names']}>
          <span>{series.organisation || series.title}</span>
          <span lang={language}>{template.name[language]}</span>
        </p>
        <div className={styles['lead']}>
          <h2 id={`${id}-heading`} tabIndex={-1} className={styles['heading']} lang={language}>
            {template.objective.heading[language]}
            {now && <NowMark />}
          </h2>
          <div className={styles['objective']} lang={language}>
            <CompassText
              of={{ of: 'canvas', key: 'objective' }}
              words={compass.objective}
              label={template.objective.heading[language]}
              placeholder={template.objective.guide[language]}
            />
          </div>
          {(may || compass.partOf !== '') && (
            <div className={styles['partOf']} lang={language}>
              <span className={styles['partOfLabel']}>{template.partOf.heading[language]}</span>
              <CompassText
                of={{ of: 'canvas', key: 'part-of' }}
                words={compass.partOf}
                label={template.partOf.heading[language]}
                placeholder={template.partOf.guide[language]}
                multiline={false}
              />
            </div>
          )}
        </div>
        <div className={styles['rose']}>
          <CompassRose written={written} />
          <p className={styles['hidden']}>{t('compass.written', { count: written.length })}</p>
        </div>
      </div>
      <Overview />
    </section>
  )
}
