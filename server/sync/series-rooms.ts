import type * as Y from 'yjs'
import { type CanvasState, canvasDocument, readSeries } from '../../src/model/series.ts'
import { CLOSE, type DocumentName, documentPath } from '../../src/sync/protocol.ts'
import { documentRight } from '../access/capabilities.ts'
import type { Compactions } from './compaction.ts'
import type { Connection } from './connection.ts'
import type { Engine } from './engine.ts'
import type { PresenceTicker } from './presence-ticker.ts'
import { RoomPresence } from './presence.ts'
import type { RoomEvents } from './room-phase.ts'
import { Room } from './room.ts'
import type { Ticker } from './ticker.ts'
import { uptime } from './uptime.ts'
import { WorkBudget } from './work-budget.ts'

const SERIES: DocumentName = { kind: 'series' }
const SERIES_PATH = documentPath(SERIES)
/** Fewer stored updates than this are not worth being replaced by one when a room is released. */
const COMPACT_ON_RELEASE = 50

/**
 * The rooms of one series. Its series document is in memory as long as any other is: what it says of the canvases decides
 * who may write where.
 */
export class SeriesRooms {
  private readonly rooms = new Map<string, Room>()
  private readonly documents = new Map<Connection, DocumentName>()
  /** Rooms that are in use without a connection, by how many. */
  private readonly pins = new Map<Room, number>()
  private readonly timers = new WeakMap<Room, NodeJS.Timeout>()
  private readonly budget: WorkBudget
  private readonly answering: WorkBudget
  private known = false
  /** By canvas. */
  private states: ReadonlyMap<string, CanvasState> = new Map()
  /** By the id of the canvas' document. */
  private documentStates: ReadonlyMap<string, CanvasState> = new Map()
  /** Documents that canvases had before something was erased. */
  private retired: ReadonlySet<string> = new Set()

  /** @param emptied called when the last room is released */
  constructor(
    private readonly id: string,
    private readonly engine: Engine,
    private readonly ticker: Ticker,
    private readonly presenceTicker: PresenceTicker,
    private readonly compactions: Compactions,
    private readonly emptied: () => void,
  ) {
    this.budget = new WorkBudget(engine.limits, uptime())
    this.answering = new WorkBudget(engine.limits, uptime())
  }

  all(): Room[] {
    return [...this.rooms.values()]
  }

  /** The series document is in memory and there is a series in it. */
  get isKnown(): boolean {
    return this.known
  }

  get size(): number {
    return this.rooms.size
  }

  /** Keeps the room in memory, loaded or loading, until `unpin`. */
  pin(path: string): Room {
    if (path !== SERIES_PATH) this.room(SERIES_PATH)
    const room = this.room(path)
    this.pins.set(room, (this.pins.get(room) ?? 0) + 1)
    return room
  }

  unpin(room: Room): void {
    const count = (this.pins.get(room) ?? 1) - 1
    if (count > 0) this.pins.set(room, count)
    else this.pins.delete(room)
    this.releaseLater(room)
  }

  /** Lets a connection onto a document, or closes it with the reason. @returns its room */
  async admit(connection: Connection, document: DocumentName): Promise<Room | null> {
    const series = this.pin(SERIES_PATH)
    try {
      await series.ready
      if (!series.live) {
        connection.close(CLOSE.storageFailed, 'storage failed')
        return null
      }
      const right = this.rightOf(connection, document)
      if (right === 'unknown' || right === 'deleted') connection.close(CLOSE[right], right)
      else if (right === 'none') connection.close(CLOSE.notAllowed, 'not allowed')
      if (connection.closed || right === 'unknown' || right === 'deleted') return null
      connection.right = right
      connection.mirrors = document.kind === 'series'
      this.documents.set(connection, document)
      const room = this.room(documentPath(document))
      room.join(connection)
      return room
    } finally {
      this.unpin(series)
    }
  }

  leave(connection: Connection, room: Room): void {
    this.documents.delete(connection)
    room.leave(connection)
    this.releaseLater(room)
  }

