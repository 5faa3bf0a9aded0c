import { Ellipsis } from 'lucide-react'
import { useStore } from 'zustand'
import { useT } from '../../i18n/index.ts'
import { Menu } from '../../ui/Menu.tsx'
import { createPart, usePart } from '../../ui/on-demand.tsx'
import { authorNames } from '../authors/author-names.ts'
import { useBring } from '../pictures/use-bring.ts'
import { useBoard, useBoardState, useRights } from '../state/board-context.ts'
import type { BarRoom } from './bar-room.ts'
import styles from './Toolbar.module.css'

const part = createPart(async () => (await import('../soon.ts')).boardItems, true)

interface BoardMenuProps {
  readonly room: BarRoom
  /** While something is drawn only what the toolbar had else is there. */
  readonly drawing: boolean
}

/** The menu of what is needed on the board now and then, and of what the toolbar has no room for. */
export function BoardMenu({ room, drawing }: BoardMenuProps) {
  const t = useT()
  const authors = useStore(authorNames, (state) => state.shown)
  const board = useBoard()
  const { mayWrite } = useRights()
  const bring = useBring()
  const canRedo = useStore(board.history.state, (state) => state.canRedo)
  const tool = useBoardState((state) => state.tool)
  const scale = useBoardState((state) => state.scale)
  const onPaper = useStore(board.drawing, ({ ready }) => ready)
  const items = usePart(
    part,
    false,
  )?.({
    t,
    board,
    mayWrite,
    authors,
    bring,
    now: { room, drawing, onPaper, canRedo, tool, scale },
  })
  return (
    <div className={styles['group']}>
      <Menu
        label={t('writing.boardMenu')}
        trigger={{ label: t('writing.boardMenu'), icon: Ellipsis }}
        items={items ?? []}
        onOpen={part.get}
      />
    </div>
  )
}
