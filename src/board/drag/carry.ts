import type { Point, SheetGeometry } from '../../model/geometry.ts'
import { panAtEdges } from '../sheet/edge-pan.ts'
import type { BoardParts } from '../state/board-context.ts'
import type { DragHandlers } from './DragSurface.tsx'

/** The notes field at a place of the sheet; null between and outside of them. */
export function fieldAt(geometry: SheetGeometry, keys: readonly string[], { x, y }: Point): string | null {
  const at = keys.find((key) => {
    const rect = geometry.fields.get(key)
    return (
      rect !== undefined && x >= rect.x && x < rect.x + rect.width && y >= rect.y && y < rect.y + rect.height
    )
  })
  return at ?? null
}

interface Carried {
  readonly id: string
  readonly element: HTMLElement
  /** The note's top left corner on the sheet when it was grasped. */
  readonly from: Point
  /** That corner on the screen then, px; the pointer has moved from there by the drag's distance. */
  readonly held: { readonly clientX: number; readonly clientY: number }
  /** Its middle, from that corner: this decides the field. */
  readonly middle: Point
}

/**
 * Carries one note at a time: its element follows the pointer by a transform, the others see it by awareness, and the
 * document is written once, on the drop. Lengths are sheet units.
 */
export function createCarry(
  board: Pick<BoardParts, 'geometry' | 'notes' | 'state' | 'acts' | 'publisher' | 'camera'>,
): DragHandlers {
  let carried: Carried | null = null
  let over: HTMLElement | null = null
  let last = { dx: 0, dy: 0 }
  let stopPanning: (() => void) | null = null

  const target = (at: Point): string | null =>
    carried &&
    fieldAt(board.geometry, board.acts.noteFields, { x: at.x + carried.middle.x, y: at.y + carried.middle.y })

  function place(dx: number, dy: number): Point | null {
    if (!carried) return null
    const { clientX, clientY } = carried.held
    return board.camera.toSheet({ clientX: clientX + dx, clientY: clientY + dy })
  }

  function mark(field: string | null): void {
    const element =
      field === null
        ? null
        : carried?.element.closest('article')?.querySelector<HTMLElement>(`[data-field="${field}"]`)
    if (element === over) return
    if (over) delete over.dataset['over']
    over = element ?? null
    if (over) over.dataset['over'] = ''
  }

  function carry(dx: number, dy: number): void {
    last = { dx, dy }
    const at = place(dx, dy)
    if (!carried || !at) return
    carried.element.style.translate = `${at.x - carried.from.x}px ${at.y - carried.from.y}px`
    mark(target(at))
    board.publisher.publish({ dragging: { note: carried.id, ...at } })
  }

  function release(): void {
    stopPanning?.()
    stopPanning = null
    mark(null)
    if (carried) {
      carried.element.style.translate = ''
      delete carried.element.dataset['dragging']
    }
    carried = null
    board.publisher.publish({ dragging: null })
  }

  return {
    onGrasp: (element, id) => {
      const note = board.notes.note(id)
      const rect = note && board.geometry.fields.get(note.at.field)
      // Fingers that move the paper carry nothing.
      if (!note || !rect || board.camera.held()) return
      const from = { x: rect.x + note.at.x, y: rect.y + note.at.y }
      carried = {
        id,
        element,
        from,
        held: board.camera.toClient(from),
        middle: { x: element.offsetWidth / 2, y: element.offsetHeight / 2 },
      }
      element.dataset['dragging'] = ''
      board.state.setState({ selection: new Set([id]) })
      last = { dx: 0, dy: 0 }
      const stop = panAtEdges(board.camera)
      // The sheet may move below the note in hand.
      const unsubscribe = board.camera.subscribe(() => carry(last.dx, last.dy))
      stopPanning = () => {
        stop()
        unsubscribe()
      }
    },
    onCarry: carry,
    onDrop: (dx, dy) => {
      const at = place(dx, dy)
      const field = at && target(at)
      const rect = field ? board.geometry.fields.get(field) : undefined
      const id = carried?.id
      if (at && field && rect && id !== undefined) {
        board.acts.move(id, { field, x: at.x - rect.x, y: at.y - rect.y })
        board.state.setState({ field })
      }
      release()
    },
    onReturn: release,
  }
}
