import {
  type NoteRef,
  archiveWithoutNote,
  copyWithoutNote,
  countCopies,
  eraseNoteIn,
  hasEntry,
  holdsNote,
  wordsOf,
} from '../../src/model/erase.ts'
import type { CanvasRef } from '../../src/model/series.ts'
import type { ErasedNote } from '../../src/sync/protocol-http.ts'
import { Refusal } from '../refusal.ts'
import { canvasesToErase, readCanvases, readCanvasesToErase, warnOfUnread } from '../series/read-canvases.ts'
import { docOf } from '../series/read.ts'
import { eraseInVersions } from './kept.ts'
import { renewCanvases } from './renew.ts'
import { SCRUB_OWED } from './scrub.ts'
import type { ArchiveServices } from './services.ts'

/**
 * Erases a note for good: from its canvas, from the links of compasses that keep its words, and from every version. These
 * canvases get new documents without it. Canvases that are damaged are left out, and named, the note's own too. Where the series' own
 * document is damaged, canvases keep theirs, since nothing could say of others.
 * @throws Refusal `not-found`
 */
export async function eraseNote(
  services: ArchiveServices,
  series: string,
  ref: NoteRef,
): Promise<ErasedNote> {
  const { storage, versions, scrubber, log } = services
  return versions.inTurn(series, async () => {
    const { canvases, isListed } = await canvasesToErase(services, series)
    const found = await lookFor(services, series, canvases, isListed, ref)
    const kept = await eraseInVersions(storage, series, {
      change: (archive, canvas) => archiveWithoutNote(archive, canvas, ref),
      isSuspect: (json) => json.includes(JSON.stringify(ref.note)),
    })
    if (found.words === null && found.isRead && kept === 0) {
      throw new Refusal('not-found', 'There is no such note.')
    }

    const { count: links, unread } = isListed
      ? await renewCanvases(services, series, {
          isIn: (doc, canvas) => holdsNote(doc, canvas, ref),
          copy: (from, to, canvas) => copyWithoutNote(from, to, canvas, ref),
        })
      : await eraseInPlace(services, series, canvases, found.home, ref)
    warnOfUnread(log, series, unread)
    return {
      erased: { notes: found.words === null ? 0 : 1, links, versions: kept },
      copies: await copiesOf(services, series, found.words ?? ''),
      unread,
      scrubbed: await scrubber.scrubbed(),
    }
  })
}

interface Found {
  /** The note's words, empty ones too; null when no canvas that can be read has it. */
  readonly words: string | null
  /** The canvas that has it. */
  readonly home: string | null
  /** Whether all that could have it could be read. */
  readonly isRead: boolean
}

/** @throws Refusal `not-found` when there is no such canvas */
async function lookFor(
  services: ArchiveServices,
  series: string,
  canvases: readonly CanvasRef[],
  isListed: boolean,
  { canvas, note }: NoteRef,
): Promise<Found> {
  const own = canvases.filter(({ id }) => id === canvas)
  if (isListed && own.length === 0) throw new Refusal('not-found', 'The series has no such canvas.')
  // Without the list, a document that has another name than its canvas may be any of them.
  const { read, unread } = await readCanvases(services, series, own.length > 0 ? own : canvases, (doc) =>
    hasEntry(doc, note) ? wordsOf(doc, note) : null,
  )
  const home = read.find(({ value }) => value !== null)
  return { words: home?.value ?? null, home: home?.canvas.id ?? null, isRead: unread.length === 0 }
}

/** @returns how many links were erased, and which canvases are damaged */
async function eraseInPlace(
  services: ArchiveServices,
  series: string,
  canvases: readonly CanvasRef[],
  home: string | null,
  ref: NoteRef,
): Promise<{ readonly count: number; readonly unread: readonly string[] }> {
  const { rooms } = services
  const { read, unread } = await readCanvasesToErase(services, series, canvases, () => null)
  const paths = read.map(({ path }) => path)
  const count = await rooms.transact(
    series,
    paths,
    (docs) =>
      read.reduce(
        (sum, { canvas, path }) => sum + eraseNoteIn(docOf(docs, path), canvas.id === home, ref),
        0,
      ),
    () => [SCRUB_OWED],
  )
  // The logs still have its words, until they are put together.
  await rooms.compact(series, paths)
  return { count, unread }
}

/** How many deeds and key results say the same; they are texts of their own. */
async function copiesOf(services: ArchiveServices, series: string, words: string): Promise<number> {
  const { canvases } = await canvasesToErase(services, series)
  const { read } = await readCanvases(services, series, canvases, (doc) => countCopies(doc, words))
  return read.reduce((sum, { value }) => sum + value, 0)
}
