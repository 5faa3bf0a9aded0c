import { PenLine } from 'lucide-react'
import { useStore } from 'zustand'
import { useT } from '../../i18n/index.ts'
import { useBoard } from '../state/board-context.ts'
import styles from './FieldWriters.module.css'

/** From the field's edge, sheet units. */
const EDGE = 8

interface FieldWritersProps {
  readonly field: string
  /** On the sheet it lies on the field’s upper edge, so far (sheet units) from its sides; in a list it stands in the line. */
  readonly sides?: { readonly left: number; readonly right: number }
}

/** Who else writes in a field just now. Nothing when nobody does. */
export function FieldWriters({ field, sides }: FieldWritersProps) {
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
    <span
      className={styles['writers']}
      data-on={sides ? 'sheet' : 'list'}
      style={
        sides && {
          left: sides.left + EDGE,
          maxWidth: `calc(100% - ${sides.left + sides.right + 2 * EDGE}px)`,
        }
      }
      data-writers
    >
      <PenLine aria-hidden />
      <span className={styles['names']}>{text}</span>
    </span>
  )
}
