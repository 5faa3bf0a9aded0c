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
        {template.checks.map((check, index) => (
          <label key={check.fi} className={styles['check']} lang={language}>
            <input
              type="checkbox"
              checked={done.includes(checkKey(principle, index))}
              disabled={!may}
              onChange={(event) => acts.setCheck(principle, index, event.currentTarget.checked)}
            />
            <span>{check[language]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
