/*
 * A thread that commits, or puts documents together, for `threaded.ts`. It is a file of its own in the bundle, too.
 */
import { isMainThread, workerData } from 'node:worker_threads'
import { findDrivers } from './driver.ts'
import { merged } from './merge.ts'
import { unpack } from './packed-batch.ts'
import { StorageError } from './port.ts'
import { createSqliteStorage } from './sqlite.ts'
import type { Answered, Asked, Task, ThreadStart } from './threads.ts'
import { storageError } from './transaction.ts'
import { openWitness, witnessFailed } from './witness.ts'

if (isMainThread) throw new Error('this is a thread, not a program')
const data = workerData as ThreadStart
const { port } = data
const driver = findDrivers().available.find(({ name }) => name === data.driver)
if (!driver) throw new Error(`the driver ${data.driver} is missing`)

const answer = (answered: Answered): void => {
  // A state is handed over, not copied.
  const state = 'ok' in answered && answered.ok ? answered.state : null
  port.postMessage(answered, state ? [state.buffer as ArrayBuffer] : [])
}
const witness = openWitness(data.dataDir, (error) => answer({ id: 0, warning: witnessFailed(error) }))
const storage = createSqliteStorage(driver.open(data.file), {
  committed: witness.note,
  closed: witness.close,
})

async function perform(task: Task): Promise<Uint8Array | null> {
  switch (task.do) {
    case 'commit':
      await storage.commit(unpack(task.batch))
      return null
    case 'compact':
      await storage.compactDocument(task.document, task.count, task.state)
      return null
    case 'merge': {
      const updates = await storage.loadDocument(task.document)
      if (updates.length < task.count) throw new StorageError(`there are no ${task.count} updates`)
      return merged(updates.slice(0, task.count))
    }
    case 'scrub':
      await storage.scrub()
      return null
    case 'ping':
      await storage.ping()
      return null
    case 'close':
      await storage.close()
      return null
  }
}

port.on('message', ({ id, task }: Asked) => {
  perform(task).then(
    (state) => answer({ id, ok: true, state }),
    (thrown: unknown) => {
      const { message, conflict, damaged } = storageError(thrown)
      answer({ id, ok: false, message, conflict, damaged })
    },
  )
})
