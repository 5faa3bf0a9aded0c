import { Search, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useT } from '../../i18n/index.ts'
import type { PrincipleKey } from '../../model/template.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { canvasName, fieldHeadings, notesCanvases } from './canvas-name.ts'
import { CanvasNotes } from './CanvasNotes.tsx'
import { useCompass } from './compass-context.ts'
import { byField } from './field-notes.ts'
import { PickableNote } from './PickableNote.tsx'
import styles from './NotePicker.module.css'

interface NotePickerProps {
  /** What the notes are taken up into. */
  readonly principle: PrincipleKey
  readonly onPrinciple: (principle: PrincipleKey) => void
  readonly onClose: () => void
}

/** The notes of the other canvases beside the compass, to take up as material, deeds and key results. */
export function NotePicker({ principle, onPrinciple, onClose }: NotePickerProps) {
  const t = useT()
  const { series, me, template, language } = useCompass()
  const canvases = notesCanvases(series)
  const [chosen, setChosen] = useState(canvases[0]?.id ?? null)
  const [wanted, setWanted] = useState('')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  const canvas = canvases.find(({ id }) => id === chosen)

  return (
    // Esc anywhere in it gives the focus back to where one came from; the close button does the same.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <aside
      className={styles['picker']}
      data-part={principle}
      aria-labelledby="compass-picker-heading"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose()
      }}
    >
      <header className={styles['header']}>
        <div className={styles['line']}>
          <h2 id="compass-picker-heading" ref={heading} tabIndex={-1} className={styles['title']}>
            {t('compass.pickTitle')}
          </h2>
          <IconButton label={t('compass.pickClose')} icon={X} onClick={onClose} />
        </div>
        <fieldset className={styles['into']}>
          <legend>{t('compass.pickInto')}</legend>
          <div className={styles['choices']}>
            {template.principles.map(({ key, direction }) => (
              <label key={key} data-part={key} className={styles['choice']} lang={language}>
                <input
                  type="radio"
                  name="compass-picker-principle"
                  checked={key === principle}
                  onChange={() => onPrinciple(key)}
                />
                {direction[language]}
              </label>
            ))}
          </div>
        </fieldset>
        <label className={styles['field']}>
          <span>{t('compass.pickFrom')}</span>
          <select
            value={chosen ?? ''}
            onChange={(event) => setChosen(event.currentTarget.value)}
            lang={language}
          >
            {canvases.map((other) => (
              <option key={other.id} value={other.id}>
                {canvasName(other, language)}
              </option>
            ))}
          </select>
        </label>
        <div className={styles['search']}>
          <Search aria-hidden />
          <input
            type="search"
            aria-label={t('compass.pickSearch')}
            placeholder={t('compass.pickSearch')}
            value={wanted}
            onChange={(event) => setWanted(event.currentTarget.value)}
          />
        </div>
      </header>

      <div className={styles['results']}>
        {!canvas && <p className={styles['quiet']}>{t('compass.pickNoCanvas')}</p>}
        {canvas && (
          <CanvasNotes key={canvas.id} me={me} canvas={canvas}>
            {(notes) => {
              if (notes === 'loading') return <p className={styles['quiet']}>{t('common.loading')}</p>
              if (notes === null) return <p className={styles['quiet']}>{t('compass.canvasUnreachable')}</p>
              const fields = byField(notes, fieldHeadings(canvas, language), wanted)
              const count = fields.reduce((sum, field) => sum + field.notes.length, 0)
              return (
                <>
                  <output className={styles['quiet']}>
                    {count === 0
                      ? t(wanted.trim() === '' ? 'compass.pickEmpty' : 'compass.pickNothing')
                      : t('compass.pickFound', { count })}
                  </output>
                  {fields.map((field) => (
                    <section key={field.field} className={styles['group']}>
                      <h3 className={styles['heading']} lang={language}>
                        {field.heading}
                      </h3>
                      <ul className={styles['notes']}>
                        {field.notes.map((note) => (
                          <PickableNote key={note.id} note={note} canvas={canvas.id} principle={principle} />
                        ))}
                      </ul>
                    </section>
                  ))}
                </>
              )
            }}
          </CanvasNotes>
        )}
      </div>
    </aside>
  )
}
