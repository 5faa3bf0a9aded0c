import { useStore } from 'zustand'
import { useBoard, useRights } from '../state/board-context.ts'
import { ArrowDialog, DrawingsDialog, StampDialog } from './parts.ts'

/** The dialogs of drawing: beside the board, since what opens them may go while they are open. */
export function DrawingDialogs() {
  const { drawing } = useBoard()
  const { mayWrite } = useRights()
  const dialog = useStore(drawing, (state) => state.dialog)
  const close = () => drawing.setState({ dialog: null })
  if (dialog?.kind === 'drawings') return <DrawingsDialog onClose={close} />
  if (dialog?.kind === 'arrow' && mayWrite) return <ArrowDialog note={dialog.note} onClose={close} />
  return dialog?.kind === 'stamp' && mayWrite ? <StampDialog onClose={close} /> : null
}
