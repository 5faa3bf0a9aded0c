import { nanoid } from 'nanoid'
import * as Y from 'yjs'
import { fillFromArchive, unknownCanvas } from '../../src/model/archive-documents.ts'
import { type SeriesArchive, parseSeriesArchive, shownPictures } from '../../src/model/archive-series.ts'
import { Refusal } from '../refusal.ts'
import { type Links, makeLinks } from '../series/links.ts'
import { DESK_PATH, SERIES_PATH, canvasPath, docOf } from '../series/read.ts'
import { readPictureBytes } from '../pictures/read-picture.ts'
import type { RowChange } from '../storage/port.ts'
import type { ArchiveServices } from './services.ts'

/**
 * A file's content as an archive of this version.
 * @throws Refusal `archive-newer`, `not-an-archive`, or `too-long` when a text in it is longer than this server takes
 */
export function readArchiveFile(input: unknown, limits: ArchiveServices['limits']): SeriesArchive {
  const parsed = parseSeriesArchive(input)
  if (!parsed.ok && parsed.reason === 'newer') throw new Refusal('archive-newer')
  if (!parsed.ok) {
    const { place } = parsed
    throw new Refusal('not-an-archive', ...(place === null ? [] : [`${place}: not as expected.`]))
  }
  const archive = parsed.value
  if (unknownCanvas(archive) !== null) throw new Refusal('archive-newer')
  if (longestText(archive) > limits.text) throw new Refusal('too-long')
  return archive
}

/** The longest text that people write together, UTF-16 code units. */
function longestText({ canvases, desk }: SeriesArchive): number {
  let longest = 0
  const measure = (text: string) => {
    longest = Math.max(longest, text.length)
  }
  for (const text of Object.values(desk)) measure(text)
  for (const { content } of canvases) {
    for (const text of Object.values(content.texts)) measure(text)
    for (const { text } of content.notes) measure(text)
    for (const { text } of content.deeds) measure(text)
    for (const { words } of content.sources) measure(words)
    for (const { text } of content.comments) measure(text)
    for (const { title } of content.groups) measure(title)
    for (const { alt } of content.pictures) measure(alt)
    for (const { statement, name, unit, owner } of content.keyResults) {
      for (const text of [statement, name, unit, owner]) measure(text)
    }
  }
  return longest
}

/** Bytes of one picture, and of all pictures of a series. */
export interface PictureLimits {
  readonly picture: number
  readonly seriesPictures: number
}

/**
 * The rows of the pictures that an archive's canvases show, each checked as one that is brought.
 * @throws Refusal `not-an-archive`, `too-large`, `pictures-full`
 */
function pictureRows(
  archive: SeriesArchive,
  series: string,
  now: number,
  limits: PictureLimits,
): RowChange[] {
  const shown = shownPictures(archive.canvases)
  let sum = 0
  return archive.pictures.flatMap(({ hash, data }, index): RowChange[] => {
    if (!shown.has(hash)) return []
    const bytes = Buffer.from(data, 'base64')
    if (bytes.length > limits.picture) throw new Refusal('too-large')
    const read = readPictureBytes(bytes)
    if (!read.ok || read.picture.hash !== hash) {
      throw new Refusal('not-an-archive', `pictures.${index}: not as expected.`)
    }
    sum += read.picture.bytes.length
    if (sum > limits.seriesPictures) throw new Refusal('pictures-full')
    return [{ put: 'picture', row: { ...read.picture, series, size: read.picture.bytes.length, made: now } }]
  })
}

/** Makes an equal series under a new id, with new links. @throws Refusal `too-large` when a canvas is, and for its pictures */
export async function importSeries(
  services: ArchiveServices,
  archive: SeriesArchive,
  pictureLimits: PictureLimits,
): Promise<{ id: string; links: Links }> {
  const { rooms, limits, now } = services
  const id = nanoid()
  const pictures = pictureRows(archive, id, now(), pictureLimits)
  const links = await makeLinks(services, id)
  const paths = [SERIES_PATH, DESK_PATH, ...archive.canvases.map((canvas) => canvasPath(canvas.id))]
  await rooms.transact(
    id,
    paths,
    (docs) => {
      fillFromArchive(
        {
          series: docOf(docs, SERIES_PATH),
          desk: docOf(docs, DESK_PATH),
          canvas: (canvas) => docOf(docs, canvasPath(canvas.id)),
        },
        archive,
      )
      const isLarge = (doc: Y.Doc) => Y.encodeStateAsUpdate(doc).length > limits.document
      if ([...docs.values()].some(isLarge)) throw new Refusal('too-large')
    },
    () => [
      { put: 'series', row: { id, language: archive.series.language, made: now(), joining: true } },
      ...[links.facilitator, links.participant, links.viewer].map((row) => ({ put: 'link' as const, row })),
      ...pictures,
    ],
  )
  services.versions.forget(id)
  return { id, links }
}
