/*
 * Loaded into every measured server before its own code: answers the generator's question for memory after a forced
 * collection, and, if asked for, makes each SQLite commit take longer, as on a slow disk. Changes nothing else.
 */
import { createRequire, syncBuiltinESMExports } from 'node:module'
import workerThreads from 'node:worker_threads'

/** Threads are started without the process's own options: this file is loaded into them, too, since commits are made there. */
function slowDownThreads() {
  const { Worker } = workerThreads
  workerThreads.Worker = class extends Worker {
    constructor(file, options) {
      super(file, { ...options, execArgv: ['--import', import.meta.url] })
    }
  }
  syncBuiltinESMExports()
}

process.on('message', (message) => {
  if (message !== 'memory') return
  globalThis.gc()
  // Weak references and what they kept go with the second one.
  setImmediate(() => {
    globalThis.gc()
    const { rss, heapUsed, external } = process.memoryUsage()
    process.send({ rss, held: heapUsed + external })
  })
})
process.channel?.unref()

const slow = Number(process.env.BENCH_SLOW_COMMIT_MS ?? 0)
if (slow > 0) {
  slowDownThreads()
  const cell = new Int32Array(new SharedArrayBuffer(4))
  const slowDown = (database) => {
    const { exec } = database.prototype
    database.prototype.exec = function execSlowly(sql) {
      // The driver waits within the call, as it does for a disk: whoever calls it on the main thread blocks that.
      if (/^\s*commit/i.test(sql)) Atomics.wait(cell, 0, 0, slow)
      return exec.call(this, sql)
    }
  }
  const own = process.getBuiltinModule?.('node:sqlite')
  if (own) slowDown(own.DatabaseSync)
  try {
    slowDown(createRequire(`${process.cwd()}/`)('better-sqlite3'))
  } catch (error) {
    if (!own) throw error
  }
}
