import { STATEMENT_ADVISED } from '../../facilitation/key-result.ts'
import { useT } from '../../i18n/index.ts'
import type { Principle } from '../../model/compass.ts'
import type { PrincipleTemplate } from '../../model/template.ts'
import { useCompass } from './compass-context.ts'
import { CompassText } from './CompassText.tsx'
import { GrewFrom } from './GrewFrom.tsx'
import styles from './Statement.module.css'

interface StatementProps {
  readonly principle: Principle
  readonly template: PrincipleTemplate
}

/** The principle itself, in the size that says what it is, and why just this. */
export function Statement({ principle, template }: StatementProps) {
  const t = useT()
  const { may, language } = useCompass()
  const { key, statement, why, material } = principle
  const direction = template.direction[language]
  const long = statement.length > STATEMENT_ADVISED
  return (
    <div className={styles['block']}>
      <div className={styles['statement']} lang={language}>
        <CompassText
          of={{ of: 'canvas', key: `${key}.statement` }}
          words={statement}
          label={t('compass.statement', { direction })}
          placeholder={t('compass.forExample', { example: template.example[language] })}
          multiline={false}
          className={styles['words']}
        />
      </div>
      {may && (
        <p className={styles['counter']} data-long={long}>
          {t('compass.characters', { count: statement.length, advised: STATEMENT_ADVISED })}
          {long && ` ${t('compass.statementLong')}`}
        </p>
      )}
      {statement === '' && template.workingTitle && (
        <p className={styles['working']}>
          {t('compass.workingTitle', { title: template.workingTitle[language] })}
        </p>
      )}
      <div className={styles['why']}>
        <CompassText
          of={{ of: 'canvas', key: `${key}.why` }}
          words={why}
          label={t('compass.why', { direction })}
          placeholder={may ? t('compass.whyPlaceholder') : undefined}
        />
      </div>
      {material.length > 0 && (
        <div className={styles['below']}>
          <GrewFrom of={key} count={material.length} />
        </div>
      )}
    </div>
  )
}
