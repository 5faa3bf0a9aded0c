import { useT } from '../i18n/index.ts'
import { CompassRose } from './CompassRose.tsx'
import styles from './Waiting.module.css'

/** A whole page that is on its way; it shows itself only when that takes a moment. */
export function Waiting({ text }: { readonly text?: string }) {
  const t = useT()
  return (
    <output className={styles['page']}>
      <CompassRose className={styles['rose']} />
      <p>{text ?? t('common.loading')}</p>
    </output>
  )
}
