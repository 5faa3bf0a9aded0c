import { setLanguage, useLanguage, useT } from '../i18n/index.ts'
import { LANGUAGE_NAMES } from '../i18n/language-names.ts'
import styles from './LanguageSwitch.module.css'

/** The interface's language, on any background. */
export function LanguageSwitch() {
  const t = useT()
  const current = useLanguage()
  return (
    <fieldset aria-label={t('common.language')} className={styles['switch']}>
      {LANGUAGE_NAMES.map(({ language, name }) => (
        <button
          key={language}
          type="button"
          lang={language}
          className={styles['choice']}
          aria-pressed={language === current}
          onClick={() => setLanguage(language)}
        >
          {t(name)}
        </button>
      ))}
    </fieldset>
  )
}
