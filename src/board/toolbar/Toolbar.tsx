import { LayoutDashboard, List, StickyNote } from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { DrawButton, WhileDrawing } from '../drawing/DrawingBar.tsx'
import { PickButton } from '../selection/PickButton.tsx'
import { useBoard, useBoardState, useRights } from '../state/board-context.ts'
import { NOTHING_SELECTED } from '../state/board-state.ts'
import { useBarRoom } from './bar-room.ts'
import { BoardMenu } from './BoardMenu.tsx'
import { ColorMenu } from './ColorMenu.tsx'
import { drawingTool } from '../state/drawing-state.ts'
import { Swatches } from './Swatches.tsx'
import styles from './Toolbar.module.css'
import { UndoButtons } from './UndoButtons.tsx'
import { ZoomControls } from './ZoomControls.tsx'

interface ToolbarProps {
  readonly list: boolean
  readonly narrow: boolean
}

/** What this role can do now, and nothing else, in one row: what has no room in it is in the menu. */
export function Toolbar({ list, narrow }: ToolbarProps) {
  const { dock, room } = useBarRoom()
  const { acts, state } = useBoard()
  const { mayWrite } = useRights()
  const t = useT()
  // While something is drawn the drawing tools take the room of what is not needed then.
  const drawing = useBoardState(({ tool }) => drawingTool(tool) !== null)
  const [full, little] = [room === 'full', room === 'little']
  const zooms = !list && (drawing ? full : full || room === 'some')
  return (
    <div ref={dock} className={styles['dock']} data-room={room} data-drawing={drawing || undefined}>
      <div className={styles['toolbar']} role="toolbar" tabIndex={-1} aria-label={t('board.tools')}>
        {mayWrite && !(list && narrow) && (
          <WhileDrawing little={little}>
            <Button
              kind="primary"
              icon={StickyNote}
              title={t('board.newNoteHint')}
              className={styles['new']}
              onClick={() => acts.newNote(null)}
            >
              {t('board.newNote')}
            </Button>
            {full ? <Swatches /> : <ColorMenu />}
            {!little && <PickButton />}
            {!list && <DrawButton />}
          </WhileDrawing>
        )}
        {mayWrite && <UndoButtons withRedo={!little || list} />}
        {zooms && (
          <div className={styles['zoom']}>
            <ZoomControls withHand={full} />
          </div>
        )}
        {!drawing && (
          <div className={styles['group']}>
            <IconButton
              label={list ? t('board.asSheet') : t('board.asList')}
              icon={list ? LayoutDashboard : List}
              onClick={() => state.setState({ view: list ? 'sheet' : 'list', selection: NOTHING_SELECTED })}
            />
          </div>
        )}
        {!(drawing && full) && <BoardMenu room={list ? 'full' : room} drawing={drawing} />}
      </div>
    </div>
  )
}
