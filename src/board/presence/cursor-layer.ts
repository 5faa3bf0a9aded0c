import { type Point, SHEET } from '../../model/geometry.ts'
import { APART, type Beside, createCarried } from './carried.ts'
import { type Others, type OtherPerson, drawnOf } from './others.ts'
import styles from './cursors.module.css'
import { tone } from './tone.ts'

/** A cursor that did not move for so long (ms) fades. */
const IDLE = 6000
/** So near to the sheet's right edge (sheet units) a name stands to the left of its cursor. */
const NAME_ROOM = 150

interface Drawn {
  readonly element: HTMLElement
  readonly label: HTMLElement
  at: Point
  fade: ReturnType<typeof setTimeout>
}

/** The things on the paper. */
interface Things {
  /** Where one is on the sheet according to the document. */
  readonly placeOf: (id: string) => Point | null
  /** Calls when it may have changed, until the answer is called. */
  readonly watch: (id: string, listener: () => void) => () => void
}

const ARROW =
  '<svg viewBox="0 0 16 18" width="16" height="18" aria-hidden="true"><path d="M1 1v14l4-3.6 2.6 5.6 2.6-1.2-2.6-5.4h5.6z"/></svg>'

/** A note, or another thing on the paper, as it is drawn. */
const drawnThing = (sheet: HTMLElement, id: string): HTMLElement | null =>
  sheet.querySelector<HTMLElement>(
    `[data-note="${CSS.escape(id)}"], [data-placed][data-id="${CSS.escape(id)}"]`,
  )

/**
 * Draws the others' cursors into `layer`, and lets the notes that they drag follow. All of it happens beside React: a
 * hundred moves a second make no component render.
 * @param layer lies over the sheet, scaled with it, and holds the notes' elements below `sheet`
 */
export function drawCursors(
  layer: HTMLElement,
  sheet: HTMLElement,
  others: Others,
  { placeOf, watch }: Things,
): () => void {
  const drawn = new Map<number, Drawn>()
  const carried = createCarried(placeOf)
  const watched = new Map<string, () => void>()
  let again: ReturnType<typeof setTimeout> | undefined
  let dragged = new Set<HTMLElement>()
  let lifted = new Set<HTMLElement>()
  let frame: number | null = null

  function make(person: OtherPerson): Drawn {
    const element = document.createElement('div')
    element.className = styles['cursor'] ?? ''
    element.dataset['tone'] = tone(person.id)
    element.dataset['ownSize'] = ''
    element.innerHTML = ARROW
    const label = document.createElement('span')
    element.append(label)
    layer.append(element)
    return { element, label, at: { x: NaN, y: NaN }, fade: setTimeout(() => {}, 0) }
  }

  function drop(client: number): void {
    const cursor = drawn.get(client)
    if (!cursor) return
    clearTimeout(cursor.fade)
    cursor.element.remove()
    drawn.delete(client)
  }

  /** What is in a hand is looked at as soon as it lies elsewhere, before that is painted. */
  function watchCarried(): void {
    const things = carried.things()
    for (const [id, end] of watched) {
      if (things.has(id)) continue
      end()
      watched.delete(id)
    }
    for (const id of things) if (!watched.has(id)) watched.set(id, watch(id, schedule))
    clearTimeout(again)
    if (carried.isEnding()) again = setTimeout(schedule, APART)
  }

  function show(things: readonly Beside[]): void {
    const now = new Set<HTMLElement>()
    for (const { ids, by } of things) {
      for (const id of ids) {
        const element = drawnThing(sheet, id)
        if (!element) continue
        element.style.translate = `${by.x}px ${by.y}px`
        element.dataset['carried'] = ''
        now.add(element)
      }
    }
    for (const element of dragged) {
      if (now.has(element)) continue
      element.style.translate = ''
      delete element.dataset['carried']
    }
    // Where they lie: what others carry is over the notes of all fields.
    const lists = new Set([...now].flatMap(({ parentElement }) => parentElement ?? []))
    for (const list of new Set([...lifted, ...lists])) list.toggleAttribute('data-lifted', lists.has(list))
    lifted = lists
    dragged = now
  }

  function draw(): void {
    frame = null
    const people = others.read()
    const present = new Set<number>()
    for (const person of drawnOf(people)) {
      if (!person.cursor) continue
      present.add(person.client)
      const cursor = drawn.get(person.client) ?? make(person)
      drawn.set(person.client, cursor)
      if (cursor.label.textContent !== person.name) cursor.label.textContent = person.name
      if (cursor.at.x === person.cursor.x && cursor.at.y === person.cursor.y) continue
      cursor.at = person.cursor
      cursor.element.toggleAttribute('data-end', person.cursor.x > SHEET.width - NAME_ROOM)
      cursor.element.style.translate = `${person.cursor.x}px ${person.cursor.y}px`
      delete cursor.element.dataset['idle']
      clearTimeout(cursor.fade)
      cursor.fade = setTimeout(() => (cursor.element.dataset['idle'] = ''), IDLE)
    }
    for (const client of drawn.keys()) if (!present.has(client)) drop(client)
    show(carried.look(people, performance.now()))
    watchCarried()
  }

  function schedule(): void {
    frame ??= requestAnimationFrame(draw)
  }
  schedule()
  const unsubscribe = others.subscribe(schedule)
  return () => {
    unsubscribe()
    if (frame !== null) cancelAnimationFrame(frame)
    for (const client of drawn.keys()) drop(client)
    for (const end of watched.values()) end()
    clearTimeout(again)
    show([])
  }
}
