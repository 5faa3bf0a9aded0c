import { ChevronLeft, ChevronRight, ImagePlus, StickyNote } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useT } from '../../i18n/index.ts'
import type { FieldTemplate } from '../../model/template.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { useBring } from '../pictures/use-bring.ts'
import { PickButton } from '../selection/PickButton.tsx'
import { Hyphenated } from '../text/Hyphenated.tsx'
import { useBoard, useBoardState, useRights } from '../state/board-context.ts'
import { UndoButtons } from '../toolbar/UndoButtons.tsx'
import { FieldSection } from './FieldSection.tsx'
import styles from './OneField.module.css'

interface OneFieldProps {
  readonly field: FieldTemplate
  /** Goes to another field, or with null to the overview. */
  readonly onShow: (field: string | null) => void
}

/** One field as a phone's screen, its big button at the thumb. */
export function OneField({ field, onShow }: OneFieldProps) {
  const { template, language, acts } = useBoard()
  const { mayWrite } = useRights()
  const t = useT()
  const bring = useBring()
  // What is done with several at once lies over the big button.
  const covered = useBoardState(({ selection, tool }) => selection.size > 1 || tool === 'pick')
  const scroller = useRef<HTMLDivElement>(null)
  const index = template.fields.findIndex(({ key }) => key === field.key)
  const before = template.fields[index - 1]
  const after = template.fields[index + 1]

  useEffect(() => {
    // A new screen begins at its heading, for the eyes and for the ears.
    scroller.current?.querySelector<HTMLElement>('h2')?.focus()
  }, [])

  return (
    <>
      <div ref={scroller} className={styles['scroller']} lang={language}>
        <h1>
          <VisuallyHidden>{template.name[language]}</VisuallyHidden>
        </h1>
        <div className={styles['back']}>
          <Button kind="quiet" icon={ChevronLeft} onClick={() => onShow(null)}>
            <Hyphenated text={template.name[language]} language={language} />
          </Button>
          <span className={styles['place']}>
            {index + 1}/{template.fields.length}
          </span>
          {mayWrite && field.type === 'notes' && <PickButton />}
          {mayWrite && <UndoButtons />}
        </div>
        <div data-list>
          <FieldSection field={field} />
        </div>
      </div>
      <div className={styles['thumb']} data-covered={(mayWrite && covered) || undefined}>
        <IconButton
          label={before ? t('board.previousField', { field: before.heading[language] }) : t('board.noField')}
          icon={ChevronLeft}
          disabled={!before}
          onClick={() => before && onShow(before.key)}
        />
        {mayWrite && field.type === 'notes' ? (
          <Button
            kind="primary"
            size="l"
            icon={StickyNote}
            className={styles['new']}
            data-adds={field.key}
            // A keyboard on the screen stays up from one note to the next.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => acts.newNote(field.key)}
          >
            {t('board.newNote')}
          </Button>
        ) : (
          <span className={styles['new']} />
        )}
        {mayWrite && field.type === 'notes' && (
          <IconButton label={t('pictures.add')} icon={ImagePlus} onClick={() => bring(field.key)} />
        )}
        <IconButton
          label={after ? t('board.nextField', { field: after.heading[language] }) : t('board.noField')}
          icon={ChevronRight}
          disabled={!after}
          onClick={() => after && onShow(after.key)}
        />
      </div>
    </>
  )
}
