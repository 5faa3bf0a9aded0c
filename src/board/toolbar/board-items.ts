import {
  Camera,
  Hand,
  ImagePlus,
  Keyboard,
  ListTree,
  Maximize,
  MoveUpRight,
  Percent,
  Redo2,
  Signature,
  Sparkles,
  SquareMousePointer,
  Stamp,
  ZoomIn,
  ZoomOut,
} from 'lucide-react'
import { percentIn } from '../../i18n/forms.ts'
import { type Translate, languageStore } from '../../i18n/index.ts'
import type { MenuItem } from '../../ui/Menu.tsx'
import { announce } from '../../ui/announce.ts'
import { showAuthors } from '../authors/author-names.ts'
import { openKeys } from '../keys/keys-help.ts'
import { hasCamera } from '../pictures/choose.ts'
import type { useBring } from '../pictures/use-bring.ts'
import { togglePicking } from '../selection/pick.ts'
import { SCALE } from '../sheet/camera.ts'
import type { BoardParts } from '../state/board-context.ts'
import type { Tool } from '../state/board-state.ts'
import type { BarRoom } from './bar-room.ts'

interface Asked {
  readonly t: Translate
  readonly board: BoardParts
  readonly mayWrite: boolean
  /** Whether it is shown who wrote what. */
  readonly authors: boolean
  readonly bring: ReturnType<typeof useBring>
  /** What the toolbar is like just now. */
  readonly now: {
    readonly room: BarRoom
    readonly drawing: boolean
    /** Whether there is a sheet on which one may draw. */
    readonly onPaper: boolean
    readonly canRedo: boolean
    readonly tool: Tool
    readonly scale: number
  }
}

/** What the toolbar has where there is room for it. */
function roomless({ t, board, mayWrite, now }: Asked): readonly MenuItem[] {
  const { acts, state, camera, drawing } = board
  const { room } = now
  const items: MenuItem[] = []
  if (mayWrite && room === 'little') {
    items.push({
      key: 'redo',
      label: t('board.redo'),
      icon: Redo2,
      disabled: !now.canRedo,
      onSelect: () => acts.redo(),
    })
    // What ends it is beside what is selected.
    if (!now.drawing && now.tool !== 'pick') {
      const onSelect = () => togglePicking(state)
      items.push({ key: 'pick', label: t('arrange.pick'), icon: SquareMousePointer, onSelect })
    }
  }
  if (now.drawing && room === 'little') {
    const onSelect = () => drawing.setState({ dialog: { kind: 'drawings' } })
    items.push({ key: 'drawings', label: t('drawing.showDrawings'), icon: ListTree, onSelect })
  }
  if (!now.drawing && room !== 'full') {
    const inHand = now.tool === 'hand'
    items.push({
      key: 'hand',
      label: t(inHand ? 'zoom.handAway' : 'zoom.hand'),
      icon: Hand,
      onSelect: () => state.setState({ tool: inHand ? 'select' : 'hand' }),
    })
  }
  if (room === 'full' || (room === 'some' && !now.drawing)) return items
  return [
    ...items,
    {
      key: 'in',
      label: t('board.zoomIn'),
      icon: ZoomIn,
      disabled: now.scale >= SCALE.max,
      onSelect: () => camera.zoomBy(1),
    },
    {
      key: 'out',
      label: t('board.zoomOut'),
      icon: ZoomOut,
      disabled: now.scale <= SCALE.min,
      onSelect: () => camera.zoomBy(-1),
    },
    {
      key: 'whole',
      label: t('board.zoomFull', { percent: percentIn(languageStore.getState().language, now.scale) }),
      icon: Percent,
      onSelect: () => state.setState({ zoom: { mode: 'free', scale: 1 } }),
    },
    {
      key: 'fit',
      label: t('board.zoomFit'),
      icon: Maximize,
      onSelect: () => state.setState({ zoom: { mode: 'fit' } }),
    },
  ]
}

/** What is needed on the board now and then: it comes after the first screen, see `BoardMenu`. */
export function boardItems(asked: Asked): readonly MenuItem[] {
  const { t, mayWrite, authors, bring, now } = asked
  const { board } = asked
  const { acts } = board
  if (now.drawing) return roomless(asked)
  const arranging: readonly MenuItem[] = mayWrite
    ? [
        { key: 'picture', label: t('pictures.add'), icon: ImagePlus, onSelect: () => bring(null) },
        ...(hasCamera()
          ? [{ key: 'camera', label: t('pictures.take'), icon: Camera, onSelect: () => bring(null, true) }]
          : []),
        // On the sheet these are drawing tools; a list has no paper to press on.
        ...(now.onPaper
          ? []
          : [
              {
                key: 'arrow',
                label: t('drawing.drawArrow'),
                icon: MoveUpRight,
                onSelect: () => board.drawing.setState({ dialog: { kind: 'arrow' as const, note: null } }),
              },
              {
                key: 'stamp',
                label: t('drawing.setStamp'),
                icon: Stamp,
                onSelect: () => board.drawing.setState({ dialog: { kind: 'stamp' as const } }),
              },
            ]),
        { key: 'tidy', label: t('arrange.tidyAll'), icon: Sparkles, onSelect: () => acts.tidyUp(null) },
      ]
    : []
  return [
    ...roomless(asked),
    ...arranging,
    {
      key: 'authors',
      label: t(authors ? 'writing.hideAuthors' : 'writing.showAuthors'),
      icon: Signature,
      onSelect: () => {
        showAuthors(!authors)
        announce(t(authors ? 'writing.authorsHidden' : 'writing.authorsShown'))
      },
    },
    { key: 'keys', label: t('writing.keys'), icon: Keyboard, onSelect: openKeys },
  ]
}
