/*
 * A thread that reads one archive for `import-reader.ts`, and ends. It is a file of its own in the bundle, too.
 */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '../refusal.ts'
import type { ImportAnswer, ImportAsked } from './import-reader.ts'
import { readImport } from './read-import.ts'

const { limits } = workerData as ImportAsked

/** What is read is handed over, not copied. */
function answer(port: MessagePort, answered: ImportAnswer): void {
  const read = 'read' in answered ? answered.read : { documents: [], pictures: [] }
  const buffers = [...read.documents.map(({ state }) => state), ...read.pictures.map((each) => each.bytes)]
  port.postMessage(
    answered,
    buffers.map((each) => each.buffer as ArrayBuffer),
  )
}

function read(port: MessagePort, pieces: Uint8Array[]): void {
  try {
    answer(port, { read: readImport(Buffer.concat(pieces.splice(0)), limits) })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    answer(port, { code: error.code, message: error.message })
  }
}

function listen(port: MessagePort | null): void {
  if (!port) throw new Error('this is a thread, not a program')
  const pieces: Uint8Array[] = []
  port.on('message', (piece: Uint8Array | null) => {
    if (piece) pieces.push(piece)
    else {
      read(port, pieces)
      port.close()
    }
  })
}

listen(parentPort)
