import type { Point, Rect, SheetGeometry } from '../../model/geometry.ts'
import type { BoardStore, Zoom } from '../state/board-state.ts'
import {
  type Size,
  type View,
  SCALE,
  bounded,
  clampScale,
  revealing,
  toSheet,
  toWindow,
  viewOf,
  viewWith,
  zoomedAt,
} from './camera.ts'
import { type Stage, type StageElements, createStage } from './stage.ts'

/** A place on the screen as events tell it: CSS pixels from the page's corner. */
export interface Client {
  readonly clientX: number
  readonly clientY: number
}

/** After so long (ms) without a move the type sizes follow the new scale. */
const SETTLE = 140

/**
 * How one person sees the sheet. Panning and zooming write one transform a frame and render nothing; what depends on
 * the scale (`BoardState.scale` and `zoom`, the type sizes) follows when the move is over. Whoever sets
 * `BoardState.zoom` moves the camera.
 */
export interface LiveCamera {
  /** The view as it is now, also in the midst of a move. */
  readonly view: () => View
  /** The window's size, px; null while no sheet is drawn. */
  readonly size: () => Size | null
  /** Where a pointer is on the sheet: the one way from the screen to sheet units. */
  readonly toSheet: (event: Client) => Point
  /** Where a point of the sheet is on the screen. */
  readonly toClient: (at: Point) => Client
  readonly panBy: (dx: number, dy: number) => void
  /** Zooms to a scale such that what is under the pointer stays there; without one, the window's middle. */
  readonly zoomTo: (scale: number, at?: Client) => void
  /** One step in (1) or out (−1). */
  readonly zoomBy: (step: -1 | 1) => void
  /** Moves as little as needed for a rectangle of the sheet to be seen. */
  readonly reveal: (rect: Rect, space?: number) => void
  /** Shows a view at once; `smooth` shows where the sheet went. */
  readonly show: (view: View, smooth?: boolean) => void
  /** Called with each frame in which the view is another, after it is drawn. */
  readonly subscribe: (listener: (view: View) => void) => () => void
  /** Whether fingers or a mouse hold the paper just now; then nothing else begins with them. */
  readonly held: () => boolean
  readonly hold: (held: boolean) => void
  /** @param onReady the window's size is known */
  readonly attach: (elements: StageElements, onReady: () => void) => () => void
}

export function createCamera(geometry: SheetGeometry, state: BoardStore): LiveCamera {
  let view: View = { scale: 1, x: 0, y: 0 }
  let mode: Zoom = state.getState().zoom
  let stage: Stage | null = null
  let size: Size | null = null
  let frame: number | null = null
  let timer: ReturnType<typeof setTimeout> | null = null
  let held = false
  const listeners = new Set<(view: View) => void>()

  function draw(): void {
    if (frame !== null) cancelAnimationFrame(frame)
    frame = null
    stage?.draw(view)
    for (const listener of listeners) listener(view)
  }

  /** The type sizes and the state follow. */
  function settle(): void {
    if (timer !== null) clearTimeout(timer)
    timer = null
    if (!stage) return
    draw()
    stage.settle(view.scale)
    const before = state.getState()
    if (before.scale !== view.scale || before.zoom !== mode) state.setState({ scale: view.scale, zoom: mode })
  }

  /** A move that goes on: drawn with the next frame, settled when it is over. */
  function move(next: View): void {
    if (!stage || !size) return
    const to = bounded(next, size)
    if (to.x === view.x && to.y === view.y && to.scale === view.scale) return
    view = to
    mode = { mode: 'free', scale: view.scale }
    stage.begin()
    frame ??= requestAnimationFrame(draw)
    if (timer !== null) clearTimeout(timer)
    timer = held ? null : setTimeout(settle, SETTLE)
  }

  /** The new view holds at once; what moves is only the picture, from where the sheet was seen before. */
  function jump(next: View, smooth: boolean): void {
    if (!stage || !size) return
    const before = view
    view = bounded(next, size)
    settle()
    if (smooth) stage.animate(before, view)
  }

  const middle = (): Point => ({ x: (size?.width ?? 0) / 2, y: (size?.height ?? 0) / 2 })

  function obey(zoom: Zoom, smooth: boolean): void {
    mode = zoom
    if (!size) return
    if (zoom.mode !== 'free') jump(viewOf(zoom, size, geometry), smooth)
    else jump(zoomedAt(view, zoom.scale, middle()), smooth)
  }

  function resize(next: Size): void {
    const kept = size ? toSheet(view, middle()) : null
    size = next
    // Seen for the first time, or again after the list: a free zoom begins in the sheet's middle.
    if (mode.mode === 'free' && kept) jump(viewWith(view.scale, kept, middle()), false)
    else {
      if (mode.mode === 'free') view = viewOf({ mode: 'fit' }, next, geometry)
      obey(mode, false)
    }
  }

  state.subscribe(({ zoom }, before) => {
    if (zoom !== before.zoom && zoom !== mode) obey(zoom, true)
  })

  return {
    view: () => view,
    size: () => size,
    toSheet: ({ clientX, clientY }) => {
      const corner = stage?.corner() ?? { x: 0, y: 0 }
      return toSheet(view, { x: clientX - corner.x, y: clientY - corner.y })
    },
    toClient: (at) => {
      const corner = stage?.corner() ?? { x: 0, y: 0 }
      const { x, y } = toWindow(view, at)
      return { clientX: x + corner.x, clientY: y + corner.y }
    },
    panBy: (dx, dy) => move({ ...view, x: view.x + dx, y: view.y + dy }),
    zoomTo: (scale, at) => {
      const corner = stage?.corner() ?? { x: 0, y: 0 }
      move(zoomedAt(view, scale, at ? { x: at.clientX - corner.x, y: at.clientY - corner.y } : middle()))
    },
    zoomBy: (step) => {
      const scale = clampScale(view.scale * SCALE.step ** step)
      if (scale === view.scale) return
      mode = { mode: 'free', scale }
      jump(zoomedAt(view, scale, middle()), true)
    },
    reveal: (rect, space = 24) => {
      if (!size) return
      const next = revealing(view, rect, size, space)
      if (next.x === view.x && next.y === view.y) return
      // A focused field stays the focused one when a note at its edge is written.
      if (mode.mode === 'fit') mode = { mode: 'free', scale: view.scale }
      jump(next, true)
    },
    show: (next, smooth = false) => {
      mode = { mode: 'free', scale: next.scale }
      jump(next, smooth)
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    held: () => held,
    hold: (now) => {
      held = now
      if (timer !== null) clearTimeout(timer)
      timer = held || !stage ? null : setTimeout(settle, SETTLE)
    },
    attach: (elements, onReady) => {
      const mine = createStage(elements, {
        onResize: (next) => {
          resize(next)
          onReady()
        },
        // The browser itself brought something into view: a focus, a caret, a found word.
        onScroll: (dx, dy) => {
          if (mode.mode === 'fit') mode = { mode: 'free', scale: view.scale }
          jump({ ...view, x: view.x - dx, y: view.y - dy }, false)
        },
      })
      stage = mine
      // At once where there is a size, so that the sheet comes with what is around it.
      const now = mine.size()
      if (now.width > 0 && now.height > 0) {
        resize(now)
        onReady()
      }
      return () => {
        mine.close()
        if (stage !== mine) return
        if (frame !== null) cancelAnimationFrame(frame)
        if (timer !== null) clearTimeout(timer)
        ;[frame, timer, stage, size, held] = [null, null, null, null, false]
      }
    },
  }
}
