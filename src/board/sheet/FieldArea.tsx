import { memo, useId } from 'react'
import { FIELD_HEADING } from '../../model/geometry.ts'
import type { FieldTemplate } from '../../model/template.ts'
import { useT } from '../../i18n/index.ts'
import { useBoard, useBoardState, useFieldNotes, useRights, useThings } from '../state/board-context.ts'
import { TypingProxy } from '../keys/TypingProxy.tsx'
import { waitForTyping } from '../keys/typing.ts'
import { FieldCount, ImageField } from '../parts.ts'
import { FieldWriters } from '../presence/FieldWriters.tsx'
import { NotesField } from './NotesField.tsx'
import { RowsField } from './RowsField.tsx'
import { headingInset } from './camera.ts'
import styles from './FieldArea.module.css'

/** One field of the sheet: its heading, and what its type asks for. */
export const FieldArea = memo(function FieldArea({ field }: { readonly field: FieldTemplate }) {
  const { geometry, language, state, template } = useBoard()
  const { mayWrite } = useRights()
  const t = useT()
  const id = useId()
  const active = useBoardState((board) => board.field === field.key)
  const near = useBoardState((board) => board.zoom.mode === 'field' && board.zoom.field === field.key)
  const rect = geometry.fields.get(field.key)
  // The centre's text is drawn in its circle.
  if (!rect || template.sheet.centre?.field === field.key) return null
  const inset = headingInset(geometry, rect, FIELD_HEADING)
  const heading = field.heading[language]
  const typed = field.type === 'notes' && mayWrite
  return (
    <section
      className={styles['field']}
      style={{ left: rect.x, top: rect.y, width: rect.width, height: rect.height }}
      data-field={field.key}
      data-type={field.type}
      data-active={active || undefined}
      aria-labelledby={id}
    >
      <div className={styles['top']} style={{ paddingLeft: inset.left, paddingRight: inset.right }}>
        <div className={styles['line']}>
          <h2 className={styles['heading']}>
            <button
              type="button"
              id={id}
              data-stop={typed ? undefined : field.key}
              tabIndex={typed ? -1 : undefined}
              onFocus={(event) => typed && waitForTyping(event.currentTarget)}
              aria-pressed={near}
              title={near ? t('board.showWhole') : t('board.focusField')}
              onClick={() =>
                state.setState({
                  field: field.key,
                  zoom: near ? { mode: 'fit' } : { mode: 'field', field: field.key },
                })
              }
            >
              {heading}
            </button>
          </h2>
          <FieldWriters field={field.key} onSheet />
        </div>
        {field.type === 'notes' && <TypingProxy field={field.key} heading={heading} />}
        {field.type === 'notes' && field.guide && (
          <Guide field={field.key} text={field.guide[language]} near={near} />
        )}
        {field.type === 'notes' && <FieldCount field={field.key} heading={heading} right={inset.right} />}
      </div>
      {field.type === 'notes' && <NotesField field={field.key} labelledBy={id} />}
      {field.type === 'rows' && <RowsField field={field} />}
      {field.type === 'image' && (
        <ImageField field={field.key} guide={field.guide?.[language] ?? ''} label={heading} />
      )}
    </section>
  )
})

interface GuideProps {
  readonly field: string
  readonly text: string
  readonly near: boolean
}

/** The guiding question, quiet, which makes way for what lies in the field; near, there is room for a line of it. */
function Guide({ field, text, near }: GuideProps) {
  const noted = useFieldNotes(field).length > 0
  const pictured = [...useThings('pictures').values()].some(({ at }) => at.field === field)
  return (
    <p className={styles['guide']} data-hidden={noted || pictured ? (near ? 'near' : true) : undefined}>
      {text}
    </p>
  )
}
