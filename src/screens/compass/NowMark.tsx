import { useT } from '../../i18n/index.ts'
import styles from './NowMark.module.css'

/** Says that the running step is about this part. */
export function NowMark() {
  const t = useT()
  return <span className={styles['now']}>{t('compass.now')}</span>
}
