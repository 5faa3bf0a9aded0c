import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import type { SeriesArchive } from '../../src/model/archive-series.ts'

/**
 * An archive's JSON, each of its pictures a piece of its own. Not indented: a stroke's numbers alone would take three times as
 * much, and more than an import takes.
 */
export function archiveJson({ pictures, ...rest }: SeriesArchive): Iterable<string> {
  return around(
    `${JSON.stringify(rest).slice(0, -1)},"pictures":[`,
    pictures.map((picture, index) => () => (index === 0 ? '' : ',') + JSON.stringify(picture)),
    ']}',
  )
}

/** Pieces between two others; each is made when it is asked for. */
export function* around(
  before: string,
  pieces: readonly (() => string)[],
  after: string,
): Generator<string, void> {
  yield before
  for (const piece of pieces) yield piece()
  yield after
}

/** What is sent piece by piece, and everybody else heard in between: 80 MB at once would hold them up for a second. */
export const inPieces = (pieces: Iterable<string>): Readable => Readable.from(paced(pieces))

async function* paced(pieces: Iterable<string>): AsyncGenerator<string, void> {
  for (const piece of pieces) {
    yield piece
    await setImmediate()
  }
}
