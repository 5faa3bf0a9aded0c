import { type Series } from '../../src/model/series.ts'
import { setSeriesDetails } from '../../src/model/series-writing.ts'
import { Refusal } from '../refusal.ts'
import { SERIES_PATH, docOf, seriesIn } from './read.ts'
import type { SeriesServices } from './services.ts'

export interface Details extends Partial<Pick<Series, 'title' | 'organisation' | 'place'>> {
  /** Whether codes and participant links let new people in. */
  readonly joining?: boolean
  /** Whether screens that only look on show the code. */
  readonly codeOnWall?: boolean
}

/** Changes what the sheets' headers and the poster name, whether joining is open and where its code is shown, in one transaction. */
export async function changeDetails(
  { storage, rooms }: SeriesServices,
  id: string,
  { joining, ...named }: Details,
): Promise<Required<Details>> {
  const row = await storage.series(id)
  if (!row) throw new Refusal('not-found')
  return rooms.transact(
    id,
    [SERIES_PATH],
    (docs) => {
      const doc = docOf(docs, SERIES_PATH)
      seriesIn(doc)
      if (Object.keys(named).length > 0) setSeriesDetails(doc, named)
      const { title, organisation, place, codeOnWall = false } = seriesIn(doc)
      return { title, organisation, place, joining: joining ?? row.joining, codeOnWall }
    },
    () => (joining === undefined ? [] : [{ put: 'series', row: { ...row, joining } }]),
  )
}
