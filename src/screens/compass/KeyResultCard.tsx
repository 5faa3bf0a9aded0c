import { CircleCheck, CircleDashed } from 'lucide-react'
import { doubtsAbout, missingFrom } from '../../facilitation/key-result.ts'
import { useT } from '../../i18n/index.ts'
import type { KeyResult, KeyResultText } from '../../model/compass.ts'
import { MAX_NAME } from '../../model/limits.ts'
import { useCompass } from './compass-context.ts'
import { CompassText } from './CompassText.tsx'
import { DirectionChoice } from './DirectionChoice.tsx'
import { DueField } from './DueField.tsx'
import { elementId, neighbourOf } from './focus.ts'
import { GrewFrom } from './GrewFrom.tsx'
import { ItemTools } from './ItemTools.tsx'
import { NumberField } from './NumberField.tsx'
import { localDay } from './number.ts'
import { OnlyHere } from './OnlyHere.tsx'
import { useRemoval } from './use-removal.ts'
import styles from './KeyResultCard.module.css'

interface KeyResultCardProps {
  readonly keyResult: KeyResult
  readonly all: readonly KeyResult[]
  readonly index: number
  readonly fresh: boolean
  readonly listId: string
}

/** One key result as a sentence, its measure and its day; says what it still needs to be more than a draft. */
export function KeyResultCard({ keyResult: kr, all, index, fresh, listId }: KeyResultCardProps) {
  const t = useT()
  const { may, acts, room } = useCompass()
  const removal = useRemoval()
  const number = t('compass.keyResultNumber', { number: index + 1 })
  const name = kr.statement.trim() === '' ? number : kr.statement
  const today = localDay(room.now())
  const doubts = doubtsAbout(kr, today)
  const ref = (key: KeyResultText) => ({ of: 'keyResult', id: kr.id, key }) as const

  return (
    <article id={elementId(kr.id)} tabIndex={-1} className={styles['card']} aria-label={name}>
      <div className={styles['top']}>
        <div className={styles['statement']}>
          <CompassText
            of={ref('statement')}
            words={kr.statement}
            label={t('compass.keyResultStatement', { number: index + 1 })}
            placeholder={t('compass.keyResultPlaceholder')}
            multiline={false}
            autoFocus={fresh}
          />
        </div>
        {may && (
          <ItemTools
            kind="keyResults"
            id={kr.id}
            name={name}
            index={index}
            count={all.length}
            onRemove={() => {
              const next = neighbourOf(all, kr.id)
              removal(
                'keyResults',
                kr.id,
                t('compass.keyResultRemoved', { name }),
                next ? elementId(next) : listId,
              )
            }}
          />
        )}
      </div>

      {may && (
        <DirectionChoice
          value={kr.direction}
          onChange={(direction) => acts.setKeyResult(kr.id, { direction })}
        />
      )}

      {kr.direction !== 'reach' && (
        <>
          <div className={styles['measure']}>
            <NumberField
              of={`${kr.id}.baseline`}
              label={t('compass.baseline')}
              value={kr.baseline}
              onChange={(baseline) => acts.setKeyResult(kr.id, { baseline }, true)}
              onLeave={acts.settle}
            />
            <span className={styles['arrow']} aria-hidden>
              →
            </span>
            <NumberField
              of={`${kr.id}.target`}
              label={t('compass.target')}
              value={kr.target}
              onChange={(target) => acts.setKeyResult(kr.id, { target }, true)}
              onLeave={acts.settle}
            />
            <div className={styles['unit']}>
              <span className={styles['label']}>{t('compass.unit')}</span>
              <CompassText
                of={ref('unit')}
                words={kr.unit}
                label={t('compass.unit')}
                placeholder={t('compass.unitPlaceholder')}
                maxLength={MAX_NAME}
                multiline={false}
              />
            </div>
          </div>
          <div className={styles['detail']}>
            <span className={styles['label']}>{t('compass.measureName')}</span>
            <CompassText
              of={ref('name')}
              words={kr.name}
              label={t('compass.measureName')}
              placeholder={t('compass.measurePlaceholder')}
              multiline={false}
            />
          </div>
        </>
      )}

      <div className={styles['details']}>
        <DueField
          of={`${kr.id}.due`}
          label={t('compass.due')}
          value={kr.due}
          onChange={(due) => acts.setKeyResult(kr.id, { due }, true)}
          onLeave={acts.settle}
        />
        <div className={styles['detail']}>
          <span className={styles['label']}>{t('compass.owner')}</span>
          <CompassText
            of={ref('owner')}
            words={kr.owner}
            label={t('compass.owner')}
            placeholder={t('compass.ownerPlaceholder')}
            maxLength={MAX_NAME}
            multiline={false}
          />
        </div>
      </div>

      {doubts.map((doubt) => (
        <p key={doubt} className={styles['doubt']}>
          {doubt === 'same' && t('compass.doubtSame')}
          {doubt === 'target-below' && t('compass.doubtBelow')}
          {doubt === 'target-above' && t('compass.doubtAbove')}
          {doubt === 'past' && t('compass.doubtPast')}
        </p>
      ))}

      <div className={styles['bottom']}>
        <KeyResultState keyResult={kr} />
        <OnlyHere of={kr.id} />
        <GrewFrom of={kr.id} count={kr.sources.length} />
      </div>
    </article>
  )
}

function KeyResultState({ keyResult }: { readonly keyResult: KeyResult }) {
  const t = useT()
  const missing = missingFrom(keyResult)
  if (missing.length === 0) {
    return (
      <p className={styles['state']} data-state="set">
        <CircleCheck aria-hidden />
        {t('compass.stateSet')}
      </p>
    )
  }
  const names = missing.map((what) => {
    if (what === 'baseline') return t('compass.missingBaseline')
    return what === 'target' ? t('compass.missingTarget') : t('compass.missingDue')
  })
  return (
    <p className={styles['state']} data-state="draft">
      <CircleDashed aria-hidden />
      {t('compass.stateDraft', { missing: names.join(', ') })}
    </p>
  )
}
