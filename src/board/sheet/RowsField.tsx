import { useSyncExternalStore } from 'react'
import { readChoice } from '../../model/canvas.ts'
import { guarded } from '../../model/documents.ts'
import { MAX_TITLE } from '../../model/limits.ts'
import type { FieldTemplate } from '../../model/template.ts'
import { useBoard, useRights } from '../state/board-context.ts'
import { SharedField } from './SharedField.tsx'
import styles from './RowsField.module.css'

type Rows = Extract<FieldTemplate, { type: 'rows' }>

/** Labelled lines to fill in, and a choice: a customer's basics. */
export function RowsField({ field }: { readonly field: Rows }) {
  const { language } = useBoard()
  return (
    <div className={styles['rows']}>
      {field.rows.map((row) => (
        <div key={row.key} className={styles['row']}>
          <span className={styles['label']} aria-hidden>
            {row.heading[language]}
          </span>
          <SharedField
            textKey={`${field.key}.${row.key}`}
            label={row.heading[language]}
            maxLength={MAX_TITLE}
            multiline={false}
            className={styles['line']}
          />
        </div>
      ))}
      {field.choice && <Choice id={`${field.key}.${field.choice.key}`} choice={field.choice} />}
    </div>
  )
}

function Choice({ id, choice }: { readonly id: string; readonly choice: NonNullable<Rows['choice']> }) {
  const { room, acts, language } = useBoard()
  const { mayWrite } = useRights()
  const chosen = useSyncExternalStore(
    (listener) => {
      const choices = room.doc.getMap('choices')
      const onChange = guarded(listener)
      choices.observe(onChange)
      return () => choices.unobserve(onChange)
    },
    () => readChoice(room.doc, id),
  )
  return (
    <fieldset className={styles['choice']} disabled={!mayWrite}>
      <legend className={styles['label']}>{choice.heading[language]}</legend>
      {choice.options.map((option) => (
        <label key={option.key} className={styles['option']}>
          <input
            type="radio"
            name={id}
            checked={chosen === option.key}
            onChange={() => acts.choose(id, option.key)}
            // A chosen one is taken back by another click, as a cross is rubbed out.
            onClick={() => chosen === option.key && acts.choose(id, null)}
          />
          <span>{option.heading[language]}</span>
        </label>
      ))}
    </fieldset>
  )
}
