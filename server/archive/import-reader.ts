import { setImmediate } from 'node:timers/promises'
import type { Worker } from 'node:worker_threads'
import type { ErrorCode } from '../../src/sync/protocol-http.ts'
import { Refusal } from '../refusal.ts'
import { startThread } from '../start-thread.ts'
import { type ImportLimits, type ReadImport, readImport } from './read-import.ts'

/** What the thread is started with; the file comes in messages, and null after its last piece. */
export interface ImportAsked {
  readonly limits: ImportLimits
}

export type ImportAnswer =
  | { readonly read: ReadImport }
  | { readonly code: ErrorCode; readonly message: string }

/** Up to here reading takes some ten milliseconds, less than starting a thread. Bytes. */
const SMALL = 200_000

/** So many pieces, of some 64 kB, are handed to the thread at once: all of 80 MB would hold up everybody for a while. */
const HANDED_AT_ONCE = 10

/** Reads an archive that came in these pieces. @throws of what is returned: Refusal as `readImport` */
export type ReadArchive = (pieces: readonly Uint8Array[], limits: ImportLimits) => Promise<ReadImport>

/**
 * Reads archives, a large one in a thread of its own: whoever works on another series meanwhile is not held up. One at a time,
 * since each takes several times its size.
 */
export function makeImportReader(): ReadArchive {
  let latest: Promise<unknown> = Promise.resolve()
  return (pieces, limits) => {
    const size = pieces.reduce((sum, { length }) => sum + length, 0)
    const read = async () =>
      size <= SMALL ? readImport(Buffer.concat(pieces), limits) : readInThread(pieces, limits)
    const turn = latest.then(read, read)
    latest = turn
    return turn
  }
}

async function readInThread(pieces: readonly Uint8Array[], limits: ImportLimits): Promise<ReadImport> {
  const workerData: ImportAsked = { limits }
  const thread = startThread('import-thread', { workerData })
  const answer = answerOf(thread)
  // Listened to from the start: it may fail before it has all.
  answer.catch(() => undefined)
  for (const [index, piece] of pieces.entries()) {
    thread.postMessage(piece, [])
    if (index % HANDED_AT_ONCE === 0) await setImmediate()
  }
  thread.postMessage(null, [])
  return answer
}

function answerOf(thread: Worker): Promise<ReadImport> {
  return new Promise((resolve, reject) => {
    thread.once('message', (answer: ImportAnswer) => {
      if ('read' in answer) resolve(answer.read)
      else reject(new Refusal(answer.code, answer.message))
    })
    thread.once('error', reject)
    thread.once('exit', (code) => reject(new Error(`the thread that reads an archive ended with ${code}`)))
  })
}
