import { memo, useId } from 'react'
import { useT } from '../../i18n/index.ts'
import { MAX_FIELD_TEXT } from '../../model/limits.ts'
import type { FieldTemplate } from '../../model/template.ts'
import { TypingProxy } from '../keys/TypingProxy.tsx'
import { GroupSection } from '../groups/GroupSection.tsx'
import { useFieldBlocks } from '../groups/use-field-blocks.ts'
import { FieldWriters } from '../presence/FieldWriters.tsx'
import { FieldPictures } from '../pictures/FieldPictures.tsx'
import { ImageField } from '../parts.ts'
import { RowsField } from '../sheet/RowsField.tsx'
import { SharedField } from '../sheet/SharedField.tsx'
import { useBoard, useFieldNotes } from '../state/board-context.ts'
import styles from './FieldSection.module.css'
import { ListNote } from './ListNote.tsx'
import { NewNote } from './NewNote.tsx'

interface FieldSectionProps {
  readonly field: FieldTemplate
  /** Whether it has a button of its own for a new note. */
  readonly withNew?: boolean
}

/** A field under its heading, as a part of the list. */
export const FieldSection = memo(function FieldSection({ field, withNew = false }: FieldSectionProps) {
  const { language } = useBoard()
  const id = useId()
  const heading = field.heading[language]
  return (
    <section className={styles['section']} data-field={field.key} aria-labelledby={id}>
      <h2 id={id} className={styles['heading']} tabIndex={-1}>
        {heading}
      </h2>
      <FieldWriters field={field.key} />
      {field.type === 'notes' && <TypingProxy field={field.key} heading={heading} />}
      {field.guide && field.type !== 'image' && <p className={styles['guide']}>{field.guide[language]}</p>}
      {field.type === 'notes' && <Count field={field.key} />}
      {field.type === 'notes' && <Notes field={field.key} labelledBy={id} />}
      {field.type === 'notes' && <FieldPictures field={field.key} />}
      {field.type === 'text' && (
        <SharedField
          textKey={field.key}
          label={heading}
          maxLength={MAX_FIELD_TEXT}
          className={styles['text']}
        />
      )}
      {field.type === 'rows' && <RowsField field={field} />}
      {field.type === 'image' && (
        <ImageField field={field.key} guide={field.guide?.[language] ?? ''} label={heading} />
      )}
      {withNew && field.type === 'notes' && <NewNote field={field.key} heading={heading} />}
    </section>
  )
})

function Notes({ field, labelledBy }: { readonly field: string; readonly labelledBy: string }) {
  const blocks = useFieldBlocks(field)
  const t = useT()
  if (blocks.length === 0) return <p className={styles['none']}>{t('board.noNotes')}</p>
  return (
    <ul className={styles['notes']} aria-labelledby={labelledBy}>
      {blocks.map(({ group, notes }) =>
        group === null ? (
          <ListNote key={notes[0]} id={notes[0] ?? ''} />
        ) : (
          <GroupSection key={group} id={group} notes={notes} />
        ),
      )}
    </ul>
  )
}

/** How many notes there are; where there are none the list says so. */
function Count({ field }: { readonly field: string }) {
  const count = useFieldNotes(field).length
  const t = useT()
  return count > 0 && <p className={styles['count']}>{t('board.noteCount', { count })}</p>
}
