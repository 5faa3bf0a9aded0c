import { MessageChannel, type MessagePort, type Worker, receiveMessageOnPort } from 'node:worker_threads'
import { startThread } from '../start-thread.ts'
import { StorageError } from './port.ts'
import type { Answered, Asked, Task, ThreadData, ThreadStart } from './threads.ts'

/** A thread, and how it is asked. */
interface Running {
  readonly worker: Worker
  readonly port: MessagePort
}

interface Waiting {
  readonly running: Running
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
  private running: Running | null = null
  private readonly waiting = new Map<number, Waiting>()
  private last = 0
  private idleTimer: NodeJS.Timeout | undefined

  constructor(private readonly options: ThreadOptions) {}

  /**
   * @param handedOver buffers of the task that are not copied
   * @throws StorageError also when the thread dies over it: whether the task was done is then not known
   */
  ask(task: Task, handedOver: readonly ArrayBuffer[] = []): Promise<Uint8Array | null> {
    clearTimeout(this.idleTimer)
    return this.askOf((this.running ??= this.start()), task, handedOver)
  }

  /** Takes what has been answered so far. By itself that happens when Node has read all that has come from sockets. */
  look(): void {
    if (this.running) this.takeAnswers(this.running)
  }

  private takeAnswers(running: Running): void {
    for (let next = receiveMessageOnPort(running.port); next; next = receiveMessageOnPort(running.port)) {
      this.answered(running, next.message as Answered)
    }
  }

  private askOf(
    running: Running,
    task: Task,
    handedOver: readonly ArrayBuffer[] = [],
  ): Promise<Uint8Array | null> {
    const id = ++this.last
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { running, resolve, reject })
      // What is asked keeps the process; a thread that waits does not.
      running.worker.ref()
      running.port.postMessage({ id, task } satisfies Asked, handedOver)
    })
  }

  /** Ends it once it has done what it was asked. */
  async close(): Promise<void> {
    clearTimeout(this.idleTimer)
    const { running } = this
    if (!running) return
    // What is asked from now on is for the next one.
    this.running = null
    try {
      await this.askOf(running, { do: 'close' })
    } finally {
      await running.worker.terminate()
    }
  }

  private start(): Running {
    const { port1: port, port2 } = new MessageChannel()
    const workerData: ThreadStart = { ...this.options.data, port: port2 }
    const worker = startThread('storage-thread', { workerData, transferList: [port2] })
    const running = { worker, port }
    port.on('message', (answered: Answered) => this.answered(running, answered))
    worker.on('error', (error) => this.died(running, error.message))
    worker.on('exit', (code) => this.died(running, `it ended with ${code}`))
    port.unref()
    worker.unref()
    return running
  }

  private answered(running: Running, answered: Answered): void {
    if ('warning' in answered) return this.options.warn(answered.warning)
    const waiting = this.waiting.get(answered.id)
    this.waiting.delete(answered.id)
    if (answered.ok) waiting?.resolve(answered.state)
    else waiting?.reject(new StorageError(answered.message, answered))
    const isIdle = [...this.waiting.values()].every((other) => other.running !== running)
    if (this.running === running && isIdle) this.rest(running)
  }

  private rest({ worker }: Running): void {
    worker.unref()
    const { idle, warn } = this.options
    if (idle === undefined) return
    clearTimeout(this.idleTimer)
    this.idleTimer = setTimeout(() => {
      this.close().catch((error: unknown) => warn(`a storage thread could not be ended: ${String(error)}`))
    }, idle).unref()
  }

  private died(running: Running, why: string): void {
    if (this.running === running) this.running = null
    // What it has answered before is done.
    this.takeAnswers(running)
    for (const [id, waiting] of this.waiting) {
      if (waiting.running !== running) continue
      this.waiting.delete(id)
      waiting.reject(new StorageError(`the storage thread died: ${why}`))
    }
  }
}
