import { nanoid } from 'nanoid'
import type * as Y from 'yjs'
import { type CanvasRef, canvasDocument } from '../../src/model/series.ts'
import { setCanvasDocument } from '../../src/model/series-writing.ts'
import { Refusal } from '../refusal.ts'
import { type ReadCanvases, readCanvasesToErase } from '../series/read-canvases.ts'
import { SERIES_PATH, canvasPath, docOf, loadSeries, seriesIn } from '../series/read.ts'
import type { RowChange } from '../storage/port.ts'
import { SCRUB_OWED } from './scrub.ts'
import type { ArchiveServices } from './services.ts'

/** What is erased may be written again while it is being erased: then there is another round. */
const MOST_ROUNDS = 3

const pathOf = (canvas: CanvasRef): string => canvasPath(canvasDocument(canvas))

/** What is erased from canvases by giving them new documents. */
export interface Erasure {
  /** Whether a canvas' document has it. */
  readonly isIn: (doc: Y.Doc, canvas: string) => boolean
  /** Copies a document without it into a new, empty one. @returns how often it was there */
  readonly copy: (from: Y.Doc, to: Y.Doc, canvas: string) => number
}

/**
 * Gives all canvases that hold what is erased new documents without it. Who is on them comes over by itself; what browsers
 * kept of the old ones can be sent to nobody any more, and is dropped, but for what they added themselves and had not sent, which they
 * bring over. What somebody wrote in the last moment into what was there on the old
 * document is lost with it. The other canvases' logs are put together: what was rewritten there before stood in them.
 * @returns how often it was there, and which canvases are damaged: these stay as they are
 */
export async function renewCanvases(
  services: ArchiveServices,
  series: string,
  erasure: Erasure,
): Promise<{ readonly count: number; readonly unread: readonly string[] }> {
  let count = 0
  let unread: readonly string[] = []
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const found = await whoHolds(services, series, erasure)
    unread = found.unread
    const holders = found.read.filter(({ value }) => value).map(({ canvas }) => canvas)
    if (holders.length === 0) {
      const paths = found.read.map(({ path }) => path)
      await services.rooms.compact(series, paths)
      break
    }
    count += await renew(services, series, holders, erasure)
  }
  return { count, unread }
}

async function whoHolds(
  services: ArchiveServices,
  series: string,
  { isIn }: Erasure,
): Promise<ReadCanvases<boolean>> {
  const { canvases } = await loadSeries(services, series)
  return readCanvasesToErase(services, series, canvases, (doc, { id }) => isIn(doc, id))
}

function renew(
  { rooms }: ArchiveServices,
  series: string,
  holders: readonly CanvasRef[],
  { copy }: Erasure,
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
      let count = 0
      for (const { canvas, document, from, to } of moves) {
        if (now.get(canvas.id) !== from) throw new Refusal('conflict')
        count += copy(docOf(docs, from), docOf(docs, to), canvas.id)
        setCanvasDocument(doc, canvas.id, document)
      }
      return count
    },
    () => [
      ...moves.map(({ from }): RowChange => ({ drop: 'document', document: { series, path: from } })),
      SCRUB_OWED,
    ],
  )
}
