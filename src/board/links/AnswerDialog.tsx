import { Search } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useT } from '../../i18n/index.ts'
import { type Note, inReadingOrder, readNotes } from '../../model/note.ts'
import type { CanvasRef, Series } from '../../model/series.ts'
import { canvasPath } from '../../sync/protocol.ts'
import type { Room } from '../../sync/room-types.ts'
import { useDocument } from '../../sync/useDocument.ts'
import { useRoom } from '../../sync/useRoom.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useBoard, useBoardState, useNote, useRights, useThings } from '../state/board-context.ts'
import styles from './AnswerDialog.module.css'
import { answersOf } from './answer-acts.ts'
import { type AnsweredSheet, answeredSheet } from './answered-sheet.ts'

interface AnswersProps {
  readonly series: Series
  readonly canvas: CanvasRef
}

/** Choosing which notes a note answers: all that dragging a link can do, without dragging. */
export function AnswerDialog({ series, canvas }: AnswersProps) {
  const { state, template } = useBoard()
  const open = useBoardState(({ panel }) => (panel?.kind === 'answers' ? panel.note : null))
  const note = useNote(open ?? '')
  const t = useT()
  const field = template.fields.find(({ key }) => key === note?.at.field)
  const asks = field?.type === 'notes' ? field.answers : undefined
  const isGone = open !== null && (note === null || asks === undefined)
  useEffect(() => {
    if (isGone) state.setState({ panel: null })
  }, [isGone, state])
  if (!note || asks === undefined) return null

  const close = () => state.setState({ panel: null })
  const isOwn = template.fields.some(({ key }) => key === asks)
  const sheet = isOwn ? null : answeredSheet(series.canvases, canvas)
  return (
    <Dialog
      open
      title={t('fit.answerTitle')}
      onClose={close}
      footer={
        <Button kind="primary" onClick={close}>
          {t('fit.done')}
        </Button>
      }
    >
      <div className={styles['dialog']}>
        <blockquote className={styles['note']} data-color={note.color} lang={series.language}>
          {note.text.trim() === '' ? t('board.emptyNote') : note.text}
        </blockquote>
        {isOwn && <OwnNotes note={note} asks={asks} />}
        {sheet && <OtherNotes note={note} asks={asks} sheet={sheet} />}
        {!isOwn && !sheet && <p className={styles['quiet']}>{t('fit.noSheet')}</p>}
      </div>
    </Dialog>
  )
}

interface ChoiceProps {
  readonly note: Note
  /** The field whose notes can be answered. */
  readonly asks: string
}

function OwnNotes({ note, asks }: ChoiceProps) {
  const { room, acts } = useBoard()
  return <Choice note={note} asks={asks} doc={room} heading={acts.heading(asks)} canvas={undefined} />
}

function OtherNotes({ note, asks, sheet }: ChoiceProps & { readonly sheet: AnsweredSheet }) {
  const { me } = useRights()
  const { language } = useBoard()
  const t = useT()
  const path = me && canvasPath(sheet.canvas)
  const room = useRoom(me?.seriesId ?? '', path, me?.role ?? 'viewer', me?.participantId)
  const heading = sheet.template.fields.find(({ key }) => key === asks)?.heading[language] ?? asks
  if (!room) return <p className={styles['quiet']}>{t('common.loading')}</p>
  return <Choice note={note} asks={asks} doc={room} heading={heading} canvas={sheet.canvas.id} />
}

interface ListProps extends ChoiceProps {
  readonly doc: Pick<Room, 'doc'>
  readonly heading: string
  readonly canvas: string | undefined
}

function Choice({ note, asks, doc: { doc }, heading, canvas }: ListProps) {
  const { acts, language } = useBoard()
  const { mayWrite } = useRights()
  const t = useT()
  const [wanted, setWanted] = useState('')
  const links = useThings('links')
  const notes = useDocument(doc, readNotes)
  const all = inReadingOrder(
    notes.filter(({ at, text, id }) => at.field === asks && text.trim() !== '' && id !== note.id),
  )
  const words = wanted.trim().toLocaleLowerCase(language)
  const found = all.filter(({ text }) => text.toLocaleLowerCase(language).includes(words))
  const target = (id: string) => (canvas === undefined ? { note: id } : { note: id, canvas })
  const isAnswered = (id: string) => answersOf(links.values(), note.id, target(id)).length > 0
  return (
    <>
      <label className={styles['search']}>
        <Search aria-hidden />
        <input
          type="search"
          aria-label={t('fit.search', { field: heading })}
          placeholder={t('fit.search', { field: heading })}
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
      </label>
      <output className={styles['quiet']}>
        {all.length === 0
          ? t('fit.nothingToAnswer', { field: heading })
          : t('fit.found', { count: found.length, all: all.length })}
      </output>
      <fieldset className={styles['choices']} disabled={!mayWrite} aria-label={heading}>
        {found.map(({ id, text, color }) => (
          <label key={id} className={styles['choice']} data-color={color} lang={language}>
            <input
              type="checkbox"
              checked={isAnswered(id)}
              onKeyDown={onArrow}
              onChange={(event) =>
                event.currentTarget.checked
                  ? acts.answer(note.id, target(id))
                  : acts.unanswer(note.id, target(id))
              }
            />
            <span>{text}</span>
          </label>
        ))}
      </fieldset>
    </>
  )
}

/** The arrow keys go through the list, as Tab does. */
function onArrow(event: KeyboardEvent<HTMLInputElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0) return
  const boxes = [...(event.currentTarget.closest('fieldset')?.querySelectorAll('input') ?? [])]
  const next = boxes[boxes.indexOf(event.currentTarget) + step]
  if (!next) return
  event.preventDefault()
  next.focus()
}
