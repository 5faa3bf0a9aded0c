import { SquareMousePointer } from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { useBoard, useBoardState } from '../state/board-context.ts'
import { togglePicking } from './pick.ts'

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
      onClick={() => togglePicking(state)}
    />
  )
}