  /** Takes what was held of those who are on a document that is closed to them. @returns how many people that is */
  letIn(path: string, now: number): number {
    return this.rooms.get(path)?.letIn(now) ?? 0
  }

  private rightOf(connection: Connection, document: DocumentName) {
    if (document.kind !== 'canvas' && document.kind !== 'own') {
      return documentRight(connection.grant, document, null)
    }
    if (document.kind === 'canvas' && this.retired.has(document.canvas)) return 'deleted'
    const states = document.kind === 'canvas' ? this.documentStates : this.states
    const state = states.get(document.canvas) ?? null
    return state === null ? 'unknown' : documentRight(connection.grant, document, state)
  }

  private room(path: string): Room {
    const known = this.rooms.get(path)
    if (known) return known
    const presence = new RoomPresence(this.engine.limits, () => this.presenceTicker.mark(presence))
    const events: RoomEvents = {
      dirty: () => this.ticker.mark(room),
      changed: (doc) => {
        if (path === SERIES_PATH) this.seriesChanged(doc)
      },
      lost: () => {
        if (this.rooms.get(path) === room) this.forget(path)
      },
    }
    const room: Room = new Room(
      { series: this.id, path },
      this.engine,
      presence,
      events,
      this.budget,
      this.answering,
    )
    this.rooms.set(path, room)
    return room
  }

  /** The series document was loaded, or has changed and is committed. */
  private seriesChanged(doc: Y.Doc): void {
    const series = readSeries(doc)
    this.known = series !== null
    const canvases = series?.canvases ?? []
    this.states = new Map(canvases.map(({ id, state }) => [id, state]))
    this.documentStates = new Map(canvases.map((canvas) => [canvasDocument(canvas), canvas.state]))
    this.retired = new Set(canvases.flatMap(({ retired = [] }) => retired))
    const now = uptime()
    for (const [connection, document] of this.documents) this.judgeAgain(connection, document, now)
  }

  private judgeAgain(connection: Connection, document: DocumentName, now: number): void {
    const before = connection.right
    const right = this.rightOf(connection, document)
    if (right === before) return
    if (right === 'unknown' || right === 'deleted') return connection.close(CLOSE[right], right)
    connection.right = right
    if (right === 'none') return connection.close(CLOSE.notAllowed, 'not allowed')
    // Words that are on their way when the canvas closes are not lost.
    if (before === 'write') connection.graceUntil = now + this.engine.limits.closingGrace
    if (right !== 'write') return
    connection.graceUntil = 0
    // What was held meanwhile is taken now.
    this.rooms.get(documentPath(document))?.ask(connection)
  }

  private releaseLater(room: Room): void {
    clearTimeout(this.timers.get(room))
    if (!this.isIdle(room)) return
    this.timers.set(room, setTimeout(() => void this.release(room), this.engine.limits.roomIdle).unref())
  }

  private isIdle(room: Room): boolean {
    const isKept = room.id.path === SERIES_PATH && this.rooms.size > 1
    return !isKept && room.connections.size === 0 && !this.pins.has(room)
  }

  /** Storage has everything of the room and nobody has come for `roomIdle`: it leaves memory, its log put together. */
  private async release(room: Room): Promise<void> {
    const { path } = room.id
    if (this.rooms.get(path) !== room || !this.isIdle(room)) return
    // Else a room that is made anew meanwhile would count updates that are about to be put together.
    if (this.compactions.isAt(room)) return this.releaseLater(room)
    if (room.isSettled && (room.live?.storedUpdates ?? 0) >= COMPACT_ON_RELEASE) {
      await this.compactions.compact(room)
      if (this.rooms.get(path) !== room || !this.isIdle(room)) return
    }
    if (room.isSettled) this.forget(path)
    else this.releaseLater(room)
  }

  private forget(path: string): void {
    this.rooms.delete(path)
    const series = this.rooms.get(SERIES_PATH)
    if (this.rooms.size === 0) this.emptied()
    else if (series) this.releaseLater(series)
  }
}
