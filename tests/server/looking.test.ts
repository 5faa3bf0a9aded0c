import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { loadPoster } from '../../server/series/poster.ts'
import { loadSeries } from '../../server/series/read.ts'
import type { SeriesServices } from '../../server/series/services.ts'
import { seedSeries } from '../../src/model/series-writing.ts'
import { FaultyStorage } from '../support/faulty-storage.ts'

/** Rooms that can be looked at: to change them, a document would be copied and a transaction awaited. */
function lookedAt(): SeriesServices {
  const series = new Y.Doc()
  seedSeries(series, {
    title: 'Sarja',
    organisation: 'Tupa',
    place: 'Saariselkä',
    language: 'fi',
    made: 1,
    canvases: [{ id: 'c1', template: 'compass', templateVersion: 1, state: 'open' }],
    steps: [],
  })
  const docs = new Map([
    ['series', series],
    ['canvas/c1', new Y.Doc()],
  ])
  const rooms = {
    read: async (_series: string, _paths: readonly string[], read: (all: typeof docs) => unknown) =>
      read(docs),
  }
  return {
    storage: new FaultyStorage({} as never),
    rooms: rooms as unknown as SeriesServices['rooms'],
    now: () => 1,
  }
}

it('a series and its poster are only looked at when they are asked for', async () => {
  const services = lookedAt()
  expect((await loadSeries(services, 's1')).title).toBe('Sarja')
  expect((await loadPoster(services, 's1', 'A3')).organisation).toBe('Tupa')
})
