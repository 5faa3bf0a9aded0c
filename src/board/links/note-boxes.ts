import { NOTE, type Rect, SHEET, type SheetGeometry } from '../../model/geometry.ts'
import type { NotesStore } from '../../model/notes-store.ts'

/** Where a note is on the sheet as it is seen now, in sheet units: also while somebody carries it. */
export type BoxOf = (note: string) => Rect | null

export interface NoteBoxes {
  readonly box: BoxOf
  /** Watches these notes, and no others. */
  readonly watch: (notes: ReadonlySet<string>) => void
  readonly close: () => void
}

interface Watched {
  element: HTMLElement | null
  readonly unsubscribe: () => void
}

/** What of a note's element says that it lies or looks otherwise. */
const TELLING = ['style', 'data-selected', 'data-editing', 'data-size', 'data-end']

const glides = (element: HTMLElement | null): boolean =>
  element?.dataset['carried'] !== undefined && element.getAnimations().length > 0

/**
 * Follows notes beside React: a note that is carried, by oneself or by another, moves its element only. Whoever moves one need
 * not know of what hangs on it.
 * @param layer an element as large as the sheet, scaled with it
 * @param onChange called once a frame in which any of them changed
 */
export function followNotes(
  layer: Element,
  { notes, geometry }: { readonly notes: NotesStore; readonly geometry: SheetGeometry },
  onChange: () => void,
): NoteBoxes {
  const watched = new Map<string, Watched>()
  let frame: number | null = null
  const schedule = () => {
    frame ??= requestAnimationFrame(() => {
      frame = null
      bind()
      onChange()
      // One that another carries glides from place to place.
      if ([...watched.values()].some(({ element }) => glides(element))) schedule()
    })
  }
  const styles = new MutationObserver(schedule)
  const sizes = new ResizeObserver(schedule)
  const root = () => layer.parentElement ?? document

  /** Elements come and go with React; those that came are watched from now on. */
  function bind(): void {
    for (const [id, each] of watched) {
      if (each.element?.isConnected) continue
      each.element = root().querySelector<HTMLElement>(`[data-note="${CSS.escape(id)}"]`)
      if (!each.element) continue
      styles.observe(each.element, { attributes: true, attributeFilter: TELLING })
      if (each.element.firstElementChild) sizes.observe(each.element.firstElementChild)
    }
  }

  function box(id: string): Rect | null {
    const element = watched.get(id)?.element
    const card = element?.isConnected ? element.firstElementChild : null
    const sheet = layer.getBoundingClientRect()
    if (card && sheet.width > 0) {
      const scale = sheet.width / SHEET.width
      const rect = card.getBoundingClientRect()
      return {
        x: (rect.left - sheet.left) / scale,
        y: (rect.top - sheet.top) / scale,
        width: rect.width / scale,
        height: rect.height / scale,
      }
    }
    const at = notes.note(id)?.at
    const field = at && geometry.fields.get(at.field)
    if (!at || !field) return null
    return { x: field.x + at.x, y: field.y + at.y, width: NOTE.width, height: NOTE.minHeight }
  }

  return {
    box,
    watch: (ids) => {
      for (const [id, { unsubscribe }] of watched) {
        if (ids.has(id)) continue
        unsubscribe()
        watched.delete(id)
      }
      for (const id of ids) {
        if (!watched.has(id))
          watched.set(id, { element: null, unsubscribe: notes.subscribeNote(id, schedule) })
      }
      schedule()
    },
    close: () => {
      for (const { unsubscribe } of watched.values()) unsubscribe()
      watched.clear()
      styles.disconnect()
      sizes.disconnect()
      if (frame !== null) cancelAnimationFrame(frame)
    },
  }
}
