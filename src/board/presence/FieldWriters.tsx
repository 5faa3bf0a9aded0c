import { PenLine } from 'lucide-react'
import { useStore } from 'zustand'
import { useT } from '../../i18n/index.ts'
import { useBoard } from '../state/board-context.ts'
import styles from './FieldWriters.module.css'

interface FieldWritersProps {
  readonly field: string
  /** On the sheet it takes what the heading leaves of its line; in a list it is as wide as its words. */
  readonly onSheet?: boolean
}

/** Who else writes in a field just now. Nothing when nobody does. */
export function FieldWriters({ field, onSheet = false }: FieldWritersProps) {
  const { others } = useBoard()
  const t = useT()
  const joined = useStore(others.writing, (fields) => fields.get(field))
  if (joined === undefined) return null
  const [first = '', second, ...more] = joined.split('\n')
  const one = second === undefined
  const text = one
    ? t('presence.writesOne', { name: first })
    : more.length === 0
      ? t('presence.writesTwo', { name: first, other: second })
      : t('presence.writesMany', { name: first, count: more.length + 1 })
  return (
    <span className={styles['writers']} data-on={onSheet ? 'sheet' : 'list'} data-writers>
      <PenLine aria-hidden />
      <span className={styles['names']}>{text}</span>
    </span>
  )
}
