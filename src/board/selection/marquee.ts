import type { Point, Rect } from '../../model/geometry.ts'
import { fieldAt } from '../drag/field-at.ts'
import { panAtEdges } from '../sheet/edge-pan.ts'
import type { BoardParts } from '../state/board-context.ts'
import { boxOf, elementOf, findAllPlaced, placedIds } from '../state/placed.ts'
import styles from './marquee.module.css'
import { saySelected } from './select.ts'

/** A press that trembles is a click (CSS pixels). */
const SLOP = 4
/** A finger that rests so long (ms) on empty paper begins to select several. */
const LONG_PRESS = 500

/** What has a use of its own for a press. */
const BUSY =
  'button, a, input, textarea, select, label, [data-note], [data-placed], [data-group], [data-no-drag]'

type MarqueeBoard = Pick<BoardParts, 'state' | 'camera' | 'notes' | 'things' | 'geometry' | 'acts'> & {
  /** Whether there is anything that could be done with several. */
  readonly mayPick: () => boolean
}

interface Frame {
  readonly pointer: number
  readonly start: Point
  readonly pressed: { readonly clientX: number; readonly clientY: number }
  readonly before: ReadonlySet<string>
  /** Once it is one: the boxes of all that it may select, measured once. */
  boxes: readonly (readonly [id: string, box: Rect])[] | null
  last: { readonly clientX: number; readonly clientY: number }
  ends: (() => void)[]
}

const between = (a: Point, b: Point): Rect => ({
  x: Math.min(a.x, b.x),
  y: Math.min(a.y, b.y),
  width: Math.abs(a.x - b.x),
  height: Math.abs(a.y - b.y),
})
const meet = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
const same = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((id) => b.has(id))

/** The boxes of all that a frame may select, as high as they are drawn. */
function measure(board: Omit<MarqueeBoard, 'mayPick'>, window: HTMLElement): NonNullable<Frame['boxes']> {
  return findAllPlaced(board, placedIds(board, null)).flatMap((placed) => {
    const box = boxOf(board.geometry, placed)
    const height = elementOf(window, placed)?.offsetHeight
    return box ? [[placed.id, height ? { ...box, height } : box] as const] : []
  })
}

const met = (rect: Rect, boxes: NonNullable<Frame['boxes']>): string[] =>
  boxes.filter(([, box]) => meet(rect, box)).map(([id]) => id)

/** Whether a press, of a mouse or pen, may become a frame. */
export function frameBegins({ state }: Pick<MarqueeBoard, 'state'>, event: PointerEvent): boolean {
  const { target, button, isPrimary } = event
  const { tool } = state.getState()
  if (button !== 0 || !isPrimary || !(target instanceof Element) || target.closest(BUSY)) return false
  return tool === 'pick' || tool === 'select'
}

/** What is selected before a frame: nothing, unless it adds. */
function selectedBefore({ state }: Pick<MarqueeBoard, 'state'>, event: PointerEvent): ReadonlySet<string> {
  const { tool, selection } = state.getState()
  return tool === 'pick' || event.shiftKey || event.ctrlKey || event.metaKey ? selection : new Set()
}

/** Selects what a frame meets that is drawn already. */
export function selectFramed(
  board: Omit<MarqueeBoard, 'mayPick'>,
  window: HTMLElement,
  { down, from, to }: { readonly down: PointerEvent; readonly from: Point; readonly to: Point },
): void {
  const ids = met(between(from, to), measure(board, window))
  const selection = new Set([...selectedBefore(board, down), ...ids])
  board.state.setState({ selection })
  saySelected(selection.size)
}

/**
 * A frame drawn on empty paper selects what it meets: with a mouse or pen at once, with a finger while several are
 * selected. Beside React: what renders is only what becomes selected or no longer is.
 * @param window where it may begin
 * @param layer lies over the sheet and is scaled with it
 * @param held a press that lasts, from before
 */
export function listenToMarquee(
  window: HTMLElement,
  layer: HTMLElement,
  board: MarqueeBoard,
  held: PointerEvent | null = null,
): () => void {
  const { state, camera } = board
  let frame: Frame | null = null
  let drawn: HTMLElement | null = null
  let rest: ReturnType<typeof setTimeout> | null = null

  const letRest = () => {
    if (rest !== null) clearTimeout(rest)
    rest = null
  }

  function draw(): void {
    if (!frame?.boxes) return
    const rect = between(frame.start, camera.toSheet(frame.last))
    if (!drawn) {
      drawn = document.createElement('div')
      drawn.className = styles['marquee'] ?? ''
      layer.append(drawn)
    }
    drawn.style.translate = `${rect.x}px ${rect.y}px`
    drawn.style.width = `${rect.width}px`
    drawn.style.height = `${rect.height}px`
    const selection = new Set([...frame.before, ...met(rect, frame.boxes)])
    if (!same(selection, state.getState().selection)) state.setState({ selection })
  }

  function end(): void {
    letRest()
    for (const close of frame?.ends ?? []) close()
    frame = null
    drawn?.remove()
    drawn = null
  }

  function onDown(event: PointerEvent): void {
    letRest()
    if (frame || event.button !== 0 || !event.isPrimary) return end()
    if (!frameBegins(board, event)) return
    if (event.pointerType === 'touch' && state.getState().tool === 'select') {
      if (!board.mayPick()) return
      rest = setTimeout(() => camera.held() || state.setState({ tool: 'pick' }), LONG_PRESS)
      return
    }
    const pressed = { clientX: event.clientX, clientY: event.clientY }
    frame = {
      pointer: event.pointerId,
      start: camera.toSheet(event),
      pressed,
      before: selectedBefore(board, event),
      boxes: null,
      last: pressed,
      ends: [],
    }
  }

  function onMove(event: PointerEvent): void {
    if (!frame || event.pointerId !== frame.pointer) return
    // Two fingers move the paper.
    if (camera.held()) return end()
    frame.last = { clientX: event.clientX, clientY: event.clientY }
    if (!frame.boxes) {
      const { pressed, last } = frame
      if (Math.hypot(last.clientX - pressed.clientX, last.clientY - pressed.clientY) <= SLOP) return
      frame.boxes = measure(board, window)
      window.setPointerCapture(event.pointerId)
      frame.ends = [panAtEdges(camera), camera.subscribe(draw)]
    }
    draw()
  }

  function onUp(event: PointerEvent): void {
    letRest()
    if (!frame || event.pointerId !== frame.pointer) return
    const { boxes, start } = frame
    end()
    if (!boxes) return
    // The keys that follow are meant for where it began, as after a click there.
    const field = fieldAt(board.geometry, board.acts.noteFields, start)
    if (field !== null) state.setState({ field })
    saySelected(state.getState().selection.size)
    // The click that follows belongs to the frame: it must not clear what it selected.
    const swallow = (click: MouseEvent) => click.stopPropagation()
    window.addEventListener('click', swallow, { capture: true, once: true })
    setTimeout(() => window.removeEventListener('click', swallow, { capture: true }))
  }
  const onSelectStart = (event: Event) => frame && event.preventDefault()

  if (held) onDown(held)
  window.addEventListener('pointerdown', onDown)
  window.addEventListener('pointermove', onMove)
  window.addEventListener('pointerup', onUp)
  window.addEventListener('pointercancel', end)
  document.addEventListener('selectstart', onSelectStart)
  return () => {
    end()
    window.removeEventListener('pointerdown', onDown)
    window.removeEventListener('pointermove', onMove)
    window.removeEventListener('pointerup', onUp)
    window.removeEventListener('pointercancel', end)
    document.removeEventListener('selectstart', onSelectStart)
  }
}
