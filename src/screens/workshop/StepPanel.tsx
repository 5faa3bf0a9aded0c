import { Play, RotateCcw } from 'lucide-react'
import { nextStep } from '../../facilitation/clock.ts'
import { SharedTextArea } from '../../board/text/SharedTextArea.tsx'
import { useT } from '../../i18n/index.ts'
import { deskNote } from '../../model/desk.ts'
import { MAX_FIELD_TEXT } from '../../model/limits.ts'
import type { Step } from '../../model/series.ts'
import type { Room } from '../../sync/room-types.ts'
import { useDocument } from '../../sync/useDocument.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './StepPanel.module.css'
import { useStartStep } from './use-start-step.ts'
import { useWorkshop } from './workshop-context.ts'

/** What belongs to a step: its start, the facilitators' own notes, and what participants are told. */
export function StepPanel({ step, desk }: { readonly step: Step; readonly desk: Room | null }) {
  const t = useT()
  const { series } = useWorkshop()
  const { busy, start } = useStartStep()
  const isRunning = step.id === series.current
  const next = nextStep(series.steps, series.current)
  return (
    <section className={styles['panel']} aria-label={step.title}>
      <div className={styles['scroller']}>
        {!isRunning && (
          <p className={styles['title']} lang={series.language}>
            {step.title}
          </p>
        )}
        <h3 className={styles['heading']}>{t('workshop.notes')}</h3>
        {desk ? <Notes key={step.id} step={step} desk={desk} /> : <p className={styles['quiet']}>…</p>}
        <h3 className={styles['heading']}>{t('workshop.instructions')}</h3>
        <p className={styles['text']} lang={series.language}>
          {step.instructions}
        </p>
        {isRunning && (
          <Button
            className={styles['again']}
            kind="quiet"
            icon={RotateCcw}
            aria-disabled={busy || undefined}
            onClick={() => start(step)}
          >
            {t('workshop.startAgain')}
          </Button>
        )}
      </div>
      {/* The step that comes next has its button below already. */}
      {!isRunning && step.id !== next?.id && (
        <Button
          className={styles['start']}
          icon={Play}
          aria-disabled={busy || undefined}
          onClick={() => start(step)}
        >
          {t('workshop.start')}
        </Button>
      )}
    </section>
  )
}

function Notes({ step, desk }: { readonly step: Step; readonly desk: Room }) {
  const t = useT()
  const { series } = useWorkshop()
  const text = useDocument(desk.doc, (doc) => deskNote(doc, step.id))
  if (!text) return <p className={styles['quiet']}>{t('common.loading')}</p>
  return (
    <SharedTextArea
      text={text}
      label={t('workshop.notesOf', { title: step.title })}
      placeholder={t('workshop.notesEmpty')}
      maxLength={MAX_FIELD_TEXT}
      className={styles['notes']}
      lang={series.language}
    />
  )
}
