import {
  archiveWithoutWords,
  copyWithoutWords,
  countWords,
  eraseWordsIn,
  eraseWordsInFaces,
  readErased,
} from '../../src/model/erase-words.ts'
import type { ErasedWords, FoundWords } from '../../src/sync/protocol-http.ts'
import { Refusal } from '../refusal.ts'
import { isDamage, readCanvases, warnOfUnread } from '../series/read-canvases.ts'
import { DESK_PATH, SERIES_PATH, docOf, loadSeries } from '../series/read.ts'
import { type VersionErasure, countInVersions, eraseInVersions } from './kept.ts'
import { renewCanvases } from './renew.ts'
import { scrubbed } from './scrub.ts'
import type { ArchiveServices } from './services.ts'

/** Shorter ones stand in too much that nobody means. */
const SHORTEST = 3

/** @throws Refusal `bad-request` */
function wanted(words: string): RegExp {
  if (words.replace(/\s/g, '').length < SHORTEST) {
    throw new Refusal('bad-request', `words: at least ${SHORTEST} letters are expected.`)
  }
  return readErased(words)
}

/** In how many texts of the canvases and the desk, and in how many versions, the words are. @throws Refusal `bad-request` */
export async function countErasable(
  services: ArchiveServices,
  series: string,
  words: string,
): Promise<FoundWords> {
  const erased = wanted(words)
  const { canvases } = await loadSeries(services, series)
  const { read, unread } = await readCanvases(services, series, canvases, (doc) => countWords(doc, erased))
  const desk = await unlessDamaged(
    services.rooms.read(series, [DESK_PATH], (docs) => countWords(docOf(docs, DESK_PATH), erased)),
  )
  const texts = read.reduce((sum, { value }) => sum + value, desk ?? 0)
  const versions = await countInVersions(services.storage, series, inVersions(erased))
  return { erased: { texts, versions }, unread, unreadDesk: desk === null }
}

/** Null when a document is damaged. @throws StorageError when storage fails */
const unlessDamaged = <T>(answer: Promise<T>): Promise<T | null> =>
  answer.catch((error: unknown) => {
    if (isDamage(error)) return null
    throw error
  })

const inVersions = (erased: RegExp): VersionErasure => ({
  change: (archive) => archiveWithoutWords(archive, erased),
  isSuspect: (json) => json.search(erased) >= 0,
})

/**
 * Erases words for good wherever people wrote them: on the canvases, in what was removed there, in the facilitators' notes,
 * and from every version. Names of people are erased by `erasePerson`. What is damaged is left out, and named.
 * @throws Refusal `bad-request`
 */
export async function eraseWords(
  services: ArchiveServices,
  series: string,
  words: string,
): Promise<ErasedWords> {
  const erased = wanted(words)
  const { storage, rooms, versions, log } = services
  return versions.inTurn(series, async () => {
    const kept = await eraseInVersions(storage, series, inVersions(erased))
    const { count, unread } = await renewCanvases(services, series, {
      isIn: (doc) => countWords(doc, erased) > 0,
      copy: (from, to) => copyWithoutWords(from, to, erased),
    })
    await rooms.transact(series, [SERIES_PATH], (docs) => {
      eraseWordsInFaces(docOf(docs, SERIES_PATH), erased)
    })
    const desk = await unlessDamaged(
      rooms.transact(series, [DESK_PATH], (docs) => eraseWordsIn(docOf(docs, DESK_PATH), erased)),
    )
    const texts = count + (desk ?? 0)
    // Their logs still have them, until they are put together.
    if (texts > 0) await rooms.compact(series, desk === null ? [SERIES_PATH] : [SERIES_PATH, DESK_PATH])
    warnOfUnread(log, series, unread)
    return {
      erased: { texts, versions: kept },
      unread,
      unreadDesk: desk === null,
      scrubbed: await scrubbed(storage, log),
    }
  })
}
