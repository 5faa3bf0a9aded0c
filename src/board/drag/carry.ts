import type { Point, Rect } from '../../model/geometry.ts'
import { NOT_SNAPPED, type Snapped, snap } from '../../model/snap.ts'
import { MOST_WITH } from '../presence/pointing.ts'
import { takePace } from '../../sync/pace.ts'
import { panAtEdges } from '../sheet/edge-pan.ts'
import type { BoardParts } from '../state/board-context.ts'
import type { DragHandlers } from './DragSurface.tsx'
import { dropOf } from './drop.ts'
import { fieldAt } from './field-at.ts'
import type { GuideLayer } from './guides.ts'
import { type Hand, takeUp } from './hand.ts'
import { watchFree } from './free.ts'
import { type Pose, pose } from '../sheet/pose.ts'

/** How near to a line a thing snaps to it, px on the screen. */
const REACH = 6

type CarryBoard = Pick<
  BoardParts,
  'geometry' | 'notes' | 'things' | 'state' | 'acts' | 'publisher' | 'camera'
>

interface Carried {
  readonly hand: Hand
  /** The one that was grasped, or the first of the group that was. */
  readonly main: Hand['held'][number]
  readonly sheet: HTMLElement
  /** The grasped corner on the screen then, px; the pointer has moved from there by the drag's distance. */
  readonly corner: { readonly clientX: number; readonly clientY: number }
  /** Where the pointer was on the sheet. */
  readonly pointer: Point
  /** What else goes with it, as the others are told. */
  readonly others: readonly string[]
}

/**
 * Carries one or several things: their elements follow the pointer by a transform, the others see it by awareness, and the
 * document is written once, on the drop. Lengths are sheet units.
 */
export function createCarry(board: CarryBoard, guides: GuideLayer): DragHandlers {
  let carried: Carried | null = null
  let last = { dx: 0, dy: 0 }
  let shift: Point = { x: 0, y: 0 }
  let poses: readonly Pose[] = []
  let ends: (() => void)[] = []
  let isFree = () => false

  /** By how much the pointer has moved on the sheet. */
  function moved({ main, corner }: Carried, dx: number, dy: number): Point {
    const at = board.camera.toSheet({ clientX: corner.clientX + dx, clientY: corner.clientY + dy })
    return { x: at.x - main.box.x, y: at.y - main.box.y }
  }

  const fieldOver = ({ main: { box } }: Carried, by: Point): string | null =>
    fieldAt(board.geometry, board.acts.noteFields, {
      x: box.x + box.width / 2 + by.x,
      y: box.y + box.height / 2 + by.y,
    })

  /** Neighbours are those of the field that it is over. */
  function snapped(held: Carried, by: Point): Snapped {
    const { hand } = held
    const field = fieldOver(held, by)
    if (isFree() || field === null) return NOT_SNAPPED
    const box: Rect = { ...hand.box, x: hand.box.x + by.x, y: hand.box.y + by.y }
    return snap(box, hand.still.get(field) ?? [], REACH / board.camera.view().scale)
  }

  function mark(held: Carried, by: Point): void {
    const key = fieldOver(held, by)
    const rect = key === null ? undefined : board.geometry.fields.get(key)
    guides.mark(key !== null && rect ? { key, rect } : null)
  }

  function carry(dx: number, dy: number): void {
    if (!carried) return
    last = { dx, dy }
    const by = moved(carried, dx, dy)
    const helped = snapped(carried, by)
    shift = { x: by.x + helped.dx, y: by.y + helped.dy }
    for (const { to } of poses) to({ translate: `${shift.x}px ${shift.y}px` })
    guides.show(helped.guides, board.camera.view().scale)
    mark(carried, shift)
    const { main } = carried
    board.publisher.publish({
      dragging: {
        note: main.placed.id,
        x: main.box.x + shift.x,
        y: main.box.y + shift.y,
        with: carried.others,
      },
    })
  }

  function release(): void {
    for (const end of ends) end()
    ends = []
    if (!carried) return
    guides.hide()
    for (const { end } of poses) end()
    poses = []
    for (const element of carried.hand.elements) {
      element.style.translate = ''
      delete element.dataset['dragging']
    }
    delete carried.sheet.dataset['carrying']
    carried = null
    board.publisher.publish({ dragging: null })
  }

  return {
    onGrasp: ({ id, kind, element }, at) => {
      // All that lies on the sheet is below it, in whichever field.
      const sheet = element.closest<HTMLElement>('[data-paper]')
      // Fingers that move the paper carry nothing.
      if (!sheet || board.camera.held()) return
      const { selection } = board.state.getState()
      const block = kind === 'group' ? board.acts.groupBlock(id) : null
      const own = block ? new Set(block.notes.map((note) => note.id)) : new Set([id])
      const ids = kind === 'thing' && selection.has(id) ? selection : own
      const hand = takeUp(board, sheet, ids)
      const main = hand?.held.find(({ placed }) => placed.id === id) ?? hand?.held[0]
      if (!hand || !main) return
      carried = {
        hand,
        main,
        sheet,
        corner: board.camera.toClient(main.box),
        pointer: board.camera.toSheet(at),
        others: hand.held
          .flatMap(({ placed }) => (placed.id === main.placed.id ? [] : [placed.id]))
          .slice(0, MOST_WITH),
      }
      for (const each of hand.elements) each.dataset['dragging'] = ''
      poses = hand.elements.map(pose)
      sheet.dataset['carrying'] = ''
      if (ids !== selection) board.state.setState({ selection: ids })
      last = { dx: 0, dy: 0 }
      const free = watchFree(() => carry(last.dx, last.dy))
      isFree = free.isFree
      ends = [
        free.close,
        takePace(),
        panAtEdges(board.camera),
        // The sheet may move below what is in hand.
        board.camera.subscribe(() => carry(last.dx, last.dy)),
      ]
    },
    onCarry: carry,
    onDrop: (dx, dy) => {
      if (!carried) return
      carry(dx, dy)
      const { hand, main, pointer } = carried
      const by = moved(carried, dx, dy)
      const drop = dropOf({
        geometry: board.geometry,
        noteFields: board.acts.noteFields,
        held: hand.held,
        main,
        frames: hand.frames,
        whole: hand.whole,
        pointer: { x: pointer.x + by.x, y: pointer.y + by.y },
        by: shift,
      })
      if (drop) board.acts.drop(drop.moves, drop.regroup, drop.field)
      release()
    },
    onReturn: release,
  }
}
