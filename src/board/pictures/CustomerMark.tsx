import { useT } from '../../i18n/index.ts'
import type { Series } from '../../model/series.ts'
import styles from './CustomerMark.module.css'
import { useCustomer } from './use-customer.ts'
import { usePictureUrl } from './use-pictures.ts'

/** Whom the canvas is about: their picture and name, small, in its header. */
export function CustomerMark({ series }: { readonly series: Pick<Series, 'canvases'> }) {
  const t = useT()
  const url = usePictureUrl()
  const customer = useCustomer(series)
  if (!customer) return null
  const { picture, name } = customer
  return (
    <span className={styles['customer']} title={t('pictures.customer')}>
      {picture && <img src={url(picture.hash)} alt={name === '' ? t('pictures.customer') : ''} />}
      {name !== '' && <span>{name}</span>}
    </span>
  )
}
