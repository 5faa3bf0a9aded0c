import { Hyphenated } from '../../board/text/Hyphenated.tsx'
import { useCompass } from './compass-context.ts'
import { principleNumber } from './part.ts'
import styles from './Overview.module.css'

/** The three principles at a glance below the objective, where a screen shows one part at a time. */
export function Overview() {
  const { template, compass, language, go } = useCompass()
  return (
    <ul className={styles['overview']}>
      {template.principles.map(({ key, direction, question }) => {
        const statement = compass.principles.find((principle) => principle.key === key)?.statement ?? ''
        return (
          <li key={key}>
            <button
              type="button"
              className={styles['principle']}
              data-part={key}
              lang={language}
              onClick={() => go(key)}
            >
              <span className={styles['direction']}>
                {principleNumber(key)} {direction[language]}
              </span>
              {statement.trim() === '' ? (
                <span className={styles['question']}>{question[language]}</span>
              ) : (
                <span className={styles['statement']}>
                  <Hyphenated text={statement} language={language} />
                </span>
              )}
            </button>
          </li>
        )
      })}
    </ul>
  )
}
