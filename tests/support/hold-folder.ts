import * as Y from 'yjs'
import { openStorage } from '../../server/storage/open.ts'

/*
 * A process of its own that opens a data folder (its argument), writes one update and keeps the folder. With a number as the
 * second argument it writes that many updates to `canvas/a` and `canvas/b`; with `compact` as the third it goes on, and puts
 * them together again and again. It prints how many are saved.
 */
const [dataDir = '', count, mode] = process.argv.slice(2)
const storage = await openStorage(dataDir, { threaded: count !== undefined })
const commit = (path: string, update: Uint8Array) =>
  storage.commit({ updates: [{ document: { series: 's', path }, update }], rows: [] })

if (count === undefined) await commit('series', Uint8Array.from([1]))
else {
  await storage.commit({
    updates: [],
    rows: [{ put: 'series', row: { id: 's', language: 'fi', made: 1, joining: true } }],
  })
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  let stored = 0
  let compacting = false
  const compact = async () => {
    const replaced = stored
    // One with a state that is at hand, one that storage makes.
    await Promise.all([
      storage.compactDocument({ series: 's', path: 'canvas/a' }, replaced, Y.encodeStateAsUpdate(doc)),
      storage.compactDocument({ series: 's', path: 'canvas/b' }, replaced, null),
    ])
    stored -= replaced - 1
    compacting = false
    process.stdout.write('compacted\n')
  }
  for (let saved = 0; saved < Number(count); saved++) {
    doc.getArray('words').push([`word ${saved}`])
    const update = updates.pop()
    if (!update) throw new Error('nothing was written')
    await commit('canvas/a', update)
    await commit('canvas/b', update)
    stored++
    process.stdout.write(`saved ${saved + 1}\n`)
    if (mode === 'compact' && stored > 20 && !compacting) {
      compacting = true
      void compact()
    }
  }
}
process.stdout.write('held\n')
setInterval(() => undefined, 1000)
