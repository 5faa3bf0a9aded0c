import { useT } from '../../i18n/index.ts'
import { MAX_FIELD_TEXT } from '../../model/limits.ts'
import { useBoard } from '../state/board-context.ts'
import { Face } from './Face.tsx'
import { SharedField } from './SharedField.tsx'
import styles from './CentreCircle.module.css'

/** The circle in the sheet's middle: the customer whom it is about, or a text that all of it leads to. */
export function CentreCircle() {
  const { geometry, template, language, state } = useBoard()
  const t = useT()
  const { centre } = geometry
  if (!centre) return null
  const { caption, field: key } = template.sheet.centre ?? {}
  const field = template.fields.find((other) => other.key === key)
  const size = 2 * centre.radius
  const box = { left: centre.x - centre.radius, top: centre.y - centre.radius, width: size, height: size }
  if (field?.type === 'text') {
    return (
      <section
        className={styles['circle']}
        style={box}
        data-field={field.key}
        aria-label={field.heading[language]}
      >
        <h2 className={styles['heading']}>
          <button
            type="button"
            data-stop={field.key}
            title={t('board.focusField')}
            onClick={() => state.setState({ field: field.key, zoom: { mode: 'field', field: field.key } })}
          >
            {field.heading[language]}
          </button>
        </h2>
        <SharedField
          textKey={field.key}
          label={field.heading[language]}
          placeholder={field.guide?.[language]}
          maxLength={MAX_FIELD_TEXT}
          className={styles['text']}
        />
      </section>
    )
  }
  return (
    <figure className={styles['circle']} style={box}>
      <Face className={styles['face']} />
      {caption && <figcaption className={styles['caption']}>{caption[language]}</figcaption>}
    </figure>
  )
}
