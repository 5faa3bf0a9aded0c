import { useT } from '../../i18n/index.ts'
import { MAX_FIELD_TEXT } from '../../model/limits.ts'
import type { Series } from '../../model/series.ts'
import { useCustomer } from '../pictures/use-customer.ts'
import { usePictureUrl } from '../pictures/use-pictures.ts'
import { useBoard } from '../state/board-context.ts'
import { Hyphenated } from '../text/Hyphenated.tsx'
import { Face } from './Face.tsx'
import { SharedField } from './SharedField.tsx'
import styles from './CentreCircle.module.css'

/** The circle in the sheet's middle: the customer whom it is about, or a text that all of it leads to. */
export function CentreCircle({ series }: { readonly series: Pick<Series, 'canvases'> }) {
  const { geometry, template, language, state } = useBoard()
  const t = useT()
  const url = usePictureUrl()
  const customer = useCustomer(series)
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
            <Hyphenated text={field.heading[language]} language={language} />
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
      {customer?.picture ? (
        <img
          className={styles['portrait']}
          src={url(customer.picture.hash)}
          alt={customer.name || t('pictures.customer')}
        />
      ) : (
        <Face className={styles['face']} />
      )}
      {(customer?.name || caption) && (
        <figcaption className={styles['caption']}>{customer?.name || caption?.[language]}</figcaption>
      )}
    </figure>
  )
}
