import { nanoid } from 'nanoid'
import * as Y from 'yjs'
import { fillFromArchive, unknownCanvas } from '../../src/model/archive-documents.ts'
import { type SeriesArchive, parseSeriesArchive } from '../../src/model/archive-series.ts'
import { Refusal } from '../refusal.ts'
import { type Links, makeLinks } from '../series/links.ts'
import { DESK_PATH, SERIES_PATH, canvasPath, docOf } from '../series/read.ts'
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
    for (const { statement, name, unit, owner } of content.keyResults) {
      for (const text of [statement, name, unit, owner]) measure(text)
    }
  }
  return longest
}

/** Makes an equal series under a new id, with new links. @throws Refusal `too-large` when a canvas is */
export async function importSeries(
  services: ArchiveServices,
  archive: SeriesArchive,
): Promise<{ id: string; links: Links }> {
  const { rooms, limits, now } = services
  const id = nanoid()
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
    ],
  )
  services.versions.forget(id)
  return { id, links }
}
