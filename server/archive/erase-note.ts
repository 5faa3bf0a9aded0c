import { nanoid } from 'nanoid'
import {
  type NoteRef,
  archiveWithoutNote,
  copyWithoutNote,
  countCopies,
  holdsNote,
  wordsOf,
} from '../../src/model/erase.ts'
import { type CanvasRef, canvasDocument } from '../../src/model/series.ts'
import { setCanvasDocument } from '../../src/model/series-writing.ts'
import type { ErasedNote } from '../../src/sync/protocol-http.ts'
import { Refusal } from '../refusal.ts'
import { SERIES_PATH, canvasPath, docOf, loadSeries, seriesIn } from '../series/read.ts'
import type { RowChange } from '../storage/port.ts'
import { withoutInVersions } from './kept.ts'
import { scrubbed } from './scrub.ts'
import type { ArchiveServices } from './services.ts'

/** A link to the note may be made while it is being erased: then there is another round. */
const MOST_ROUNDS = 3

const pathOf = (canvas: CanvasRef): string => canvasPath(canvasDocument(canvas))

/**
 * Erases a note for good: from its canvas, from the links of compasses that keep its words, and from every version. These
 * canvases get new documents without it. Who is on them comes over by itself; what browsers kept of the old ones can be
 * sent to nobody any more, and is dropped. What somebody wrote in the last moment on the old document is lost with it.
 * @throws Refusal `not-found`
 */
export async function eraseNote(
  services: ArchiveServices,
  series: string,
  ref: NoteRef,
): Promise<ErasedNote> {
  const { storage, versions, log } = services
  return versions.inTurn(series, async () => {
    const words = await readWords(services, series, ref)
    const rows = await withoutInVersions(
      storage,
      series,
      (archive, canvas) => archiveWithoutNote(archive, canvas, ref),
      (json) => json.includes(JSON.stringify(ref.note)),
    )
    if (words === null && rows.length === 0) throw new Refusal('not-found', 'There is no such note.')
    if (rows.length > 0) await storage.commit({ updates: [], rows })

    let links = 0
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const holders = await holdersOf(services, series, ref)
      if (holders.length === 0) break
      links += await renew(services, series, holders, ref)
    }
    return {
      erased: { notes: words === null ? 0 : 1, links, versions: rows.length },
      copies: await copiesOf(services, series, words ?? ''),
      scrubbed: await scrubbed(storage, log),
    }
  })
}

/** The note's words, empty ones too; null when its canvas does not hold it. @throws Refusal `not-found` */
async function readWords(services: ArchiveServices, series: string, { canvas, note }: NoteRef) {
  const { canvases } = await loadSeries(services, series)
  const found = canvases.find(({ id }) => id === canvas)
  if (!found) throw new Refusal('not-found', 'The series has no such canvas.')
  const path = pathOf(found)
  return services.rooms.read(series, [path], (docs) => {
    const doc = docOf(docs, path)
    return doc.getMap('notes').has(note) ? wordsOf(doc, note) : null
  })
}

async function holdersOf(services: ArchiveServices, series: string, ref: NoteRef): Promise<CanvasRef[]> {
  const { canvases } = await loadSeries(services, series)
  const holders: CanvasRef[] = []
  for (const canvas of canvases) {
    const path = pathOf(canvas)
    const holds = await services.rooms.read(series, [path], (docs) =>
      holdsNote(docOf(docs, path), canvas.id, ref),
    )
    if (holds) holders.push(canvas)
  }
  return holders
}

/** Gives canvases new documents without the note. @returns how many links to it were left out */
function renew(
  { rooms }: ArchiveServices,
  series: string,
  holders: readonly CanvasRef[],
  ref: NoteRef,
): Promise<number> {
  const moves = holders.map((canvas) => {
    const document = nanoid()
    return { canvas, document, from: pathOf(canvas), to: canvasPath(document) }
  })
  return rooms.transact(
    series,
    [SERIES_PATH, ...moves.flatMap(({ from, to }) => [from, to])],
    (docs) => {
      const doc = docOf(docs, SERIES_PATH)
      const now = new Map(seriesIn(doc).canvases.map((canvas) => [canvas.id, pathOf(canvas)]))
      let links = 0
      for (const { canvas, document, from, to } of moves) {
        if (now.get(canvas.id) !== from) throw new Refusal('conflict')
        links += copyWithoutNote(docOf(docs, from), docOf(docs, to), canvas.id, ref)
        setCanvasDocument(doc, canvas.id, document)
      }
      return links
    },
    () => moves.map(({ from }): RowChange => ({ drop: 'document', document: { series, path: from } })),
  )
}

/** How many deeds and key results say the same; they are texts of their own. */
async function copiesOf(services: ArchiveServices, series: string, words: string): Promise<number> {
  const { canvases } = await loadSeries(services, series)
  const paths = canvases.map(pathOf)
  return services.rooms.read(series, paths, (docs) =>
    paths.reduce((sum, path) => sum + countCopies(docOf(docs, path), words), 0),
  )
}
