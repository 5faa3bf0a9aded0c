import { ChevronRight } from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import type { FieldTemplate } from '../../model/template.ts'
import { usePicturesIn } from '../pictures/use-pictures.ts'
import { FieldWriters } from '../presence/FieldWriters.tsx'
import { useBoard, useFieldNotes } from '../state/board-context.ts'
import styles from './Overview.module.css'

interface OverviewProps {
  readonly onShow: (field: string) => void
}

/** A phone's first screen of a canvas: its fields, with how much is in them. */
export function Overview({ onShow }: OverviewProps) {
  const { template } = useBoard()
  return (
    <ul className={styles['overview']}>
      {template.fields.map((field) => (
        <li key={field.key}>
          <Row field={field} onShow={onShow} />
        </li>
      ))}
    </ul>
  )
}

function Row({ field, onShow }: OverviewProps & { readonly field: FieldTemplate }) {
  const { language } = useBoard()
  const t = useT()
  const count = useFieldNotes(field.key).length
  const pictures = usePicturesIn(field.key).length
  return (
    <button type="button" className={styles['row']} data-opens={field.key} onClick={() => onShow(field.key)}>
      <span className={styles['heading']}>
        {field.heading[language]}
        <FieldWriters field={field.key} />
      </span>
      {field.type === 'notes' && (
        <span className={styles['count']} data-empty={count + pictures === 0 || undefined}>
          {t('board.noteCount', { count })}
          {pictures > 0 && ` · ${t('pictures.count', { count: pictures })}`}
        </span>
      )}
      <ChevronRight className={styles['arrow']} aria-hidden />
    </button>
  )
}
