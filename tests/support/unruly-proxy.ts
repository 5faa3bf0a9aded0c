import { type AddressInfo, type Server, type Socket, connect, createServer } from 'node:net'
import { FrameSplitter } from './frame-splitter.ts'

/** What a network does to the frames that it carries; chances from 0 to 1. */
export interface Manners {
  /** Longest delay of a frame, ms. Frames keep their order in it. */
  readonly delay: number
  /** Of a frame's coming in several pieces. */
  readonly split: number
  readonly duplicate: number
  /** Of a frame's changing places with the one behind it. */
  readonly reorder: number
  /** Of the connection's end in the middle of a frame. */
  readonly cut: number
}

const CALM: Manners = { delay: 0, split: 0, duplicate: 0, reorder: 0, cut: 0 }
/** A frame that waits for one to change places with goes after so long anyway, ms. */
const LONELY_MS = 20

/** A network between one client and the server, with manners of its own. */
export class UnrulyProxy {
  readonly counts = { links: 0, frames: 0, split: 0, duplicated: 0, reordered: 0, cut: 0 }
  /** Nothing passes, and nobody is told: a lid that is shut. */
  private isAsleep = false
  private readonly pipes = new Set<Pipe>()
  private readonly sockets = new Set<Socket>()
  private readonly server: Server

  /** @param target the server's port at the moment; null: nobody answers there */
  constructor(
    private manners: Manners,
    private readonly random: () => number,
    private readonly target: () => number | null,
  ) {
    this.server = createServer((client) => this.link(client))
  }

  async listen(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve))
    return this
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port
  }

  /** From here on everything passes as it comes. */
  calm(): void {
    this.manners = CALM
    this.wake()
  }

  sleep(): void {
    this.isAsleep = true
    for (const socket of this.sockets) socket.pause()
  }

  wake(): void {
    this.isAsleep = false
    for (const socket of this.sockets) socket.resume()
    for (const pipe of this.pipes) pipe.pump()
  }

  /** Ends every connection without a word. */
  dropAll(): void {
    for (const socket of this.sockets) socket.destroy()
  }

  async close(): Promise<void> {
    this.dropAll()
    await new Promise((resolve) => this.server.close(resolve))
  }

  private link(client: Socket): void {
    const port = this.target()
    if (port === null) return void client.destroy()
    this.counts.links++
    const upstream = connect(port, '127.0.0.1')
    const both = [client, upstream] as const
    const end = () => {
      for (const socket of both) socket.destroy()
    }
    for (const socket of both) {
      socket.setNoDelay(true)
      this.sockets.add(socket)
      if (this.isAsleep) socket.pause()
      socket.on('error', end)
    }
    this.pipe(client, upstream, end)
    this.pipe(upstream, client, end)
  }

  private pipe(from: Socket, to: Socket, cut: () => void): void {
    const pipe = new Pipe(
      to,
      cut,
      () => this.manners,
      this.random,
      () => this.isAsleep,
      this.counts,
    )
    const splitter = new FrameSplitter()
    this.pipes.add(pipe)
    from.on('data', (chunk: Buffer) => {
      for (const { bytes, isContent } of splitter.push(chunk)) pipe.push(bytes, isContent)
    })
    from.on('close', () => {
      this.sockets.delete(from)
      this.pipes.delete(pipe)
      pipe.end()
    })
  }
}

/** One direction of a connection. */
class Pipe {
  private readonly queue: { readonly bytes: Buffer; readonly due: number; readonly isLast: boolean }[] = []
  private due = 0
  private held: Buffer | null = null
  private isEnding = false
  private timer: NodeJS.Timeout | null = null

  constructor(
    private readonly to: Socket,
    private readonly cut: () => void,
    private readonly manners: () => Manners,
    private readonly random: () => number,
    private readonly isAsleep: () => boolean,
    private readonly counts: UnrulyProxy['counts'],
  ) {}

  push(bytes: Buffer, isContent: boolean): void {
    const { duplicate, reorder, cut } = this.manners()
    this.counts.frames++
    if (isContent && this.random() < cut) {
      this.counts.cut++
      this.letGo()
      this.enqueue(bytes.subarray(0, 1 + Math.floor(this.random() * (bytes.length - 1))), true)
      return
    }
    if (isContent && this.held === null && this.random() < reorder) {
      this.held = bytes
      setTimeout(() => this.letGo(), LONELY_MS)
      return
    }
    this.enqueueInPieces(bytes)
    if (this.held && isContent) this.counts.reordered++
    this.letGo()
    if (isContent && this.random() < duplicate) {
      this.counts.duplicated++
      this.enqueueInPieces(bytes)
    }
  }

  end(): void {
    this.letGo()
    this.isEnding = true
    this.pump()
  }

  private letGo(): void {
    const { held } = this
    this.held = null
    if (held) this.enqueueInPieces(held)
  }

  private enqueueInPieces(bytes: Buffer): void {
    if (bytes.length > 1 && this.random() < this.manners().split) {
      this.counts.split++
      const at = 1 + Math.floor(this.random() * (bytes.length - 1))
      this.enqueue(bytes.subarray(0, at), false)
      this.enqueue(bytes.subarray(at), false)
    } else this.enqueue(bytes, false)
  }

  private enqueue(bytes: Buffer, isLast: boolean): void {
    this.due = Math.max(this.due, performance.now() + this.random() * this.manners().delay)
    this.queue.push({ bytes, due: this.due, isLast })
    this.pump()
  }

  pump(): void {
    if (this.timer || this.isAsleep()) return
    for (let next = this.queue[0]; next && next.due <= performance.now(); next = this.queue[0]) {
      this.queue.shift()
      this.to.write(next.bytes)
      if (next.isLast) return void setImmediate(this.cut)
    }
    const [next] = this.queue
    if (next) {
      this.timer = setTimeout(() => {
        this.timer = null
        this.pump()
      }, next.due - performance.now())
    } else if (this.isEnding) this.to.end()
  }
}
