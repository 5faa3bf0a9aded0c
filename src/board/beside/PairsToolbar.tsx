import { useT } from '../../i18n/index.ts'
import { PickButton } from '../selection/PickButton.tsx'
import { useBoard, useRights } from '../state/board-context.ts'
import { BoardMenu } from '../toolbar/BoardMenu.tsx'
import styles from '../toolbar/Toolbar.module.css'
import { UndoButtons } from '../toolbar/UndoButtons.tsx'
import own from './Pairs.module.css'

/** The tools of one of two sheets where both are a list. New notes are begun in their fields. */
export function PairsToolbar() {
  const { template, language } = useBoard()
  const { mayWrite } = useRights()
  const t = useT()
  const name = template.name[language]
  return (
    <div className={styles['dock']}>
      <div
        className={styles['toolbar']}
        role="toolbar"
        tabIndex={-1}
        aria-label={`${t('board.tools')}: ${name}`}
      >
        <span className={own['whose']} lang={language}>
          {name}
        </span>
        {mayWrite && (
          <>
            <PickButton />
            <UndoButtons />
          </>
        )}
        <BoardMenu room="full" drawing={false} />
      </div>
    </div>
  )
}
