import { NotebookPen, Redo2, Undo2 } from 'lucide-react'
import { useStore } from 'zustand'
import type { History } from '../../board/state/history-store.ts'
import { useT } from '../../i18n/index.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { useCompass } from './compass-context.ts'
import { PARTS, type Part, principleNumber } from './part.ts'
import styles from './Toolbar.module.css'

interface PartsProps {
  readonly current: Part
  /** The part that the running step is about. */
  readonly now: Part | null
  readonly onGo: (part: Part) => void
}

/** The way around the compass: on a phone one part at a time, elsewhere to its place on the sheet. */
export function Parts({ current, now, onGo }: PartsProps) {
  const t = useT()
  const { template, language } = useCompass()
  return (
    <nav className={styles['parts']} aria-label={t('compass.parts')}>
      {PARTS.map((part) => {
        const direction = template.principles.find(({ key }) => key === part)?.direction[language]
        return (
          <button
            key={part}
            type="button"
            className={styles['part']}
            data-part={part}
            data-now={part === now}
            aria-current={part === current ? 'true' : undefined}
            onClick={() => onGo(part)}
          >
            {part !== 'objective' && <span className={styles['number']}>{principleNumber(part)}</span>}
            <span lang={language}>{direction ?? t('compass.objectiveTab')}</span>
          </button>
        )
      })}
    </nav>
  )
}

interface ToolsProps {
  readonly history: History
  readonly onUndo: () => void
  readonly onRedo: () => void
  readonly onPick: () => void
}

/** What one can do anywhere in the compass. */
export function Tools({ history, onUndo, onRedo, onPick }: ToolsProps) {
  const t = useT()
  const { canUndo, canRedo } = useStore(history.state)
  return (
    <div className={styles['tools']}>
      <Button kind="primary" icon={NotebookPen} onClick={onPick}>
        {t('compass.pick')}
      </Button>
      <IconButton label={t('compass.undo')} icon={Undo2} aria-disabled={!canUndo} onClick={onUndo} />
      <IconButton label={t('compass.redo')} icon={Redo2} aria-disabled={!canRedo} onClick={onRedo} />
    </div>
  )
}
