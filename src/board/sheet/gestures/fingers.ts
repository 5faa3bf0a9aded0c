import type { Point } from '../../../model/geometry.ts'
import type { BoardStore, Tool } from '../../state/board-state.ts'
import type { Client, LiveCamera } from '../live-camera.ts'

interface FingersInput {
  readonly camera: LiveCamera
  readonly state: BoardStore
}

/** A tap that trembles is no pan (CSS pixels); as much as a resting finger may move before a note is grasped. */
const SLOP = 8
/** With these one finger moves the paper; with the others it draws, and two move. */
const PANNING: ReadonlySet<Tool> = new Set(['select', 'hand', 'stamp'])

interface Touch {
  readonly start: Point
  at: Point
}

const between = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 })
const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y)
const client = ({ x, y }: Point): Client => ({ clientX: x, clientY: y })

/** Safari's event of a pinch. */
const isPinch = (event: Event): event is Event & Client & { readonly scale: number } =>
  'scale' in event && typeof event.scale === 'number' && 'clientX' in event

/** Fingers on the paper: one pans, two pan and pinch. A note in hand stays in hand. */
export function listenToFingers(window: HTMLElement, { camera, state }: FingersInput): () => void {
  const touches = new Map<number, Touch>()
  let moving = false

  function begin(): void {
    if (moving) return
    moving = true
    camera.hold(true)
    // What they went down on must not take the end of it for a tap.
    for (const id of touches.keys()) window.setPointerCapture(id)
  }
  function end(): void {
    if (!moving) return
    moving = false
    camera.hold(false)
  }
  // Once a pen draws, fingers do not.
  const beside = () => window.querySelector('[data-tool-surface][data-pen]') !== null
  const inHand = () => window.querySelector('[data-dragging]') !== null

  function onDown(event: PointerEvent): void {
    if (event.pointerType !== 'touch' || inHand()) return
    const at = { x: event.clientX, y: event.clientY }
    const writing = event.target instanceof Element && event.target.closest('textarea') !== null
    if (event.isPrimary && touches.size > 0) {
      // The first of all, so the end of those before was never told: what they were on went, or the system took them.
      touches.clear()
      end()
    }
    // A finger in a text sets the caret.
    if (writing && touches.size === 0) return
    touches.set(event.pointerId, { start: at, at })
    if (touches.size === 2) begin()
    else if (moving) window.setPointerCapture(event.pointerId)
  }

  function onMove(event: PointerEvent): void {
    const touch = touches.get(event.pointerId)
    if (!touch) return
    const before = touch.at
    const at = { x: event.clientX, y: event.clientY }
    if (!moving) {
      const pans = PANNING.has(state.getState().tool) || beside()
      const may = pans && distance(touch.start, at) > SLOP
      if (!may || inHand()) return
      begin()
    }
    const [first, second] = [...touches.values()]
    if (first && second && (touch === first || touch === second)) {
      const from = [between(first.at, second.at), distance(first.at, second.at)] as const
      touch.at = at
      const to = [between(first.at, second.at), distance(first.at, second.at)] as const
      camera.panBy(to[0].x - from[0].x, to[0].y - from[0].y)
      if (from[1] > 0) camera.zoomTo((camera.view().scale * to[1]) / from[1], client(to[0]))
      return
    }
    touch.at = at
    if (touch === first) camera.panBy(at.x - before.x, at.y - before.y)
  }

  function onUp(event: PointerEvent): void {
    if (!touches.delete(event.pointerId)) return
    if (touches.size === 0) end()
  }

  // Safari tells a trackpad's pinch by events of its own; with fingers they come beside the pointers'.
  let started = 1
  function onGesture(event: Event): void {
    event.preventDefault()
    if (touches.size > 0 || !isPinch(event)) return
    if (event.type === 'gesturestart') started = camera.view().scale
    else camera.zoomTo(started * event.scale, event)
  }

  window.addEventListener('pointerdown', onDown, true)
  window.addEventListener('pointermove', onMove)
  window.addEventListener('pointerup', onUp)
  window.addEventListener('pointercancel', onUp)
  window.addEventListener('gesturestart', onGesture)
  window.addEventListener('gesturechange', onGesture)
  return () => {
    end()
    window.removeEventListener('pointerdown', onDown, true)
    window.removeEventListener('pointermove', onMove)
    window.removeEventListener('pointerup', onUp)
    window.removeEventListener('pointercancel', onUp)
    window.removeEventListener('gesturestart', onGesture)
    window.removeEventListener('gesturechange', onGesture)
  }
}
