import { Circle, CircleCheck } from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import type { PrincipleKey } from '../../model/template.ts'
import { useDocument } from '../../sync/useDocument.ts'
import { checkKey } from './acts.ts'
import { readChecks } from './read.ts'
import { useCompass } from './compass-context.ts'
import styles from './Checks.module.css'

/** The three questions before a principle is chosen: ticked when they have been talked through. */
export function Checks({ principle }: { readonly principle: PrincipleKey }) {
  const t = useT()
  const { room, may, acts, template, language } = useCompass()
  const done = useDocument(room.doc, readChecks)
  return (
    <fieldset className={styles['checks']}>
      <legend className={styles['heading']}>{t('compass.checks')}</legend>
      <div className={styles['list']}>
        {template.checks.map((check, index) => {
          const isDone = done.includes(checkKey(principle, index))
          return may ? (
            <label key={check.fi} className={styles['check']} lang={language}>
              <input
                type="checkbox"
                checked={isDone}
                onChange={(event) => acts.setCheck(principle, index, event.currentTarget.checked)}
              />
              <span>{check[language]}</span>
            </label>
          ) : (
            <p key={check.fi} className={styles['check']} lang={language}>
              {isDone ? <CircleCheck aria-label={t('compass.checkDone')} /> : <Circle aria-hidden />}
              <span>{check[language]}</span>
            </p>
          )
        })}
      </div>
    </fieldset>
  )
}
