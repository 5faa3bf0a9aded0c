import { MapPin, MoveUpRight } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useT } from '../../i18n/index.ts'
import type { LinkEnd } from '../../model/links.ts'
import { Button } from '../../ui/Button.tsx'
import inputs from '../../ui/TextField.module.css'
import { TextField } from '../../ui/TextField.tsx'
import { shortWords } from '../drawing/describe.ts'
import { FieldChoice } from '../drawing/FieldChoice.tsx'
import { firstField } from '../drawing/first-field.ts'
import { useBoard } from '../state/board-context.ts'
import styles from './ArrowDialog.module.css'
import { PAPER_SPOTS, type PaperSpot, spotPoint } from './paper-spots.ts'

interface ArrowEndsProps {
  readonly label: string
  /** The arrow's other end, which is no choice any more. */
  readonly without: LinkEnd | null
  readonly onChoose: (end: LinkEnd) => void
}

/** All that an arrow can begin or end at: the notes field by field, and places on the paper. */
export function ArrowEnds({ label, without, onChoose }: ArrowEndsProps) {
  const { notes, acts } = useBoard()
  const t = useT()
  const [wanted, setWanted] = useState('')
  const words = wanted.trim().toLocaleLowerCase()
  const other = without !== null && 'note' in without ? without.note : null
  const groups = acts.noteFields.flatMap((field) => {
    const found = notes
      .notesIn(field)
      .filter(({ id, text }) => id !== other && text.toLocaleLowerCase().includes(words))
    return found.length > 0 ? [{ field, found }] : []
  })
  const element = useRef<HTMLDivElement>(null)
  // What was pressed went with the list of beginnings: one goes on at the top of that of ends.
  useEffect(() => {
    if (document.activeElement === document.body) element.current?.querySelector('input')?.focus()
  }, [])
  return (
    <div ref={element} className={styles['content']}>
      <TextField label={label} hint={t('drawing.arrowFind')} value={wanted} onChange={setWanted} />
      {groups.length === 0 && <p>{t('drawing.arrowNone')}</p>}
      {groups.map(({ field, found }) => (
        <section key={field} aria-label={acts.heading(field)}>
          <h3 className={styles['heading']}>{acts.heading(field)}</h3>
          <ul className={styles['notes']}>
            {found.map(({ id, text }) => (
              <li key={id}>
                <Button
                  kind="quiet"
                  icon={MoveUpRight}
                  className={styles['note']}
                  onClick={() => onChoose({ note: id })}
                >
                  {shortWords(text, 90) || t('board.emptyNote')}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <PlaceChoice onChoose={onChoose} />
    </div>
  )
}

/** A place on the paper, said by its field and where in it. */
function PlaceChoice({ onChoose }: Pick<ArrowEndsProps, 'onChoose'>) {
  const board = useBoard()
  const t = useT()
  const [field, setField] = useState(firstField(board))
  const [spot, setSpot] = useState<PaperSpot>('middle')
  const rect = board.geometry.fields.get(field)
  return (
    <section className={styles['place']} aria-label={t('drawing.arrowPlace')}>
      <h3 className={styles['heading']}>{t('drawing.arrowPlace')}</h3>
      <FieldChoice value={field} onChange={setField} />
      <label className={inputs['field']}>
        <span className={inputs['label']}>{t('drawing.placeSpot')}</span>
        <select
          className={inputs['input']}
          value={spot}
          onChange={({ currentTarget: { value } }) =>
            setSpot(PAPER_SPOTS.find((each) => each === value) ?? 'middle')
          }
        >
          {PAPER_SPOTS.map((each) => (
            <option key={each} value={each}>
              {t(`drawing.spot_${each}`)}
            </option>
          ))}
        </select>
      </label>
      <Button
        kind="secondary"
        icon={MapPin}
        className={styles['do']}
        onClick={() => rect && onChoose({ point: spotPoint(rect, spot) })}
      >
        {t('drawing.choosePlace')}
      </Button>
    </section>
  )
}
