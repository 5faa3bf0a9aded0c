import { Link } from 'wouter'
import { useT } from '../i18n/index.ts'
import { CompassRose } from './CompassRose.tsx'
import styles from './Brand.module.css'

/** The product's sign and name, which lead to the start page. */
export function Brand() {
  const t = useT()
  return (
    <Link href="/" className={styles['brand'] ?? ''}>
      <CompassRose plain className={styles['sign']} />
      {t('common.appName')}
    </Link>
  )
}
