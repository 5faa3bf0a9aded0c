import type { MessagePort } from 'node:worker_threads'
import type { PackedBatch } from './packed-batch.ts'
import type { DocumentId } from './port.ts'

/*
 * What the threads of `threaded.ts` say to each other. Errors lose their class on the way, so they travel as plain data.
 */
export interface ThreadData {
  readonly dataDir: string
  readonly file: string
  readonly driver: string
}

/** What a thread is started with. */
export interface ThreadStart extends ThreadData {
  /** By which it is asked, and answers. */
  readonly port: MessagePort
}

export type Task =
  | { readonly do: 'commit'; readonly batch: PackedBatch }
  | {
      readonly do: 'compact'
      readonly document: DocumentId
      readonly count: number
      readonly state: Uint8Array
    }
  /** One state of the first `count` updates, to be handed to `compact`. */
  | { readonly do: 'merge'; readonly document: DocumentId; readonly count: number }
  | { readonly do: 'scrub' }
  | { readonly do: 'ping' }
  | { readonly do: 'close' }

export interface Asked {
  readonly id: number
  readonly task: Task
}

export type Answered =
  | { readonly id: number; readonly ok: true; readonly state: Uint8Array | null }
  | {
      readonly id: number
      readonly ok: false
      readonly message: string
      readonly conflict: boolean
      readonly damaged: boolean
    }
  /** No answer, but something that somebody should know. */
  | { readonly id: 0; readonly warning: string }
