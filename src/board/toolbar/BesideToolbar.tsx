import { StickyNote } from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import { Button } from '../../ui/Button.tsx'
import { useBoard, useRights } from '../state/board-context.ts'
import styles from './Toolbar.module.css'
import { UndoButtons } from './UndoButtons.tsx'
import { ZoomControls } from './ZoomControls.tsx'

/** The tools of a sheet that shares the page with another: what is needed most, in one line. */
export function BesideToolbar() {
  const { acts, template, language } = useBoard()
  const { mayWrite } = useRights()
  const t = useT()
  return (
    <div className={styles['dock']} data-beside>
      <div
        className={styles['toolbar']}
        role="toolbar"
        tabIndex={-1}
        aria-label={`${t('board.tools')}: ${template.name[language]}`}
      >
        {mayWrite && (
          <>
            <Button
              kind="primary"
              icon={StickyNote}
              title={t('board.newNoteHint')}
              onClick={() => acts.newNote(null)}
            >
              {t('board.newNote')}
            </Button>
            <UndoButtons />
          </>
        )}
        <ZoomControls />
      </div>
    </div>
  )
}
