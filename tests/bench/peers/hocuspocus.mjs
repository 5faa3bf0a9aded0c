/* Hocuspocus with its SQLite extension, both as they come: no hooks, no limits, default debounce (2 s, at most 10 s). */
import { join } from 'node:path'
import { SQLite } from '@hocuspocus/extension-sqlite'
import { Server } from '@hocuspocus/server'

const server = new Server({
  quiet: true,
  stopOnSignals: false,
  address: '127.0.0.1',
  extensions: [new SQLite({ database: join(process.env.DATA_DIR, 'hocuspocus.sqlite') })],
})
// `listen` takes a port of 0 for none given, and then the default.
server.configuration.port = Number(process.env.PORT ?? 0)
await server.listen()
console.log(`listening on ${server.httpServer.address().port}`)
process.on('SIGTERM', () => {
  server.destroy().then(
    () => process.exit(0),
    () => process.exit(1),
  )
})
