import type * as Y from 'yjs'
import { placeMany } from '../paste/place-many.ts'
import { answerPlace } from '../../model/answer-place.ts'
import { blocksOf, frameAround } from '../../model/blocks.ts'
import { act } from '../../model/documents.ts'
import { NOTE, type Rect, type SheetGeometry } from '../../model/geometry.ts'
import { type Group, addGroup, readGroup, setGroup } from '../../model/groups.ts'
import type { Act } from '../../model/acts.ts'
import { type Link, addLink } from '../../model/links.ts'
import { guessedHeight } from '../../model/note-height.ts'
import {
  type Note,
  type Place,
  addNote,
  inReadingOrder,
  moveNote,
  placeFound,
  readNotes,
} from '../../model/note.ts'
import { readPicture } from '../../model/pictures.ts'
import { tidy } from '../../model/tidy.ts'

/** What is copied: notes, the groups that are wholly among them, and the links that lead from one of them to another. */
export interface Selected {
  readonly notes: readonly Note[]
  readonly groups: readonly Group[]
  readonly links: readonly Link[]
}

interface Into {
  readonly field: string
  /** Null: the compass, which lists notes by principle and has neither groups nor arrows. */
  readonly geometry: SheetGeometry | null
  readonly by: string
  /** ms since the epoch. */
  readonly made: number
  readonly newId: () => string
}

function readAll<T>(
  doc: Y.Doc,
  root: 'groups' | 'pictures',
  read: (doc: Y.Doc, id: string) => T | null,
): T[] {
  return [...doc.getMap(root).keys()].flatMap((id) => read(doc, id) ?? [])
}

const heightOf = ({ text }: Note): number => guessedHeight(text)

/** What lies in a field, from its corner. */
function takenIn(doc: Y.Doc, there: readonly Note[], field: string, groups: ReadonlyMap<string, Group>) {
  const boxes = blocksOf(there, groups).flatMap(({ kind, notes }): Rect[] => {
    const own = notes.map((note) => ({ ...note.at, width: NOTE.width, height: heightOf(note) }))
    return kind === 'group' ? [frameAround(own)] : own
  })
  const pictures = readAll(doc, 'pictures', readPicture)
    .filter(({ at }) => at.field === field)
    .map(({ at, width, height }) => ({ x: at.x, y: at.y, width, height }))
  return { boxes, pictures }
}

/** Where copies come to lie, by their ids, and where notes go that make room for them. */
function placesFor(
  doc: Y.Doc,
  coming: readonly Note[],
  groups: readonly Group[],
  { field, geometry }: Into,
): ReadonlyMap<string, Place> {
  const there = readNotes(doc).filter(({ at }) => at.field === field)
  if (!geometry) return new Map(coming.map(({ id }, index) => [id, answerPlace(there, field, index)]))
  const known = readAll(doc, 'groups', readGroup)
  const all = new Map([...known, ...groups].map((group) => [group.id, group]))
  const { boxes, pictures } = takenIn(doc, there, field, all)
  if (groups.length === 0) {
    const places = placeMany(geometry, field, [...boxes, ...pictures], coming.map(heightOf))
    return new Map(
      coming.map(({ id, made }, index) => {
        return [id, placeFound(field, places[index] ?? { x: 0, y: 0, late: false }, made)]
      }),
    )
  }
  const places = tidy(
    { geometry, field, notes: [...there, ...coming], groups: all, heightOf, obstacles: pictures },
    new Set(coming.map(({ id }) => id)),
  )
  return new Map([...places].map(([id, at]) => [id, { field, ...at }]))
}

/**
 * Copies notes, with their groups and the links among them, to a field of another canvas' document, in one transaction: in
 * free places and in the order in which they are read.
 * @returns what was done, to be taken back there, and the first copy's id
 */
export function copyInto(
  doc: Y.Doc,
  { notes, groups, links }: Selected,
  into: Into,
): { readonly acts: readonly Act[]; readonly first: string } {
  const { field, geometry, by, made, newId } = into
  const ids = new Map<string, string>()
  const idFor = (id: string): string => {
    const known = ids.get(id) ?? newId()
    ids.set(id, known)
    return known
  }
  const withGroups = geometry ? groups : []
  const copiedGroups = withGroups.map(({ id, title }): Group => ({ id: idFor(id), field, title, by, made }))
  const grouped = new Set(withGroups.map(({ id }) => id))
  const ordered = blocksOf(inReadingOrder(notes), new Map(groups.map((group) => [group.id, group]))).flatMap(
    (block) => block.notes,
  )
  const coming = ordered.map(({ id, text, color, group }, index): Note => ({
    id: idFor(id),
    // From there they are laid out, in this order.
    at: { field, x: NOTE.gap + index, y: geometry?.fields.get(field)?.height ?? 0 },
    text,
    color,
    by,
    made: made + index,
    group: group !== null && grouped.has(group) ? idFor(group) : null,
  }))
  const acts: Act[] = []
  act(doc, () => {
    const places = placesFor(doc, coming, copiedGroups, into)
    for (const { id, title, ...group } of copiedGroups) {
      addGroup(doc, { id, title, ...group }, [])
      acts.push({ kind: 'addThing', root: 'groups', id, text: title })
    }
    const mine = new Set(coming.map(({ id }) => id))
    for (const { at: from, id } of readNotes(doc)) {
      const to = places.get(id)
      if (!to || mine.has(id)) continue
      moveNote(doc, id, to)
      acts.push({ kind: 'move', id, from, to })
    }
    for (const { id, at, text, color, made: when, group } of coming) {
      addNote(doc, { id, at: places.get(id) ?? at, text, color, by, made: when })
      // Taken back with the note itself, which keeps its group while it is removed.
      if (group !== null) setGroup(doc, id, group)
      acts.push({ kind: 'add', id, text })
    }
    for (const { kind, from, to } of geometry ? links : []) {
      if (!('note' in from) || !('note' in to)) continue
      const id = newId()
      addLink(doc, { id, kind, from: { note: idFor(from.note) }, to: { note: idFor(to.note) }, by, made })
      acts.push({ kind: 'addThing', root: 'links', id, text: '' })
    }
  })
  return { acts, first: coming[0]?.id ?? '' }
}
