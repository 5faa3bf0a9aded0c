import { useT } from '../../i18n/index.ts'
import type { CanvasArchive } from '../../model/archive-canvas.ts'
import type { Language } from '../../model/language.ts'
import { byOrder } from '../../model/order.ts'
import type { CompassTemplate } from '../../model/template.ts'
import styles from './CompassCard.module.css'

interface CompassCardProps {
  readonly archive: CanvasArchive
  readonly template: CompassTemplate
  readonly language: Language
  readonly label: string
  readonly small?: boolean
}

/** A compass as a card of words. */
export function CompassCard({ archive, template, language, label, small = false }: CompassCardProps) {
  const t = useT()
  const { texts, deeds, keyResults } = archive
  if (small) {
    return (
      <div className={styles['small']} aria-hidden lang={language}>
        {template.principles.map(({ key, direction }) => (
          <p key={key} data-principle={key}>
            {texts[`${key}.statement`] || direction[language]}
          </p>
        ))}
      </div>
    )
  }
  return (
    <article className={styles['card']} aria-label={label} lang={language}>
      <p className={styles['objective']}>{texts['objective'] ?? t('history.noWords')}</p>
      {template.principles.map(({ key, direction }) => {
        const items = [
          ...deeds.filter(({ principle }) => principle === key).toSorted(byOrder),
          ...keyResults
            .filter(({ principle }) => principle === key)
            .toSorted(byOrder)
            .map(({ id, statement, name }) => ({ id, text: statement || name })),
        ]
        return (
          <section key={key} data-principle={key}>
            <h3 className={styles['direction']}>{direction[language]}</h3>
            <p className={styles['statement']}>{texts[`${key}.statement`] ?? t('history.noWords')}</p>
            {items.length > 0 && (
              <ul className={styles['items']}>
                {items.map(({ id, text }) => (
                  <li key={id}>{text || t('history.noWords')}</li>
                ))}
              </ul>
            )}
          </section>
        )
      })}
    </article>
  )
}
