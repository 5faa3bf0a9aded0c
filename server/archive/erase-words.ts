import {
  archiveWithoutWords,
  copyWithoutWords,
  countWords,
  eraseWordsIn,
  eraseWordsInFaces,
  readErased,
} from '../../src/model/erase-words.ts'
import { canvasDocument } from '../../src/model/series.ts'
import type { ErasedWords } from '../../src/sync/protocol-http.ts'
import { Refusal } from '../refusal.ts'
import { DESK_PATH, SERIES_PATH, canvasPath, docOf, loadSeries } from '../series/read.ts'
import { withoutInVersions } from './kept.ts'
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
): Promise<ErasedWords['erased']> {
  const erased = wanted(words)
  const { canvases } = await loadSeries(services, series)
  const paths = [DESK_PATH, ...canvases.map((canvas) => canvasPath(canvasDocument(canvas)))]
  let texts = 0
  for (const path of paths) {
    texts += await services.rooms.read(series, [path], (docs) => countWords(docOf(docs, path), erased))
  }
  const rows = await inVersions(services, series, erased)
  return { texts, versions: rows.length }
}

const inVersions = ({ storage }: ArchiveServices, series: string, erased: RegExp) =>
  withoutInVersions(
    storage,
    series,
    (archive) => archiveWithoutWords(archive, erased),
    (json) => json.search(erased) >= 0,
  )

/**
 * Erases words for good wherever people wrote them: on the canvases, in what was removed there, in the facilitators' notes,
 * and from every version. Names of people are erased by `erasePerson`.
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
    const rows = await inVersions(services, series, erased)
    if (rows.length > 0) await storage.commit({ updates: [], rows })
    const texts = await renewCanvases(services, series, {
      isIn: (doc) => countWords(doc, erased) > 0,
      copy: (from, to) => copyWithoutWords(from, to, erased),
    })
    const desk = await rooms.transact(series, [DESK_PATH, SERIES_PATH], (docs) => {
      eraseWordsInFaces(docOf(docs, SERIES_PATH), erased)
      return eraseWordsIn(docOf(docs, DESK_PATH), erased)
    })
    // Their logs still have them, until they are put together.
    if (texts + desk > 0) await rooms.compact(series, [DESK_PATH, SERIES_PATH])
    return {
      erased: { texts: texts + desk, versions: rows.length },
      scrubbed: await scrubbed(storage, log),
    }
  })
}
