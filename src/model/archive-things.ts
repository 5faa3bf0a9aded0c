import * as v from 'valibot'
import type * as Y from 'yjs'
import { archiveId, archiveList, archiveNumber, archiveText, byId, isArchiveId } from './archive.ts'
import { readComment } from './comments.ts'
import { readGroup } from './groups.ts'
import { INK_COLORS, INK_TOOLS, INK_WIDTHS, MAX_STROKE_POINTS, readStroke } from './ink.ts'
import { LINK_KINDS, readLink, shownLinks } from './links.ts'
import { type PictureFile, readImage, readPicture } from './pictures.ts'
import { STAMP_KINDS, parseReactionKey, readReactions, readStamp } from './stamps.ts'
import type { ThingRoot } from './things.ts'

/* What lies on a sheet beside its notes, as JSON: part of a canvas' archive. */

const made = { by: v.nullable(archiveId), made: archiveNumber }
const place = v.strictObject({ field: archiveId, x: archiveNumber, y: archiveNumber })
const length = v.pipe(
  archiveNumber,
  v.check((value) => value > 0, 'not above 0'),
)
const file = v.strictObject({
  hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  width: length,
  height: length,
})
const linkEnd = v.union([
  v.strictObject({ note: archiveId, canvas: v.optional(archiveId) }),
  v.strictObject({ point: v.strictObject({ x: archiveNumber, y: archiveNumber }) }),
])

const group = v.strictObject({ id: archiveId, field: archiveId, title: archiveText, ...made })
const link = v.strictObject({
  id: archiveId,
  kind: v.picklist(LINK_KINDS),
  from: linkEnd,
  to: linkEnd,
  ...made,
})
const stroke = v.strictObject({
  id: archiveId,
  tool: v.picklist(INK_TOOLS),
  color: v.picklist(INK_COLORS),
  width: v.picklist(INK_WIDTHS),
  points: v.pipe(
    v.array(archiveNumber),
    v.minLength(3),
    v.maxLength(3 * MAX_STROKE_POINTS),
    v.check((points) => points.length % 3 === 0, 'three numbers a point'),
  ),
  ...made,
})
const stamp = v.strictObject({ id: archiveId, kind: v.picklist(STAMP_KINDS), at: place, ...made })
const picture = v.strictObject({
  id: archiveId,
  at: place,
  width: length,
  height: length,
  file,
  alt: archiveText,
  ...made,
})
const comment = v.strictObject({
  id: archiveId,
  note: archiveId,
  text: v.pipe(archiveText, v.minLength(1)),
  ...made,
})
const MAX_REACTION_KEY = 600
const reaction = v.strictObject({
  key: v.pipe(
    archiveText,
    v.maxLength(MAX_REACTION_KEY),
    v.check((key) => parseReactionKey(key) !== null, 'no reaction'),
  ),
  ...made,
})

const listOf = <T extends { readonly id: string }>(entry: v.GenericSchema<unknown, T>) =>
  v.pipe(
    archiveList(entry),
    v.check((entries) => new Set(entries.map(({ id }) => id)).size === entries.length, 'ids must differ'),
  )

/** The keys of a canvas' archive for its things. */
export const thingEntries = {
  groups: listOf(group),
  links: listOf(link),
  ink: listOf(stroke),
  stamps: listOf(stamp),
  pictures: listOf(picture),
  comments: listOf(comment),
  reactions: archiveList(reaction),
  /** The pictures of fields of type `image`, by field. */
  images: v.record(archiveId, file),
}
const things = v.strictObject(thingEntries)
export type ArchivedThings = v.InferOutput<typeof things>
export type ArchivedPicture = v.InferOutput<typeof picture>

/** What a canvas has none of. */
export const noThings = (): ArchivedThings => ({
  groups: [],
  links: [],
  ink: [],
  stamps: [],
  pictures: [],
  comments: [],
  reactions: [],
  images: {},
})

type Thawed<T> = T extends object ? { -readonly [Key in keyof T]: Thawed<T[Key]> } : T
/** A copy of frozen snapshots that is the archive's own. */
const thawed = <T>(value: T): Thawed<T> => structuredClone(value) as Thawed<T>

/** All things of a kind that are there and can be kept, by id. */
function all<T extends { readonly id: string; readonly by: string | null }>(
  doc: Y.Doc,
  root: ThingRoot,
  read: (doc: Y.Doc, id: string) => T | null,
): T[] {
  const found = [...doc.getMap(root).keys()].filter(isArchiveId).flatMap((id) => read(doc, id) ?? [])
  return byId(found).map((thing) =>
    thing.by === null || isArchiveId(thing.by) ? thing : Object.assign({}, thing, { by: null }),
  )
}

const inField = ({ at }: { readonly at: { readonly field: string } }) => isArchiveId(at.field)

/** What a canvas shows beside its notes. @param notes the ids of those that are there */
export function readArchivedThings(doc: Y.Doc, notes: ReadonlySet<string>): ArchivedThings {
  const links = shownLinks(all(doc, 'links', readLink), (note, canvas) =>
    canvas === undefined ? notes.has(note) : isArchiveId(note) && isArchiveId(canvas),
  )
  return {
    groups: thawed(all(doc, 'groups', readGroup)).filter(({ field }) => isArchiveId(field)),
    links: thawed(byId(links)),
    ink: thawed(all(doc, 'ink', readStroke)),
    stamps: thawed(all(doc, 'stamps', readStamp)).filter(inField),
    pictures: thawed(all(doc, 'pictures', readPicture)).filter(inField),
    comments: thawed(all(doc, 'comments', readComment)).filter(({ note }) => notes.has(note)),
    reactions: reactionsOf(doc, notes),
    images: imagesOf(doc),
  }
}

function reactionsOf(doc: Y.Doc, notes: ReadonlySet<string>): ArchivedThings['reactions'] {
  return [...readReactions(doc).values()]
    .flat()
    .filter(({ key, note }) => notes.has(note) && key.length <= MAX_REACTION_KEY)
    .map(({ key, by, made }) => ({ key, by: by !== null && isArchiveId(by) ? by : null, made }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
}

function imagesOf(doc: Y.Doc): Record<string, PictureFile> {
  const fields = [...doc.getMap('images').keys()].filter((key) => isArchiveId(key) && key !== '__proto__')
  return Object.fromEntries(
    fields.toSorted().flatMap((field) => {
      const image = readImage(doc, field)
      return image ? [[field, { ...image }] as const] : []
    }),
  )
}
