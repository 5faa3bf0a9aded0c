import { Worker } from 'node:worker_threads'
import { StorageError } from './port.ts'
import type { Answered, Asked, Task, ThreadData } from './threads.ts'

interface Waiting {
  readonly worker: Worker
  readonly resolve: (state: Uint8Array | null) => void
  readonly reject: (error: StorageError) => void
}

export interface ThreadOptions {
  readonly data: ThreadData
  readonly warn: (message: string) => void
  /** Ends after so long without a task, ms; it comes back with the next. Left out: never. */
  readonly idle?: number
}

/** A thread of `storage-thread.ts`, started with the first task, and again after it died. */
export class Thread {
  private worker: Worker | null = null
  private readonly waiting = new Map<number, Waiting>()
  private last = 0
  private idleTimer: NodeJS.Timeout | undefined

  constructor(private readonly options: ThreadOptions) {}

  /** @throws StorageError also when the thread dies over it: whether the task was done is then not known */
  ask(task: Task): Promise<Uint8Array | null> {
    clearTimeout(this.idleTimer)
    return this.askOf((this.worker ??= this.start()), task)
  }

  private askOf(worker: Worker, task: Task): Promise<Uint8Array | null> {
    const id = ++this.last
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { worker, resolve, reject })
      // What is asked keeps the process; a thread that waits does not.
      worker.ref()
      worker.postMessage({ id, task } satisfies Asked, [])
    })
  }

  /** Ends it once it has done what it was asked. */
  async close(): Promise<void> {
    clearTimeout(this.idleTimer)
    const { worker } = this
    if (!worker) return
    // What is asked from now on is for the next one.
    this.worker = null
    try {
      await this.askOf(worker, { do: 'close' })
    } finally {
      await worker.terminate()
    }
  }

  private start(): Worker {
    const isSource = import.meta.url.endsWith('.ts')
    const entry = new URL(isSource ? './source-thread.mjs' : './storage-thread.js', import.meta.url)
    const worker = new Worker(entry, { workerData: this.options.data, execArgv: [] })
    worker.on('message', (answered: Answered) => this.answered(worker, answered))
    worker.on('error', (error) => this.died(worker, error.message))
    worker.on('exit', (code) => this.died(worker, `it ended with ${code}`))
    worker.unref()
    return worker
  }

  private answered(worker: Worker, answered: Answered): void {
    if ('warning' in answered) return this.options.warn(answered.warning)
    const waiting = this.waiting.get(answered.id)
    this.waiting.delete(answered.id)
    if (answered.ok) waiting?.resolve(answered.state)
    else waiting?.reject(new StorageError(answered.message, answered))
    const isIdle = [...this.waiting.values()].every((other) => other.worker !== worker)
    if (this.worker === worker && isIdle) this.rest(worker)
  }

  private rest(worker: Worker): void {
    worker.unref()
    const { idle, warn } = this.options
    if (idle === undefined) return
    clearTimeout(this.idleTimer)
    this.idleTimer = setTimeout(() => {
      this.close().catch((error: unknown) => warn(`a storage thread could not be ended: ${String(error)}`))
    }, idle).unref()
  }

  private died(worker: Worker, why: string): void {
    if (this.worker === worker) this.worker = null
    for (const [id, waiting] of this.waiting) {
      if (waiting.worker !== worker) continue
      this.waiting.delete(id)
      waiting.reject(new StorageError(`the storage thread died: ${why}`))
    }
  }
}
