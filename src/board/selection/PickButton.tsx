import { SquareMousePointer } from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { useBoard, useBoardState } from '../state/board-context.ts'
import { NOTHING_SELECTED } from '../state/board-state.ts'

/** Selecting several by taps, without a key held. */
export function PickButton() {
  const { state } = useBoard()
  const t = useT()
  const picking = useBoardState(({ tool }) => tool === 'pick')
  return (
    <IconButton
      label={t('arrange.pick')}
      icon={SquareMousePointer}
      pressed={picking}
      onClick={() =>
        state.setState(
          picking ? { tool: 'select', selection: NOTHING_SELECTED } : { tool: 'pick', editing: null },
        )
      }
    />
  )
}
