import { setImmediate, setTimeout } from 'node:timers/promises'
import { CLOSE, type CloseCode } from '../../src/sync/protocol.ts'
import type { DocumentId } from '../storage/port.ts'
import { Answers } from './answers.ts'
import { broadcast } from './broadcast.ts'
import type { Connection } from './connection.ts'
import type { Engine } from './engine.ts'
import type { ClientFrame } from './frames.ts'
import { HeldWrites } from './held-writes.ts'
import { MAX_CLIENTS } from './intake.ts'
import { judge, mayAskAgain, refuseUnsaved } from './judge.ts'
import { LiveDocument, SpoiledDocument, type Take } from './live-document.ts'
import type { RoomPresence } from './presence.ts'
import { type Item, isNothing, itemOf, onlySender } from './queue.ts'
import type { Pending, Phase, RoomEvents } from './room-phase.ts'
import { StorageTrouble } from './storage-trouble.ts'
import { uptime } from './uptime.ts'
import { Waiting } from './waiting.ts'
import type { WorkBudget } from './work-budget.ts'

const LONGEST_RELOAD_WAIT_MS = 5_000
/** Of a document with as many clients as one may have, bytes: their ids have up to 5, their clocks up to 6. */
const LONGEST_VECTOR = 12 * MAX_CLIENTS

/**
 * One document, those who are on it, and what waits for its next tick. See `ticker.ts` for the order of events.
 * Longer than other files: these are the steps of one life on the same few fields, and are read together.
 */
export class Room {
  readonly connections = new Set<Connection>()
  /** Resolves when the document is there, or lost. */
  ready: Promise<void>
  private phase: Phase = { is: 'loading' }
  private pending: Pending | null = null
  private readonly waiting = new Waiting()
  private readonly answers: Answers
  private readonly held = new HeldWrites()
  /** Who may have something to be told; some twice. */
  private reports: Connection[] = []

  constructor(
    readonly id: DocumentId,
    private readonly engine: Engine,
    readonly presence: RoomPresence,
    private readonly events: RoomEvents,
    /** The series'. */
    private readonly budget: WorkBudget,
    /** The series', for answering those who come. */
    answering: WorkBudget,
  ) {
    this.answers = new Answers(id, engine.log, answering)
    this.ready = this.load()
  }

  /** The live document; null while it is being loaded or when it could not be. */
  get live(): LiveDocument | null {
    return this.phase.is === 'live' || this.phase.is === 'unsaved' ? this.phase.live : null
  }

  get isLoading(): boolean {
    return this.phase.is === 'loading'
  }

  /** Storage has everything, and nothing waits. */
  get isSettled(): boolean {
    return this.phase.is === 'lost' || (this.phase.is === 'live' && this.waiting.isEmpty && !this.pending)
  }

  get isUnsaved(): boolean {
    return this.phase.is === 'unsaved'
  }

  /**
   * @param wait ms before it is loaded again. That counts as the series' work: what is spoilt again and again is back the later
   */
  private async load(wait: number | null = null): Promise<void> {
    this.phase = { is: 'loading' }
    const { damaged, log, replacements, storage } = this.engine
    try {
      // Not before whoever asked for this room has it.
      await (wait ? setTimeout(wait, undefined, { ref: false }) : Promise.resolve())
      if (damaged.has(this.id)) return this.abandon()
      await replacements.over(this.id)
      const live = await LiveDocument.load(storage, this.id, async (first) => {
        // This thread will be busy for long: who asks is heard before, and what the kernel does not take at once goes out.
        await setImmediate()
        if (this.answers.early(first)) await setImmediate()
      })
      if (wait !== null) this.budget.spend(live.loadedIn, 0, uptime())
      if (this.phase.is !== 'loading') return
      damaged.clear(this.id)
      this.phase = { is: 'live', live }
      if (live.storedUpdates > 0) this.engine.loaded?.(this.id)
      this.events.changed(live.doc)
      this.events.dirty()
    } catch (error) {
      const isDamage = damaged.note(this.id, error)
      if (!isDamage) log.error({ err: error, document: this.id }, 'a document could not be loaded')
      this.abandon()
    }
  }

