import type { Arrangement } from '../../model/arrange.ts'
import { NOTE, type Point, type Rect, type SheetGeometry, clampPlace } from '../../model/geometry.ts'
import { type Note, type Place, inReadingOrder } from '../../model/note.ts'
import type { NotesStore } from '../../model/notes-store.ts'
import type { BoardThings } from './board-things.ts'

/** A stamp's width and height, sheet units, where it is not drawn. */
const STAMP_SIZE = 40

/** What lies on the paper at a place of its own and can be selected, moved, doubled and removed. */
export interface Placed {
  readonly root: 'notes' | 'pictures' | 'stamps'
  readonly id: string
  readonly at: Place
  readonly made: number
  /** Sheet units. A note's height is its least one: how high it stands is known only where it is drawn. */
  readonly width: number
  readonly height: number
  /** Its top left corner from its place: a stamp's place is its middle. */
  readonly corner: Point
  readonly note: Note | null
}

interface Source {
  readonly notes: NotesStore
  readonly things: Pick<BoardThings, 'pictures' | 'stamps'>
}

const NO_OFFSET: Point = { x: 0, y: 0 }

const ofNote = (note: Note): Placed => ({
  root: 'notes',
  id: note.id,
  at: note.at,
  made: note.made,
  width: NOTE.width,
  height: NOTE.minHeight,
  corner: NO_OFFSET,
  note,
})

/** Something on the paper by its id; null when there is no such thing, or it was removed. */
export function findPlaced({ notes, things }: Source, id: string): Placed | null {
  const note = notes.note(id)
  if (note) return ofNote(note)
  const picture = things.pictures.get(id)
  if (picture) {
    const { at, made, width, height } = picture
    return { root: 'pictures', id, at, made, width, height, corner: NO_OFFSET, note: null }
  }
  const stamp = things.stamps.get(id)
  if (!stamp) return null
  const half = STAMP_SIZE / 2
  return {
    root: 'stamps',
    id,
    at: stamp.at,
    made: stamp.made,
    width: STAMP_SIZE,
    height: STAMP_SIZE,
    corner: { x: -half, y: -half },
    note: null,
  }
}

/** Those of some ids that are there, in reading order. */
export const findAllPlaced = (source: Source, ids: Iterable<string>): readonly Placed[] =>
  inReadingOrder([...ids].flatMap((id) => findPlaced(source, id) ?? []))

/** The ids of everything on the paper, or of what is in one field. */
export function placedIds({ notes, things }: Source, field: string | null): readonly string[] {
  const fields = field === null ? notes.fields() : [field]
  const others = [...things.pictures.all().values(), ...things.stamps.all().values()]
  return [
    ...fields.flatMap((key) => notes.ids(key)),
    ...others.filter(({ at }) => field === null || at.field === field).map(({ id }) => id),
  ]
}

/** The box of a thing on the sheet; null when its field is not on it. */
export function boxOf({ fields }: SheetGeometry, { at, corner, width, height }: Placed): Rect | null {
  const rect = fields.get(at.field)
  return rect ? { x: rect.x + at.x + corner.x, y: rect.y + at.y + corner.y, width, height } : null
}

/** The nearest place, relative to a field, where a thing can be seen and grasped within it, as wide as the thing is. */
export function placeWithin(
  field: { readonly width: number; readonly height: number },
  { corner, width, height }: Placed,
  to: Point,
): Point {
  const at = clampPlace(field, { x: to.x + corner.x, y: to.y + corner.y }, { width, height })
  return { x: at.x - corner.x, y: at.y - corner.y }
}

const samePlace = (a: Place, b: Place): boolean =>
  a.field === b.field && a.x === b.x && a.y === b.y && a.late === b.late

/** The act that puts a thing at a place; none when it is there already. */
export function placing({ root, id, at }: Placed, to: Place): Arrangement[] {
  if (samePlace(at, to)) return []
  if (root === 'notes') return [{ kind: 'move', id, from: at, to }]
  return [{ kind: 'value', root, id, key: 'at', from: { ...at }, to: { ...to } }]
}

export const removing = ({ root, id }: Placed): Arrangement =>
  root === 'notes' ? { kind: 'remove', id } : { kind: 'removeThing', root, id }

/** Where a thing is drawn on a sheet; null where it is not. */
export const elementOf = (sheet: ParentNode, { root, id }: Pick<Placed, 'root' | 'id'>): HTMLElement | null =>
  sheet.querySelector<HTMLElement>(
    root === 'notes'
      ? `[data-note="${CSS.escape(id)}"]`
      : `[data-placed="${root}"][data-id="${CSS.escape(id)}"]`,
  )

/** The thing that an element of the page is, or is part of. */
export function placedAt(target: Element): { readonly element: HTMLElement; readonly id: string } | null {
  const element = target.closest<HTMLElement>('[data-note], [data-placed]')
  const id = element?.dataset['note'] ?? element?.dataset['id']
  return element && id !== undefined ? { element, id } : null
}
