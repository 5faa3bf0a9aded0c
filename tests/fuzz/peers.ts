import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { MESSAGE } from '../../src/sync/protocol.ts'
import { TEST_SERIES } from '../support/sync-server.ts'
import { SyncClient } from '../support/sync-client.ts'
import type { UnrulyProxy } from '../support/unruly-proxy.ts'

/** The canvases of the fuzz. */
export const PATHS = ['canvas/c1', 'canvas/c2'] as const
export type Path = (typeof PATHS)[number]

/** A client on all canvases, by a network of its own, that comes back by itself as long as it is wanted to. */
export interface FuzzPeer {
  readonly name: string
  readonly kind: 'plain' | 'y-websocket'
  readonly network: UnrulyProxy
  readonly docs: Readonly<Record<Path, Y.Doc>>
  /** Final codes (44xx) that the server closed with: none is ever due here. */
  readonly finals: number[]
  readonly counts: { connections: number; refused: number }
  connect(): void
  disconnect(): void
  /** Whether the server has said that all that was ever written here is in storage; false when it cannot know. */
  isSaved(path: Path): boolean
  /** The folder is no longer what the server had said it of: what open connections were told counts no more. */
  forgetSaved(): void
  destroy(): void
}

const grant = (name: string, isFacilitator: boolean) =>
  `${isFacilitator ? 'facilitator' : 'participant'}.${name}`
const newDocs = () => ({ 'canvas/c1': new Y.Doc(), 'canvas/c2': new Y.Doc() })
const AGAIN_MS = 15

/** Counts its frames, so that it knows what is saved; its network must neither double nor exchange them. */
export class PlainPeer implements FuzzPeer {
  readonly kind = 'plain'
  readonly docs = newDocs()
  readonly finals: number[] = []
  readonly counts = { connections: 0, refused: 0 }
  private readonly clients = new Map<Path, SyncClient>()
  /** Connections to a server that is gone, of which a sleeping peer has not heard. */
  private readonly outdated = new Set<SyncClient>()
  private isWanted = false
  private readonly timer = setInterval(() => this.mind(), AGAIN_MS)

  constructor(
    readonly name: string,
    readonly network: UnrulyProxy,
    private readonly isFacilitator: boolean,
  ) {}

  connect(): void {
    this.isWanted = true
  }

  disconnect(): void {
    this.isWanted = false
    for (const path of PATHS) this.drop(path)
  }

  isSaved(path: Path): boolean {
    const client = this.clients.get(path)
    // Until it was asked it has not sent what it wrote without a connection.
    if (!client?.isOpen || this.outdated.has(client)) return false
    return client.questions.length > 0 && client.saved === client.sent
  }

  forgetSaved(): void {
    for (const client of this.clients.values()) this.outdated.add(client)
  }

  destroy(): void {
    clearInterval(this.timer)
    this.disconnect()
  }

  private mind(): void {
    for (const path of PATHS) {
      const code = this.clients.get(path)?.closed?.code
      if (code !== undefined) {
        if (code >= 4400 && code < 4500) this.finals.push(code)
        this.drop(path)
      }
      if (!this.isWanted || this.clients.has(path)) continue
      this.counts.connections++
      const address = `ws://127.0.0.1:${this.network.port}/sync/${TEST_SERIES}/${path}`
      this.clients.set(
        path,
        new SyncClient(`${address}?grant=${grant(this.name, this.isFacilitator)}`, { doc: this.docs[path] }),
      )
    }
  }

  private drop(path: Path): void {
    const client = this.clients.get(path)
    this.counts.refused += client?.refusals.length ?? 0
    client?.drop()
    this.clients.delete(path)
  }
}

/** y-websocket as it is. */
export class ProviderPeer implements FuzzPeer {
  readonly kind = 'y-websocket'
  readonly docs = newDocs()
  readonly finals: number[] = []
  readonly counts = { connections: 0, refused: 0 }
  private readonly providers: readonly WebsocketProvider[]

  constructor(
    readonly name: string,
    readonly network: UnrulyProxy,
    isFacilitator: boolean,
  ) {
    this.providers = PATHS.map((path) => {
      const address = `ws://127.0.0.1:${network.port}/sync/${TEST_SERIES}`
      const provider = new WebsocketProvider(address, path, this.docs[path], {
        WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
        disableBc: true,
        connect: false,
        maxBackoffTime: 200,
        params: { grant: grant(name, isFacilitator) },
      })
      // It would complain of what is not its own.
      for (const own of ['saved', 'time', 'refused', 'people'] as const) {
        provider.messageHandlers[MESSAGE[own]] = () => undefined
      }
      provider.on('status', ({ status }) => {
        if (status === 'connected') this.counts.connections++
      })
      provider.on('closed', ({ code }) => this.finals.push(code))
      return provider
    })
  }

  connect(): void {
    for (const provider of this.providers) provider.connect()
  }

  disconnect(): void {
    for (const provider of this.providers) provider.disconnect()
  }

  isSaved(): boolean {
    return false
  }

  forgetSaved(): void {}

  destroy(): void {
    for (const provider of this.providers) provider.destroy()
  }
}
