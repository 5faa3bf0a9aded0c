import { CornerDownLeft, Reply } from 'lucide-react'
import { useId } from 'react'
import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import type { FitPair } from '../../facilitation/fit-check.ts'
import { useT } from '../../i18n/index.ts'
import type { SheetTemplate } from '../../model/template.ts'
import { Button } from '../../ui/Button.tsx'
import { TypingProxy } from '../keys/TypingProxy.tsx'
import { ListNote } from '../list/ListNote.tsx'
import { NewNote } from '../list/NewNote.tsx'
import { FieldPictures } from '../pictures/FieldPictures.tsx'
import { useBoard, useFieldNotes, useNote, useRights } from '../state/board-context.ts'
import type { Fit } from './fit-context.ts'
import { InSide } from './InSide.tsx'
import styles from './Pairs.module.css'
import type { Sides } from './sides.ts'

interface PairProps {
  readonly pair: FitPair
  readonly sides: Sides
  readonly fit: StoreApi<Fit>
}

const headingIn = (template: SheetTemplate, field: string) =>
  template.fields.find(({ key }) => key === field)?.heading

/** A field and the one that answers it: each note with its answers, then the answers that are not linked. */
export function PairOfFields({ pair, sides, fit }: PairProps) {
  const t = useT()
  const id = useId()
  const { language } = sides.answers.parts
  const asksHeading = headingIn(sides.asks.parts.template, pair.asks)?.[language] ?? pair.asks
  const asked = useStore(fit, (state) => state.asked)
  const here = [...asked].filter(([, entry]) => entry.pair.asks === pair.asks)
  // A note that answers several is written under the first of them, and read under the others.
  const written = new Set<string>()
  const rows = here.map(([note, { by }]) => {
    const first = by.filter((answer) => !written.has(answer))
    for (const answer of first) written.add(answer)
    return { note, first, again: by.filter((answer) => !first.includes(answer)) }
  })
  return (
    <section className={styles['pair']} aria-labelledby={id}>
      <InSide side={sides.asks} name="asks" fit={fit} field={pair.asks}>
        <div className={styles['head']}>
          <h2 id={id} className={styles['heading']} tabIndex={-1}>
            {asksHeading}
          </h2>
          <TypingProxy field={pair.asks} heading={asksHeading} />
        </div>
      </InSide>
      {rows.length === 0 && <p className={styles['quiet']}>{t('fit.noneAsked')}</p>}
      {rows.map(({ note, first, again }) => (
        <div key={note} className={styles['row']}>
          <InSide side={sides.asks} name="asks" fit={fit} field={pair.asks}>
            <ul className={styles['notes']}>
              <ListNote id={note} />
            </ul>
          </InSide>
          <InSide side={sides.answers} name="answers" fit={fit} field={pair.answers}>
            <div className={styles['answers']}>
              {first.length > 0 && (
                <ul className={styles['notes']}>
                  {first.map((answer) => (
                    <ListNote key={answer} id={answer} />
                  ))}
                </ul>
              )}
              {again.map((answer) => (
                <Again key={answer} id={answer} />
              ))}
              <AnswerThis
                field={pair.answers}
                to={note}
                canvas={sides.asks.canvas.id}
                words={sides.asks.parts.notes.note(note)?.text ?? ''}
              />
            </div>
          </InSide>
        </div>
      ))}
      <InSide side={sides.asks} name="asks" fit={fit} field={pair.asks}>
        <FieldPictures field={pair.asks} />
        <NewNote field={pair.asks} heading={asksHeading} />
      </InSide>
      <InSide side={sides.answers} name="answers" fit={fit} field={pair.answers}>
        <Loose
          field={pair.answers}
          heading={headingIn(sides.answers.parts.template, pair.answers)?.[language] ?? pair.answers}
          linked={written}
        />
      </InSide>
    </section>
  )
}

function Again({ id }: { readonly id: string }) {
  const note = useNote(id)
  return (
    <p className={styles['again']}>
      <CornerDownLeft aria-hidden />
      {note?.text}
    </p>
  )
}

interface AnswerThisProps {
  readonly field: string
  readonly to: string
  readonly canvas: string
  readonly words: string
}

function AnswerThis({ field, to, canvas, words }: AnswerThisProps) {
  const { acts } = useBoard()
  const { mayWrite } = useRights()
  const t = useT()
  if (!mayWrite || words.trim() === '') return null
  return (
    <Button
      kind="quiet"
      icon={Reply}
      aria-label={t('fit.answerThisNote', { text: words })}
      // An empty note that is being written above would go and draw this away from under the pointer.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => acts.newAnswer(field, { note: to, canvas })}
    >
      {t('fit.answerThis')}
    </Button>
  )
}

interface LooseProps {
  readonly field: string
  readonly heading: string
  readonly linked: ReadonlySet<string>
}

function Loose({ field, heading, linked }: LooseProps) {
  const t = useT()
  const loose = useFieldNotes(field).filter((note) => !linked.has(note))
  return (
    <div className={styles['loose']}>
      <h3 className={styles['subheading']}>{heading}</h3>
      <TypingProxy field={field} heading={heading} />
      {loose.length > 0 && linked.size > 0 && <p className={styles['quiet']}>{t('fit.more')}</p>}
      <ul className={styles['notes']}>
        {loose.map((note) => (
          <ListNote key={note} id={note} />
        ))}
      </ul>
      <FieldPictures field={field} />
      <NewNote field={field} heading={heading} />
    </div>
  )
}
