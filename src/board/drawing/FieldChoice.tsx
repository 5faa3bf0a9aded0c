import { useT } from '../../i18n/index.ts'
import inputs from '../../ui/TextField.module.css'
import { useBoard } from '../state/board-context.ts'

interface FieldChoiceProps {
  readonly value: string
  readonly onChange: (field: string) => void
}

/** Which field of the sheet, where one does not point at it. */
export function FieldChoice({ value, onChange }: FieldChoiceProps) {
  const { template, geometry, acts } = useBoard()
  const t = useT()
  return (
    <label className={inputs['field']}>
      <span className={inputs['label']}>{t('drawing.placeField')}</span>
      <select
        className={inputs['input']}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {template.fields
          .filter(({ key }) => geometry.fields.has(key))
          .map(({ key }) => (
            <option key={key} value={key}>
              {acts.heading(key)}
            </option>
          ))}
      </select>
    </label>
  )
}