  /** Gives the document up as it is in memory. By default who was on it comes back to what storage holds. */
  abandon(code: CloseCode = CLOSE.storageFailed, reason = 'storage failed'): void {
    this.phase = { is: 'lost' }
    for (const connection of this.connections) connection.close(code, reason)
    this.events.lost()
  }

  join(connection: Connection): void {
    this.connections.add(connection)
    this.presence.join(connection)
    this.held.welcome(connection)
    this.answers.ask(connection)
    this.answerNow()
  }

  leave(connection: Connection): void {
    this.connections.delete(connection)
    this.answers.leave(connection)
    this.presence.leave(connection)
    if (this.held.leave(connection)) this.events.dirty()
  }

  /** Has the connection asked for all it has, once the document is in step with storage. */
  ask(connection: Connection): void {
    this.answers.ask(connection)
    this.events.dirty()
  }

  /** Takes what was held of those who are here. @returns how many people that is */
  letIn(now: number): number {
    return this.held.letIn(now, (connection) => this.ask(connection))
  }

  /** Answers, without a tick, those who have just come: a hall that comes in would have three ticks for each of them. */
  private answerNow(): void {
    const { inStep } = this
    if (inStep) this.answers.fromLive(inStep)
    else this.events.dirty()
  }

  /** The live document while it is what storage holds; null while a commit is under way, too. */
  private get inStep(): LiveDocument | null {
    return this.phase.is === 'live' && this.pending === null ? this.phase.live : null
  }

  /** A parsed frame, but for `time`, which does not concern the document. @param now ms */
  receive(connection: Connection, frame: Exclude<ClientFrame, { kind: 'time' }>, now: number): void {
    switch (frame.kind) {
      case 'step1':
        if (frame.vector.length > LONGEST_VECTOR) {
          connection.close(CLOSE.malformed, 'malformed state vector')
          break
        }
        if (connection.synced && !mayAskAgain(this.live, connection, this.budget, now)) break
        this.answers.join(connection, frame.vector)
        // Only once: who asks again and again has the next answer with the tick.
        if (connection.synced) this.events.dirty()
        else this.answerNow()
        break
      case 'content':
        this.take(itemOf(connection, frame, now))
        break
      case 'query-awareness':
        this.presence.refresh(connection)
        break
    }
  }

  private take(item: Item): void {
    if (item.index === 1 && isNothing(item.update) && this.inStep && this.waiting.isEmpty) {
      // What nearly everybody new answers: there is nothing to judge, nor to store.
      this.took([item])
      this.sendReports()
    } else {
      this.waiting.push(item)
      this.events.dirty()
    }
  }

  /** First half of a tick: applies what waits. @returns what has to be committed before `settle`; null when nothing */
  prepare(now: number): Uint8Array | null {
    if (this.phase.is === 'unsaved') {
      for (const item of this.waiting.next()) {
        refuseUnsaved(item)
        this.reports.push(item.connection)
      }
      return this.pending && this.phase.trouble.isDue(now) ? this.pending.update : null
    }
    if (this.phase.is !== 'live' || this.waiting.isEmpty) return null
    const { live } = this.phase
    const items = this.waiting.next()
    const taken: Item[] = []
    try {
      const update = live.apply(
        (take) => {
          for (const item of items) if (this.judge(live, item, take)) taken.push(item)
        },
        this.engine.limits,
        this.budget,
      )
      this.waiting.passed(items)
      if (update) {
        this.pending = { live, update, items: taken }
        return update
      }
      this.took(taken)
    } catch (error) {
      if (!(error instanceof SpoiledDocument)) throw error
      this.reload(items, error)
    }
    return null
  }

