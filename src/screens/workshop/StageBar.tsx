import { ArrowLeft, ChevronDown, ChevronUp } from 'lucide-react'
import { Suspense, useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { currentStep, stepCount } from '../../facilitation/clock.ts'
import { useT } from '../../i18n/index.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { workshopPath } from '../paths.ts'
import { CanvasMenu } from './CanvasMenu.tsx'
import { CanvasSwitch, StepNotice } from './parts.ts'
import { canvasName, isAway } from './stage.ts'
import type { Stage } from './stage.ts'
import styles from './StageBar.module.css'
import { useWorkshop } from './workshop-context.ts'

/** So long (ms) it is said that a step has begun; its style sheet lets it go a little before. */
const NOTICE = 3500

interface StageBarProps {
  readonly stage: Stage
  /** Which start of a step this is. */
  readonly mark: string | null
}

/** What to do in this step, and on the right which canvas that happens on. */
export function StageBar({ stage, mark: now }: StageBarProps) {
  const { runs, series, chosen } = useWorkshop()
  const canvas = stage.kind === 'canvas' ? stage.canvas : null
  // The start that was there when the page opened, or whose notice is over.
  const [said, setSaid] = useState(now)
  useEffect(() => {
    const timer = setTimeout(() => setSaid(now), NOTICE)
    return () => clearTimeout(timer)
  }, [now])
  const mark = now === said ? null : now
  return (
    <div className={styles['bar']}>
      {isAway(series, chosen) ? (
        <Away name={canvas && canvasName(canvas, series)} mark={mark} />
      ) : (
        <Instruction mark={mark} />
      )}
      <div className={styles['tools']}>
        <Suspense>{runs && canvas && <CanvasSwitch canvas={canvas} />}</Suspense>
        <CanvasMenu shown={canvas} />
      </div>
    </div>
  )
}

type Mark = Pick<StageBarProps, 'mark'>

function Instruction({ mark }: Mark) {
  const t = useT()
  const { series } = useWorkshop()
  const [whole, setWhole] = useState(false)
  const step = currentStep(series.steps, series.current)
  if (!step) return <p className={styles['instruction']}>{t('workshop.nothingYet')}</p>
  return (
    <div className={styles['step']}>
      <span className={styles['count']}>{t('workshop.stepCount', stepCount(series.steps, step))}</span>
      <div className={styles['words']}>
        <p className={styles['instruction']} data-whole={whole || undefined} lang={series.language}>
          {step.instructions}
        </p>
        <StepNotice mark={mark} />
      </div>
      {/* On a small screen the first words show, until one wants the rest. */}
      <IconButton
        className={styles['unfold']}
        label={t('workshop.wholeInstruction')}
        icon={whole ? ChevronUp : ChevronDown}
        pressed={whole}
        onClick={() => setWhole(!whole)}
      />
    </div>
  )
}

/** @param name the canvas that is looked at instead; null: there is no such canvas, as the stage says */
function Away({ name, mark }: Mark & { readonly name: string | null }) {
  const t = useT()
  const [, navigate] = useLocation()
  const { me, series } = useWorkshop()
  const step = currentStep(series.steps, series.current)
  return (
    <div className={styles['step']}>
      <Button
        kind="primary"
        icon={ArrowLeft}
        className={styles['back']}
        onClick={() => navigate(workshopPath(me.seriesId, me.role))}
      >
        {t(step ? 'workshop.backToStep' : 'workshop.backToStart')}
      </Button>
      <div className={styles['words']}>
        <p className={styles['away']}>
          {step
            ? t('workshop.lookingAway', { step: step.title })
            : name && t('workshop.looking', { canvas: name })}
        </p>
        <StepNotice mark={mark} />
      </div>
    </div>
  )
}
