import {
  archiveWithoutWords,
  copyWithoutWords,
  countLetters,
  countWords,
  countWordsInSeries,
  eraseWordsIn,
  eraseWordsInSeries,
  readErased,
} from '../../src/model/erase-words.ts'
import { canvasDocument } from '../../src/model/series.ts'
import { parseDocumentPath } from '../../src/sync/protocol.ts'
import type { ErasedWords, FoundWords } from '../../src/sync/protocol-http.ts'
import { Refusal } from '../refusal.ts'
import { canvasesToErase, isDamage, readCanvasesToErase, warnOfUnread } from '../series/read-canvases.ts'
import { DESK_PATH, SERIES_PATH, canvasPath, docOf } from '../series/read.ts'
import { type VersionErasure, countInVersions, eraseInVersions } from './kept.ts'
import { renewCanvases } from './renew.ts'
import { SCRUB_OWED } from './scrub.ts'
import type { ArchiveServices } from './services.ts'

/** Shorter ones stand in too much that nobody means. */
const SHORTEST = 3

/** @throws Refusal `bad-request` */
function wanted(words: string): RegExp {
  if (countLetters(words) < SHORTEST) {
    throw new Refusal('bad-request', `words: at least ${SHORTEST} letters are expected.`)
  }
  return readErased(words)
}

/** In how many texts of the series, its canvases, what is not revealed and the desk, and in how many versions, the words are. @throws Refusal `bad-request` */
export async function countErasable(
  services: ArchiveServices,
  series: string,
  words: string,
): Promise<FoundWords> {
  const erased = wanted(words)
  const { canvases } = await canvasesToErase(services, series)
  const { read, unread } = await readCanvasesToErase(services, series, canvases, (doc) =>
    countWords(doc, erased),
  )
  const others = await inOthers(services, series, [], (path) =>
    services.rooms.read(series, [path], (docs) =>
      (path === SERIES_PATH ? countWordsInSeries : countWords)(docOf(docs, path), erased),
    ),
  )
  const texts = read.reduce((sum, { value }) => sum + value, others.count)
  const versions = await countInVersions(services.storage, series, inVersions(erased))
  return { erased: { texts, versions }, ...together(unread, others) }
}

interface InOthers {
  readonly count: number
  /** The documents that could be read. */
  readonly sound: readonly string[]
  readonly damaged: readonly string[]
}

/**
 * Does something with the documents that keep their name: the series' own, which only the server writes, and those of which
 * nobody has a copy but whose they are, the facilitators' notes and what participants have not revealed.
 * @param canvases further documents, of canvases that cannot get others
 * @param count answers how many texts of the document it is about
 */
async function inOthers(
  { storage }: ArchiveServices,
  series: string,
  canvases: readonly string[],
  count: (path: string) => Promise<number>,
): Promise<InOthers> {
  const own = (await storage.documents(series)).filter((path) => parseDocumentPath(path)?.kind === 'own')
  const sound: string[] = []
  const damaged: string[] = []
  let sum = 0
  for (const path of [SERIES_PATH, DESK_PATH, ...own, ...canvases]) {
    try {
      sum += await count(path)
      sound.push(path)
    } catch (error) {
      if (!isDamage(error)) throw error
      damaged.push(path)
    }
  }
  return { count: sum, sound, damaged }
}

/** Everything that could not be read: of what participants have not revealed, the canvases that it is for. */
function together(
  unread: readonly string[],
  { damaged }: InOthers,
): Pick<FoundWords, 'unread' | 'unreadDesk' | 'unreadSeries'> {
  const canvases = damaged.flatMap((path) => {
    const document = parseDocumentPath(path)
    return document?.kind === 'own' || document?.kind === 'canvas' ? document.canvas : []
  })
  return {
    unread: [...new Set([...unread, ...canvases])],
    unreadDesk: damaged.includes(DESK_PATH),
    unreadSeries: damaged.includes(SERIES_PATH),
  }
}

/** What stands in JSON, about as it was written: its lines are lines again. */
const textsIn = (json: string): string =>
  json.replace(/\\(?:([nrt])|(.))/g, (_, space?: string, other?: string) => (space ? '\n' : (other ?? '')))

const inVersions = (erased: RegExp): VersionErasure => ({
  change: (archive) => archiveWithoutWords(archive, erased),
  isSuspect: (json) => textsIn(json).search(erased) >= 0,
})

/**
 * Erases words for good wherever people wrote them: on the canvases, in what was removed there, in what is not revealed yet, in
 * the facilitators' notes, in the series' names and agenda, and from every version. Names of people are erased by `erasePerson`. What is
 * damaged is left out, and named; where that is the series' own document, canvases keep theirs, since nothing could say of others.
 * @throws Refusal `bad-request`
 */
export async function eraseWords(
  services: ArchiveServices,
  series: string,
  words: string,
): Promise<ErasedWords> {
  const erased = wanted(words)
  const { storage, rooms, versions, scrubber, log } = services
  return versions.inTurn(series, async () => {
    const kept = await eraseInVersions(storage, series, inVersions(erased))
    const { canvases, isListed } = await canvasesToErase(services, series)
    const renewed = isListed
      ? await renewCanvases(services, series, {
          isIn: (doc) => countWords(doc, erased) > 0,
          copy: (from, to) => copyWithoutWords(from, to, erased),
        })
      : { count: 0, unread: [] }
    const inPlace = isListed ? [] : canvases.map((canvas) => canvasPath(canvasDocument(canvas)))
    const others = await inOthers(services, series, inPlace, (path) =>
      rooms.transact(
        series,
        [path],
        (docs) => (path === SERIES_PATH ? eraseWordsInSeries : eraseWordsIn)(docOf(docs, path), erased),
        (found) => (found > 0 ? [SCRUB_OWED] : []),
      ),
    )
    // Their logs still have them, also what was rewritten before, until they are put together.
    await rooms.compact(series, others.sound)
    const left = together(renewed.unread, others)
    warnOfUnread(log, series, left.unread)
    return {
      erased: { texts: renewed.count + others.count, versions: kept },
      ...left,
      scrubbed: await scrubber.scrubbed(),
    }
  })
}