  /** @returns whether the item is, or is about to be, in the document */
  private judge(live: LiveDocument, item: Item, take: Take): boolean {
    this.reports.push(item.connection)
    const judgement = judge(live, item, this.engine.limits, this.budget, uptime())
    this.held.look(item.connection)
    if (typeof judgement === 'object') take(item.update, judgement.plain)
    if (judgement === 'ask') this.answers.ask(item.connection)
    return typeof judgement === 'object' || judgement === 'known'
  }

  /** Back to what storage holds, before anything was sent. */
  private reload(items: readonly Item[], error: SpoiledDocument): void {
    this.engine.log.warn({ document: this.id, items: items.length, reason: error.reason }, error.message)
    this.waiting.spoiled(items, error)
    this.ready = this.load(Math.min(LONGEST_RELOAD_WAIT_MS, this.budget.wait(uptime())))
  }

  private took(items: readonly Item[]): void {
    for (const { connection, index, whole } of items) {
      connection.took(index, whole)
      if (whole && connection.overtaken) {
        connection.overtaken = false
        this.ask(connection)
      }
      this.held.look(connection)
      this.reports.push(connection)
    }
    this.engine.metrics.updates(items.length)
  }

  /** What `prepare` answered is in storage. @param strain see `Load` */
  commitSucceeded(strain: number): void {
    if (!this.pending) return
    const { live, update, items } = this.pending
    const healed = this.phase.is === 'unsaved'
    this.pending = null
    this.phase = { is: 'live', live }
    live.committed()
    this.took(items)
    broadcast(
      this.connections,
      live,
      update,
      // Whoever was alone in writing it has it already.
      onlySender(items),
      this.presence.takeRider(uptime(), strain),
    )
    this.events.changed(live.doc)
    if (healed) {
      this.engine.log.info({ document: this.id }, 'storage has everything again')
      for (const connection of this.connections) this.answers.ask(connection)
    }
  }

  /** What `prepare` answered is not in storage: the room keeps it, takes nothing else and tries again. */
  commitFailed(error: unknown, now: number): void {
    if (!this.pending) return
    if (this.phase.is === 'live') {
      this.engine.log.error({ err: error, document: this.id }, 'a document could not be saved')
      const trouble = new StorageTrouble(this.engine.storage, this.id, this.events.dirty)
      this.phase = { is: 'unsaved', live: this.phase.live, trouble }
      for (const { connection } of this.pending.items) {
        connection.warn('storage-failed')
        this.reports.push(connection)
      }
    }
    if (this.phase.is === 'unsaved') this.phase.trouble.failed(now)
  }

  /** The server's own change is in storage: takes it over and sends it. */
  commitOwn(update: Uint8Array): void {
    if (this.phase.is !== 'live') return
    const { live } = this.phase
    live.applyOwn(update)
    broadcast(this.connections, live, update, null, null)
    this.events.changed(live.doc)
  }

  /**
   * Last half of a tick: answers, now that the document is in step with storage again.
   * @param isPressed the process has little time left
   * @returns whether more waits
   */
  settle(isPressed: boolean): boolean {
    this.sendReports(isPressed)
    this.held.report(this.connections)
    if (this.phase.is === 'live') this.answers.fromLive(this.phase.live)
    else if (this.phase.is === 'unsaved') {
      this.answers.fromStorage(this.phase.trouble, () => !this.isUnsaved, this.events.dirty)
    }
    return this.phase.is === 'live' && !this.waiting.isEmpty
  }

  private sendReports(isPressed = false): void {
    if (this.reports.length === 0) return
    for (const connection of this.reports) connection.report(isPressed)
    this.reports = []
  }

  /** Called every second: brings slow receivers up to date that have room again. */
  watch(now: number, time: Uint8Array): void {
    if (this.answers.isLeft) this.events.dirty()
    for (const connection of this.connections) {
      connection.watch(now, time)
      if (!connection.behind || !connection.hasCaughtUp()) continue
      this.answers.join(connection, connection.behind)
      this.presence.refresh(connection)
      this.events.dirty()
    }
  }
}
