import * as v from 'valibot'
import * as Y from 'yjs'
import {
  type Migration,
  archiveId,
  archiveList,
  archiveNumber,
  archiveText,
  byId,
  hasUniqueIds,
  isArchiveId,
  orNull,
  parseArchive,
} from './archive.ts'
import { noThings, readArchivedThings, thingEntries } from './archive-things.ts'
import { readCanvasMeta } from './canvas.ts'
import { type Compass, DIRECTIONS, readCompass } from './compass.ts'
import { readText } from './documents.ts'
import { NOTE_COLORS, readNotes } from './note.ts'
import { PRINCIPLE_KEYS } from './template-words.ts'

/** What a canvas holds, as JSON. What is hidden (removed, or linked to what was removed) is not in it. */
export const CANVAS_FORMAT = 'arjen-kompassi/canvas'

const place = v.strictObject({
  field: archiveId,
  x: archiveNumber,
  y: archiveNumber,
  late: v.exactOptional(archiveNumber),
})
const note = v.strictObject({
  id: archiveId,
  at: place,
  text: archiveText,
  color: v.picklist(NOTE_COLORS),
  by: v.nullable(archiveId),
  made: archiveNumber,
  group: v.nullable(archiveId),
})
const deed = v.strictObject({
  id: archiveId,
  principle: v.picklist(PRINCIPLE_KEYS),
  order: archiveText,
  text: archiveText,
})
const keyResult = v.strictObject({
  id: archiveId,
  principle: v.picklist(PRINCIPLE_KEYS),
  order: archiveText,
  statement: archiveText,
  name: archiveText,
  unit: archiveText,
  owner: archiveText,
  baseline: v.nullable(archiveNumber),
  target: v.nullable(archiveNumber),
  direction: v.picklist(DIRECTIONS),
  due: v.nullable(v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/))),
})
const source = v.strictObject({
  id: archiveId,
  of: archiveId,
  canvas: archiveId,
  note: archiveId,
  words: archiveText,
  made: archiveNumber,
})
const listOf = <T extends { readonly id: string }>(entry: v.GenericSchema<unknown, T>) =>
  v.pipe(
    archiveList(entry),
    v.check((entries) => hasUniqueIds(entries), 'ids must differ'),
  )

const schema = v.strictObject({
  format: v.literal(CANVAS_FORMAT),
  version: v.literal(2),
  template: archiveId,
  templateVersion: v.pipe(v.number(), v.integer(), v.minValue(1)),
  notes: listOf(note),
  /** Shared texts by their key; empty ones are left out. */
  texts: v.record(archiveId, archiveText),
  choices: v.record(archiveId, archiveText),
  deeds: listOf(deed),
  keyResults: listOf(keyResult),
  sources: listOf(source),
  ...thingEntries,
})

type Plain = v.InferOutput<typeof schema>
export type CanvasArchive = Readonly<Plain>
export type ArchivedNote = v.InferOutput<typeof note>
export type ArchivedDeed = v.InferOutput<typeof deed>
export type ArchivedKeyResult = v.InferOutput<typeof keyResult>
export type ArchivedSource = v.InferOutput<typeof source>

const { group: _group, ...ungrouped } = note.entries
const version0 = v.object({
  notes: v.array(v.object({ ...ungrouped, at: v.optional(v.undefined()), ...place.entries })),
})

/** Version 0 had a note's place in three keys, and no compass. */
const spreadPlaces: Migration = (older) => {
  const parsed = v.safeParse(version0, older)
  if (!parsed.success) return null
  const notes = parsed.output.notes.map(({ field, x, y, at: _at, ...rest }) =>
    Object.assign(rest, { at: { field, x, y } }),
  )
  return { deeds: [], keyResults: [], sources: [], ...(older as object), version: 1, notes }
}

const version1 = v.object({ notes: v.array(v.looseObject({})) })

/** Version 1 had notes only. */
const withoutThings: Migration = (older) => {
  const parsed = v.safeParse(version1, older)
  if (!parsed.success) return null
  const notes = parsed.output.notes.map((each) => Object.assign(each, { group: null }))
  return { ...(older as object), ...noThings(), version: 2, notes }
}

export const CANVAS_MIGRATIONS: readonly Migration[] = [spreadPlaces, withoutThings]

/** A canvas' JSON of any known version, checked. */
export const parseCanvasArchive = (input: unknown) =>
  parseArchive<Plain>(input, CANVAS_FORMAT, CANVAS_MIGRATIONS, schema)

/** The canvas that a stored version holds; null when it cannot be read. */
export function readStoredCanvas(json: string): CanvasArchive | null {
  try {
    return orNull(parseCanvasArchive(JSON.parse(json)))
  } catch {
    return null
  }
}

/** The links of a compass that can be seen, each once: those of principles, and of deeds and key results that are there. */
function sourcesOf({ principles }: Compass): ArchivedSource[] {
  const sources = principles.flatMap(({ material, deeds, keyResults }) => [
    ...material,
    ...[...deeds, ...keyResults].flatMap((item) => item.sources),
  ])
  // A client can make a deed whose id is a principle's key.
  return [...new Map(sources.map((source) => [source.id, source])).values()]
}

/** What a canvas document shows now. Equal content gives equal JSON. @throws Error when it has not arrived */
export function readCanvasArchive(doc: Y.Doc): CanvasArchive {
  const meta = readCanvasMeta(doc)
  if (!meta) throw new Error('the document is no canvas')
  const compass = readCompass(doc)
  const known = ({ id }: { readonly id: string }) => isArchiveId(id)
  const notes = byId(readNotes(doc)).filter((each) => known(each) && isArchiveId(each.at.field))
  const things = readArchivedThings(doc, new Set(notes.map(({ id }) => id)))
  const groups = new Set(things.groups.map(({ id }) => id))
  return {
    format: CANVAS_FORMAT,
    version: 2,
    template: meta.template,
    templateVersion: Math.max(1, Math.floor(meta.templateVersion)),
    notes: notes.map(({ at, ...rest }) => ({
      id: rest.id,
      at: { ...at },
      text: rest.text,
      color: rest.color,
      by: rest.by !== null && isArchiveId(rest.by) ? rest.by : null,
      made: rest.made,
      group: rest.group !== null && groups.has(rest.group) ? rest.group : null,
    })),
    ...things,
    texts: entries(doc.getMap('texts'), readText),
    choices: entries(doc.getMap('choices'), (value) => (typeof value === 'string' ? value : '')),
    deeds: byId(compass.principles.flatMap(({ deeds }) => deeds))
      .filter(known)
      .map(({ id, principle, order, text }) => ({ id, principle, order, text })),
    keyResults: byId(compass.principles.flatMap(({ keyResults }) => keyResults))
      .filter(known)
      .map(({ sources: _sources, state: _state, ...values }) => values),
    sources: byId(sourcesOf(compass)).filter(({ id, of, canvas, note: from }) =>
      [id, of, canvas, from].every(isArchiveId),
    ),
  }
}

/** The entries that hold something, in the order of their keys. */
function entries(map: Y.Map<unknown>, read: (value: unknown) => string): Record<string, string> {
  return Object.fromEntries(
    [...map]
      .map(([key, value]) => [key, read(value)] as const)
      .filter(([key, value]) => isArchiveId(key) && key !== '__proto__' && value !== '')
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  )
}
