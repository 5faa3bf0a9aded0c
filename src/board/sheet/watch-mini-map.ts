import { NOTE, SHEET, type SheetGeometry } from '../../model/geometry.ts'
import { NOTE_COLORS } from '../../model/note.ts'
import type { NotesStore } from '../../model/notes-store.ts'
import { type View, shown } from './camera.ts'
import type { LiveCamera } from './live-camera.ts'
import { pose } from './pose.ts'

interface MapElements {
  readonly root: HTMLElement
  readonly dots: HTMLCanvasElement
  readonly frame: HTMLElement
}

interface MapInput {
  readonly camera: LiveCamera
  readonly notes: NotesStore
  readonly geometry: SheetGeometry
  /** CSS pixels of the map per sheet unit. */
  readonly scale: number
}

/** Notes are drawn anew at most so often (ms): their places on a map of this size hardly change by a move. */
const EVERY = 400

/** Keeps the map as the sheet is, beside React: the window's frame with every frame, the dots now and then. */
export function watchMiniMap(
  elements: MapElements,
  { camera, notes, geometry, scale }: MapInput,
): () => void {
  const { root, dots, frame } = elements
  let timer: ReturnType<typeof setTimeout> | null = null
  let visible = false
  const posed = pose(frame)

  function drawDots(): void {
    timer = null
    const context = dots.getContext('2d')
    if (!context || !visible) return
    const unit = dots.width / SHEET.width
    const style = getComputedStyle(root)
    // Asked once each: with a thousand notes that is a frame.
    const tints = new Map(NOTE_COLORS.map((color) => [color, style.getPropertyValue(`--dot-${color}`)]))
    context.clearRect(0, 0, dots.width, dots.height)
    for (const field of notes.fields()) {
      const rect = geometry.fields.get(field)
      if (!rect) continue
      for (const { at, color } of notes.notesIn(field)) {
        context.fillStyle = tints.get(color) ?? ''
        context.fillRect(
          (rect.x + at.x) * unit,
          (rect.y + at.y) * unit,
          NOTE.width * unit,
          NOTE.minHeight * unit,
        )
      }
    }
  }
  const later = () => {
    if (visible) timer ??= setTimeout(drawDots, EVERY)
  }

  function drawFrame(view: View): void {
    const size = camera.size()
    if (!size) return
    const { x, y, width, height } = shown(view, size)
    const whole = x <= 0 && y <= 0 && x + width >= SHEET.width && y + height >= SHEET.height
    if (visible === whole) {
      visible = !whole
      root.toggleAttribute('data-visible', visible)
      if (visible) drawDots()
    }
    if (!visible) return
    posed.to({ transform: `translate(${x * scale}px, ${y * scale}px)` })
    frame.style.width = `${width * scale}px`
    frame.style.height = `${height * scale}px`
  }

  const ends = [
    camera.subscribe(drawFrame),
    notes.subscribeCount(later),
    ...[...geometry.fields.keys()].map((field) => notes.subscribeField(field, later)),
  ]
  drawFrame(camera.view())
  return () => {
    for (const end of ends) end()
    posed.end()
    if (timer !== null) clearTimeout(timer)
  }
}
