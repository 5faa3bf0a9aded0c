import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as Y from 'yjs'
import type { CanvasState } from '../../src/model/series.ts'
import { type SyncServer, TEST_SERIES, startSyncServer } from '../support/sync-server.ts'
import { seeded } from '../support/random.ts'
import { type Manners, UnrulyProxy } from '../support/unruly-proxy.ts'
import { until } from '../support/until.ts'
import { type FuzzPeer, PATHS, type Path, PlainPeer, ProviderPeer } from './peers.ts'

const LATE: Manners = { delay: 12, split: 0.3, duplicate: 0, reorder: 0, cut: 0.01 }
const SKEWING: Manners = { delay: 8, split: 0.2, duplicate: 0.06, reorder: 0.06, cut: 0.01 }
/** What the server complains of when storage fails, and nothing else. */
const EXPECTED = /could not be (?:loaded|saved|read|compacted)|a connection failed/

const ROOTS = ['notes', 'deeds', 'keyResults', 'choices'] as const

/** One server, its folder, and some people with bad networks. */
export class World {
  readonly peers: FuzzPeer[] = []
  /** Notes that were shown as saved: ids by document. */
  readonly promised: Readonly<Record<Path, Set<string>>> = { 'canvas/c1': new Set(), 'canvas/c2': new Set() }
  readonly network = { links: 0, frames: 0, split: 0, duplicated: 0, reordered: 0, cut: 0 }
  readonly totals = { connections: 0, refused: 0 }
  server: SyncServer | null = null
  private readonly folders: { readonly data: string; readonly backup: string }
  private hasBackup = false
  private named = 0
  readonly complaints: string[] = []

  private constructor(
    root: string,
    private readonly seed: number,
  ) {
    this.folders = { data: join(root, 'data'), backup: join(root, 'backup') }
  }

  static async make(seed: number): Promise<World> {
    const world = new World(await mkdtemp(join(tmpdir(), 'kompassi-fuzz-')), seed)
    await world.start()
    return world
  }

  async start(): Promise<void> {
    this.server = await startSyncServer({
      dataDir: this.folders.data,
      canvases: { c1: 'open', c2: 'open' },
      // Rooms come and go while the others write.
      limits: { roomIdle: 40, closingGrace: 20 },
    })
  }

  /** @param crash nothing more reaches the disk, as if the process had been killed */
  async stop(crash: boolean): Promise<void> {
    const { server } = this
    if (!server) return
    this.server = null
    if (crash) server.storage.failing = 'all'
    await server.stop()
    for (const { message, fields } of server.complaints) {
      if (!EXPECTED.test(message)) this.complaints.push(`${message} ${JSON.stringify(fields)}`)
    }
  }

  /** Puts the folder of the stopped server back to what it was at the last call, or keeps it for the next one. */
  async restoreOrKeep(): Promise<boolean> {
    const { data, backup } = this.folders
    const restores = this.hasBackup
    await (restores ? rm(data, { recursive: true }) : rm(backup, { recursive: true, force: true }))
    await cp(restores ? backup : data, restores ? data : backup, { recursive: true })
    this.hasBackup = !restores
    return restores
  }

  async addPeer(index: number): Promise<FuzzPeer> {
    // Only a network that keeps frames apart lets a client count them.
    const isPlain = index % 2 === 0
    const network = await new UnrulyProxy(
      isPlain ? LATE : SKEWING,
      // Of its own: how many frames there are hangs on time, and what happens next must not.
      seeded(this.seed * 1_000 + this.named),
      () => this.server?.port ?? null,
    ).listen()
    const name = `p${this.named++}`
    const peer = isPlain
      ? new PlainPeer(name, network, index === 0)
      : new ProviderPeer(name, network, index === 0)
    this.peers[index] = peer
    peer.connect()
    return peer
  }

  /** The tab is closed, and another opened: what was only there is gone. */
  async replacePeer(index: number): Promise<void> {
    const peer = this.peers[index]
    if (!peer) return
    await this.removePeer(peer)
    await this.addPeer(index)
  }

  private async removePeer(peer: FuzzPeer): Promise<void> {
    peer.destroy()
    await peer.network.close()
    for (const key of ['connections', 'refused'] as const) this.totals[key] += peer.counts[key]
    for (const key of ['links', 'frames', 'split', 'duplicated', 'reordered', 'cut'] as const) {
      this.network[key] += peer.network.counts[key]
    }
  }

  async setState(canvas: string, state: CanvasState): Promise<boolean> {
    try {
      await this.server?.setState(canvas, state)
      return true
    } catch {
      return false
    }
  }

  /** Everything is well again: all canvases open, everybody there. @returns when all have the same, and storage too */
  async settle(): Promise<void> {
    if (!this.server) await this.start()
    const { server } = this
    if (!server) throw new Error('no server')
    server.storage.failing = 'no'
    server.storage.failLoads = false
    for (const peer of this.peers) {
      peer.network.calm()
      peer.connect()
    }
    for (const canvas of ['c1', 'c2']) {
      let done = false
      for (let round = 0; round < 100 && !done; round++) done = await this.setState(canvas, 'open')
      if (!done) throw new Error(`the canvas ${canvas} could not be opened`)
    }
    for (const path of PATHS) {
      await until(
        () => this.differing(path).length === 0,
        () => `${path}: ${this.differing(path).join(', ')}`,
      )
      await until(
        () => this.peers.every((peer) => peer.kind !== 'plain' || peer.isSaved(path)),
        () => `everything saved on ${path}`,
      )
      const stored = await this.stored(path)
      const [first] = this.peers
      if (!first || !isSame(stored, first.docs[path])) throw new Error(`${path}: storage has something else`)
    }
  }

  /** Who does not have what the first peer has. */
  private differing(path: Path): string[] {
    const [first] = this.peers
    return this.peers.flatMap((peer) =>
      first && isSame(peer.docs[path], first.docs[path]) ? [] : `${first?.name ?? ''} ≠ ${peer.name}`,
    )
  }

  /** What storage holds, loaded as the server does. */
  async stored(path: Path): Promise<Y.Doc> {
    if (!this.server) throw new Error('no server')
    const doc = new Y.Doc()
    for (const update of await this.server.storage.loadDocument({ series: TEST_SERIES, path })) {
      Y.applyUpdate(doc, update)
    }
    return doc
  }

  /** What was promised but is not in the document. */
  lost(path: Path, doc: Y.Doc): string[] {
    return [...this.promised[path]].filter((id) => !doc.getMap('notes').has(id))
  }

  async end(): Promise<void> {
    for (const peer of this.peers) await this.removePeer(peer)
    await this.stop(false)
    await rm(join(this.folders.data, '..'), { recursive: true, force: true })
  }
}

/** Nothing missing, nothing else, nothing that waits for something missing. */
function isSame(one: Y.Doc, other: Y.Doc): boolean {
  return (
    one.store.pendingStructs === null &&
    other.store.pendingStructs === null &&
    one.store.pendingDs === null &&
    other.store.pendingDs === null &&
    Y.equalSnapshots(Y.snapshot(one), Y.snapshot(other)) &&
    inOrder(one) === inOrder(other)
  )
}

/** All that can be read in a document, as text; maps keep their keys in the order in which they came. */
function inOrder(doc: Y.Doc): string {
  const maps = ROOTS.map((root) => doc.getMap(root).toJSON())
  return JSON.stringify(maps, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
}
