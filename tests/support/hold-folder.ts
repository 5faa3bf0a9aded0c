import { openStorage } from '../../server/storage/open.ts'

/** A process of its own that opens a data folder (its argument), writes one update and keeps the folder. */
const storage = await openStorage(process.argv[2] ?? '')
await storage.commit({
  updates: [{ document: { series: 's', path: 'series' }, update: Uint8Array.from([1]) }],
  rows: [],
})
process.stdout.write('held\n')
setInterval(() => undefined, 1000)
