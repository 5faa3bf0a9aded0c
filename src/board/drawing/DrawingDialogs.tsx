import { useStore } from 'zustand'
import { notify } from '../../ui/notices.ts'
import { useLoaded } from '../../ui/use-loaded.ts'
import { useBoard, useRights } from '../state/board-context.ts'
import { say } from '../state/say.ts'

const loadDrawings = () => import('./DrawingsDialog.tsx')
const loadArrow = () => import('../links/ArrowDialog.tsx')
const failed = () => notify({ kind: 'info', text: say('drawing.notLoaded') })

/** The dialogs of drawing: beside the board, since what opens them may go while they are open. */
export function DrawingDialogs() {
  const { drawing } = useBoard()
  const { mayWrite } = useRights()
  const dialog = useStore(drawing, (state) => state.dialog)
  const drawings = useLoaded(loadDrawings, dialog?.kind === 'drawings', failed)
  const arrow = useLoaded(loadArrow, dialog?.kind === 'arrow', failed)
  const close = () => drawing.setState({ dialog: null })
  if (dialog?.kind === 'drawings' && drawings) return <drawings.DrawingsDialog onClose={close} />
  return dialog?.kind === 'arrow' && arrow && mayWrite ? (
    <arrow.ArrowDialog note={dialog.note} onClose={close} />
  ) : null
}
