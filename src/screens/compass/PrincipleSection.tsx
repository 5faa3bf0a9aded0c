import { useT } from '../../i18n/index.ts'
import type { Principle } from '../../model/compass.ts'
import type { PrincipleTemplate } from '../../model/template.ts'
import { Checks } from './Checks.tsx'
import { useCompass } from './compass-context.ts'
import { Deeds } from './Deeds.tsx'
import { elementId } from './focus.ts'
import { Helping } from './Helping.tsx'
import { KeyResults } from './KeyResults.tsx'
import { Material } from './Material.tsx'
import { NowMark } from './NowMark.tsx'
import { principleNumber } from './part.ts'
import { Statement } from './Statement.tsx'
import styles from './PrincipleSection.module.css'

interface PrincipleSectionProps {
  readonly principle: Principle
  readonly template: PrincipleTemplate
  readonly current: boolean
  /** Whether the running step is about it. */
  readonly now: boolean
}

/** One direction of the compass: the sentence and what it grows from; the deeds and results that it shows in. */
export function PrincipleSection({ principle, template, current, now }: PrincipleSectionProps) {
  const t = useT()
  const { language } = useCompass()
  const { key } = principle
  const id = elementId(key)
  return (
    <section
      id={id}
      className={styles['section']}
      data-part={key}
      data-current={current}
      data-now={now}
      aria-labelledby={`${id}-heading`}
    >
      <header className={styles['header']}>
        <p className={styles['direction']}>
          <span className={styles['number']} aria-hidden>
            {principleNumber(key)}
          </span>
          <span lang={language}>{template.direction[language]}</span>
          {now && <NowMark />}
        </p>
        <h2 id={`${id}-heading`} tabIndex={-1} className={styles['question']} lang={language}>
          <span className={styles['hidden']}>
            {t('compass.principleNumber', { number: principleNumber(key) })}{' '}
          </span>
          {template.question[language]}
        </h2>
      </header>
      <div className={styles['columns']}>
        <div className={styles['column']}>
          <Statement principle={principle} template={template} />
          <div className={styles['ground']}>
            <Helping template={template} />
            <Material principle={principle} />
          </div>
          <Checks principle={key} />
        </div>
        <div className={styles['column']}>
          <Deeds principle={principle} />
          <KeyResults principle={principle} />
        </div>
      </div>
    </section>
  )
}
