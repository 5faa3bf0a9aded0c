import {
  type NoteRef,
  archiveWithoutNote,
  copyWithoutNote,
  countCopies,
  hasEntry,
  holdsNote,
  wordsOf,
} from '../../src/model/erase.ts'
import { type CanvasRef, canvasDocument } from '../../src/model/series.ts'
import type { ErasedNote } from '../../src/sync/protocol-http.ts'
import { Refusal } from '../refusal.ts'
import { readCanvases, warnOfUnread } from '../series/read-canvases.ts'
import { canvasPath, docOf, loadSeries } from '../series/read.ts'
import { eraseInVersions } from './kept.ts'
import { renewCanvases } from './renew.ts'
import type { ArchiveServices } from './services.ts'

const pathOf = (canvas: CanvasRef): string => canvasPath(canvasDocument(canvas))

/**
 * Erases a note for good: from its canvas, from the links of compasses that keep its words, and from every version. These
 * canvases get new documents without it. Other canvases that are damaged are left out, and named.
 * @throws Refusal `not-found`; StorageError when the note's own canvas is damaged
 */
export async function eraseNote(
  services: ArchiveServices,
  series: string,
  ref: NoteRef,
): Promise<ErasedNote> {
  const { storage, versions, scrubber, log } = services
  return versions.inTurn(series, async () => {
    const words = await readWords(services, series, ref)
    const kept = await eraseInVersions(storage, series, {
      change: (archive, canvas) => archiveWithoutNote(archive, canvas, ref),
      isSuspect: (json) => json.includes(JSON.stringify(ref.note)),
    })
    if (words === null && kept === 0) throw new Refusal('not-found', 'There is no such note.')

    const { count: links, unread } = await renewCanvases(services, series, {
      isIn: (doc, canvas) => holdsNote(doc, canvas, ref),
      copy: (from, to, canvas) => copyWithoutNote(from, to, canvas, ref),
    })
    warnOfUnread(log, series, unread)
    return {
      erased: { notes: words === null ? 0 : 1, links, versions: kept },
      copies: await copiesOf(services, series, words ?? ''),
      unread,
      scrubbed: await scrubber.scrubbed(),
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
    return hasEntry(doc, note) ? wordsOf(doc, note) : null
  })
}

/** How many deeds and key results say the same; they are texts of their own. */
async function copiesOf(services: ArchiveServices, series: string, words: string): Promise<number> {
  const { canvases } = await loadSeries(services, series)
  const { read } = await readCanvases(services, series, canvases, (doc) => countCopies(doc, words))
  return read.reduce((sum, { value }) => sum + value, 0)
}
