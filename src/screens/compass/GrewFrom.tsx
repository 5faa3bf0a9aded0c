import { StickyNote } from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import { useCompass } from './compass-context.ts'
import styles from './GrewFrom.module.css'

interface GrewFromProps {
  /** A principle's key, or the id of a deed or a key result. */
  readonly of: string
  readonly count: number
}

/** Says how many notes something grew from, and shows them. */
export function GrewFrom({ of, count }: GrewFromProps) {
  const t = useT()
  const { openOrigins } = useCompass()
  if (count === 0) return null
  return (
    <button type="button" className={styles['chip']} onClick={() => openOrigins(of)}>
      <StickyNote className={styles['icon']} aria-hidden />
      {t('compass.grewFrom', { count })}
    </button>
  )
}
