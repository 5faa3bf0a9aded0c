import * as v from 'valibot'
import {
  type Migration,
  type ParsedArchive,
  archiveId,
  archiveList,
  archiveNumber,
  archiveText,
  hasUniqueIds,
  parseArchive,
} from './archive.ts'
import { type CanvasArchive, parseCanvasArchive } from './archive-canvas.ts'
import { LANGUAGES } from './language.ts'
import { CANVAS_STATES } from './series.ts'
import { MODES } from './template-words.ts'

/** A whole series as one JSON file. Links, sessions and running timers are not in it: they belong to one server. */
export const SERIES_FORMAT = 'arjen-kompassi/series'

/** The ids of canvases and steps are in addresses, so they have the form of those that the server takes. */
const pathId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/))
const title = v.pipe(v.string(), v.maxLength(1_000))

const shows = v.variant('kind', [
  v.strictObject({ kind: v.literal('canvas'), canvas: pathId, place: v.nullable(archiveId) }),
  v.strictObject({ kind: v.picklist(['card', 'homework']), title: archiveText, text: archiveText }),
  v.strictObject({ kind: v.picklist(['recap', 'break', 'poster']) }),
])
const step = v.strictObject({
  id: archiveId,
  workshop: v.picklist([1, 2, 3]),
  title,
  minutes: v.pipe(archiveNumber, v.minValue(0), v.maxValue(24 * 60)),
  modes: v.pipe(v.array(v.picklist(MODES)), v.maxLength(MODES.length)),
  shows,
  instructions: archiveText,
})
const canvas = v.strictObject({
  id: pathId,
  template: archiveId,
  templateVersion: v.pipe(v.number(), v.integer(), v.minValue(1)),
  state: v.picklist(CANVAS_STATES),
  /** The canvas of the customer profile that it is about. */
  about: v.nullable(pathId),
  /** A canvas' JSON with a version of its own, see `archive-canvas.ts`. */
  content: v.unknown(),
})

const MAX_PICTURE_DATA = 30_000_000
const picture = v.strictObject({
  /** SHA-256 of the bytes, hex: how canvases name it. */
  hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  type: v.picklist(['image/jpeg', 'image/png', 'image/webp']),
  /** base64 */
  data: v.pipe(v.string(), v.maxLength(MAX_PICTURE_DATA), v.regex(/^[A-Za-z0-9+/]+={0,2}$/)),
})

const schema = v.pipe(
  v.strictObject({
    format: v.literal(SERIES_FORMAT),
    version: v.literal(4),
    /** When it was made, ms since the epoch, and of which series. Says where a file is from; nothing else hangs on it. */
    exported: archiveNumber,
    series: v.strictObject({
      id: archiveId,
      title: v.pipe(title, v.minLength(1)),
      organisation: title,
      place: title,
      language: v.picklist(LANGUAGES),
      made: archiveNumber,
      current: v.nullable(archiveId),
      /** When each step was last started, ms since the epoch. */
      started: v.record(archiveId, archiveNumber),
    }),
    steps: v.pipe(
      archiveList(step),
      v.maxLength(1_000),
      v.check((entries) => hasUniqueIds(entries), 'ids must differ'),
    ),
    canvases: v.pipe(
      archiveList(canvas),
      v.maxLength(200),
      v.check((entries) => hasUniqueIds(entries), 'ids must differ'),
    ),
    /** The facilitators' own notes, by step. */
    desk: v.record(archiveId, archiveText),
    /** The names of those who wrote, by the id that stands at their notes; empty unless names were asked for. */
    participants: archiveList(v.strictObject({ id: archiveId, name: title })),
    /** The pictures that are shown on its canvases. */
    pictures: v.pipe(
      archiveList(picture),
      v.check(
        (entries) => new Set(entries.map(({ hash }) => hash)).size === entries.length,
        'hashes must differ',
      ),
    ),
    /** What could not be read when the archive was made, since it is damaged on the server. */
    damaged: archiveList(
      v.strictObject({
        /** Null: the facilitators' notes, which are not in the archive then. */
        canvas: v.nullable(pathId),
        /** The time of the version that stands for the canvas, ms since the epoch; null: there was none, it is as it was made. */
        kept: v.nullable(archiveNumber),
      }),
    ),
    /**
     * Whether the series' own document was damaged: then its names, its agenda and whom a canvas is about are not in the archive, and
     * its canvases have the ids of their documents.
     */
    unlisted: v.boolean(),
  }),
  v.check(({ steps, canvases, series }) => {
    const known = new Set(canvases.map(({ id }) => id))
    return (
      steps.every(({ shows: shown }) => shown.kind !== 'canvas' || known.has(shown.canvas)) &&
      canvases.every(({ about }) => about === null || known.has(about)) &&
      (series.current === null || steps.some(({ id }) => id === series.current))
    )
  }, 'a step or a canvas refers to what is not there'),
)

