import { Plus, Target, Trash2, Ellipsis, ListPlus, Sprout } from 'lucide-react'
import { useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { MAX_NOTE_TEXT } from '../../model/limits.ts'
import { type Note, inReadingOrder } from '../../model/note.ts'
import type { PrincipleKey, PrincipleTemplate } from '../../model/template.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { useCompass } from './compass-context.ts'
import { CompassText } from './CompassText.tsx'
import { elementId, focusWithin, neighbourOf } from './focus.ts'
import { useLeaveEmpty } from './use-leave-empty.ts'
import { useRemoval } from './use-removal.ts'
import { useTakeUp } from './use-take-up.ts'
import { writingKeys } from './writing-keys.ts'
import styles from './Notes.module.css'

/** A principle's helping questions, and what people answered them, on notes. */
export function Helping({ template }: { readonly template: PrincipleTemplate }) {
  const t = useT()
  const { may, acts, language, answers } = useCompass()
  const [fresh, setFresh] = useState<string | null>(null)
  const { key, helping } = template
  const notes = inReadingOrder(answers.filter(({ at }) => at.field === key))
  const listId = elementId(`${key}.answers`)

  const add = () => {
    setFresh(acts.addAnswer(key))
    announce(t('compass.answerAdded'))
  }

  return (
    <div className={styles['block']} id={listId} tabIndex={-1}>
      <h3 className={styles['heading']}>{t('compass.helping')}</h3>
      <ul className={styles['questions']} lang={language}>
        {helping.map((question) => (
          <li key={question.fi}>{question[language]}</li>
        ))}
      </ul>
      {notes.length > 0 && (
        <ul className={styles['notes']}>
          {notes.map((note, index) => (
            <AnswerNote
              key={note.id}
              note={note}
              notes={notes}
              number={index + 1}
              principle={key}
              fresh={note.id === fresh}
              onNext={add}
              listId={listId}
            />
          ))}
        </ul>
      )}
      {may && (
        <Button kind="quiet" icon={Plus} className={styles['add']} onClick={add} data-add>
          {t('compass.addAnswer')}
        </Button>
      )}
    </div>
  )
}

interface AnswerNoteProps {
  readonly note: Note
  readonly notes: readonly Note[]
  readonly number: number
  readonly principle: PrincipleKey
  readonly fresh: boolean
  readonly onNext: () => void
  readonly listId: string
}

function AnswerNote({ note, notes, number, principle, fresh, onNext, listId }: AnswerNoteProps) {
  const t = useT()
  const { may, acts, canvas } = useCompass()
  const removal = useRemoval()
  const takeUp = useTakeUp()
  const leave = useLeaveEmpty('notes', { of: 'note', id: note.id }, fresh)
  const label = t('compass.answerNumber', { number })
  const taken = { canvas: canvas.id, note: note.id, words: note.text }
  const remove = () => {
    const next = neighbourOf(notes, note.id)
    removal('notes', note.id, t('compass.noteRemoved'), next ? elementId(next) : listId)
  }
  const onEmpty = () => {
    focusWithin(listId, '[data-add]')
    acts.remove('notes', note.id)
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- only listens for the focus leaving its texts
    <li
      id={elementId(note.id)}
      tabIndex={-1}
      className={styles['note']}
      data-color={note.color}
      onBlur={leave}
    >
      <CompassText
        of={{ of: 'note', id: note.id }}
        words={note.text}
        label={label}
        placeholder={t('compass.answerPlaceholder')}
        maxLength={MAX_NOTE_TEXT}
        autoFocus={fresh}
        className={styles['words']}
        onKeyDown={(event) => writingKeys(event, { onNext, onEmpty })}
      />
      {may && (
        <Menu
          className={styles['more']}
          label={t('compass.toolsOf', { name: label })}
          trigger={{ label: t('compass.toolsOf', { name: label }), icon: Ellipsis }}
          items={[
            {
              key: 'material',
              label: t('compass.asMaterial'),
              icon: Sprout,
              onSelect: () => takeUp({ as: 'material', principle }, taken),
            },
            {
              key: 'deed',
              label: t('compass.asDeed'),
              icon: ListPlus,
              onSelect: () => takeUp({ as: 'deed', principle }, taken),
            },
            {
              key: 'keyResult',
              label: t('compass.asKeyResult'),
              icon: Target,
              onSelect: () => takeUp({ as: 'key-result', principle }, taken),
            },
            { key: 'remove', label: t('compass.remove'), icon: Trash2, danger: true, onSelect: remove },
          ]}
        />
      )}
    </li>
  )
}