type Checked = v.InferOutput<typeof schema>
export type ArchivedCanvas = Omit<Checked['canvases'][number], 'content'> & {
  readonly content: CanvasArchive
}
export type SeriesArchive = Omit<Checked, 'canvases'> & { readonly canvases: readonly ArchivedCanvas[] }

const version0 = v.looseObject({
  series: v.looseObject({}),
  desk: v.optional(v.array(v.object({ step: archiveId, text: archiveText })), []),
  canvases: v.array(v.looseObject({})),
})

/** Version 0 knew neither the place of a series, nor how it went, nor who wrote; the desk was a list. */
const addWhatCameSince: Migration = (older) => {
  const parsed = v.safeParse(version0, older)
  if (!parsed.success) return null
  const { series, desk, canvases, ...rest } = parsed.output
  return {
    participants: [],
    pictures: [],
    ...rest,
    version: 1,
    series: { place: '', current: null, started: {}, ...series },
    canvases: canvases.map((each) => Object.assign({ about: null }, each)),
    desk: Object.fromEntries(desk.map(({ step: id, text }) => [id, text])),
  }
}

const version1 = v.looseObject({ pictures: v.pipe(v.array(v.never()), v.maxLength(0)) })

/** Version 1 had a place for pictures, but none in it. A file with some is no file for a program that drops them. */
const takePictures: Migration = (older) => {
  const parsed = v.safeParse(version1, older)
  return parsed.success ? { ...parsed.output, version: 2 } : null
}

/** Version 2 was made only of series that could be read. */
const nothingDamaged: Migration = (older) => ({ ...(older as object), version: 3, damaged: [] })

/** Version 3 was made only of series whose own document could be read. */
const alwaysListed: Migration = (older) => ({ ...(older as object), version: 4, unlisted: false })

export const SERIES_MIGRATIONS: readonly Migration[] = [
  addWhatCameSince,
  takePictures,
  nothingDamaged,
  alwaysListed,
]

/** The hashes of all pictures that an archive's canvases show. */
export const shownPictures = (canvases: readonly Pick<ArchivedCanvas, 'content'>[]): ReadonlySet<string> =>
  new Set(
    canvases.flatMap(({ content }) =>
      content.pictures
        .map(({ file }) => file.hash)
        .concat(Object.values(content.images).map(({ hash }) => hash)),
    ),
  )

/** A series' JSON of any known version, with its canvases', checked. */
export function parseSeriesArchive(input: unknown): ParsedArchive<SeriesArchive> {
  const parsed = parseArchive(input, SERIES_FORMAT, SERIES_MIGRATIONS, schema)
  if (!parsed.ok) return parsed
  const canvases: ArchivedCanvas[] = []
  for (const [index, { content, ...ref }] of parsed.value.canvases.entries()) {
    const archive = parseCanvasArchive(content)
    const at = `canvases.${index}.content`
    if (!archive.ok) return { ...archive, place: [at, archive.place ?? []].flat().join('.') }
    if (archive.value.template !== ref.template) {
      return { ok: false, reason: 'malformed', place: `${at}.template` }
    }
    canvases.push({ ...ref, content: archive.value })
  }
  return { ok: true, value: { ...parsed.value, canvases } }
}
