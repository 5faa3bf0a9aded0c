import * as Y from 'yjs'
import { type Conflicts, countConflicts } from '../storage/conflicts.ts'
import { documentOf } from '../storage/merge.ts'
import type { DocumentId, Storage } from '../storage/port.ts'
import { ConflictAccount, ConflictsBeyond } from './conflict-account.ts'
import { type Objection, objectionToChange } from './content.ts'
import { FirstState } from './first-state.ts'
import { onWire, step1Frame } from './frames.ts'
import { KnownUpdate } from './known-update.ts'
import type { SyncLimits } from './limits.ts'
import { integrate } from './plain-change.ts'
import { type PlainUpdate, joined } from './plain-update.ts'
import { uptime } from './uptime.ts'
import type { WorkBudget } from './work-budget.ts'

/** The document cannot go on after what was applied: it must be loaded again. */
export class SpoiledDocument extends Error {
  override readonly name = 'SpoiledDocument'

  constructor(
    readonly reason: Objection | 'work' | 'workBurst',
    cause?: unknown,
  ) {
    super(`an update spoiled the document: ${reason}`, { cause })
  }
}

/** Applies an update that fits. @param plain the same, if it is */
export type Take = (update: Uint8Array, plain: PlainUpdate | null) => void

/**
 * One document in memory. Between ticks it is exactly what storage holds; it runs ahead only from `apply` until the commit
 * of what that answered.
 * Longer than other files: what storage holds, what is encoded of it and what it took are of one document, and change together.
 */
export class LiveDocument {
  private encoded: Uint8Array | null = null
  private question: Uint8Array | null = null
  readonly known = new KnownUpdate()
  private readonly first: FirstState
  /** Upper bound of the encoded size, bytes. */
  private sizeBound: number
  private scratch: Y.Doc | null = null
  private readonly conflicts: ConflictAccount

  /** What storage holds of it: the first update, usually a state, and what came after it, bytes. */
  private firstBytes: number
  private tailBytes: number
  /** What `apply` answered and is not committed yet. */
  private uncommitted: Uint8Array | null = null
  /** While `apply` is at work: what changes, what is wrong with that, and from where on a text is too long. */
  private changes: Changes | null = null
  private objection: Objection | null = null
  private longest = 0

  private constructor(
    readonly doc: Y.Doc,
    /** How many updates storage holds of it. */
    private stored: number,
    first: FirstState,
    firstBytes: number,
    tailBytes: number,
    conflicts: Conflicts,
    /** What it took to make it of that, ms. */
    readonly loadedIn: number,
  ) {
    this.conflicts = new ConflictAccount(doc, conflicts)
    this.first = first
    this.firstBytes = firstBytes
    this.tailBytes = tailBytes
    this.sizeBound = firstBytes + tailBytes
    // Once and for all: it is here for thousands of transactions a second.
    doc.on('update', (update: Uint8Array) => void this.changes?.others.push(update))
    doc.on('beforeObserverCalls', (transaction: Y.Transaction) => {
      if (this.changes) this.objection ??= objectionToChange(transaction, this.longest)
    })
  }

  /**
   * @param before is called with the stored updates at hand and waited for, since to make the document of them takes a tenth of a second
   * for 2,000 notes. It may ask for what a joiner gets who has nothing, see `firstFrames`: null where that takes the document
   * @throws when storage does, or when what it holds cannot be read
   */
  static async load(
    storage: Pick<Storage, 'loadDocument'>,
    id: DocumentId,
    before?: (first: () => readonly Uint8Array[] | null) => Promise<void>,
  ): Promise<LiveDocument> {
    const updates = await storage.loadDocument(id)
    const state = new FirstState(updates)
    await before?.(() => framesBefore(state))
    const startedAt = uptime()
    const conflicts = countConflicts(Number.POSITIVE_INFINITY, () => documentOf(updates))
    const bytes = updates.reduce((sum, update) => sum + update.length, 0)
    const firstBytes = updates[0]?.length ?? 0
    const loadedIn = uptime() - startedAt
    return new LiveDocument(
      conflicts.result,
      updates.length,
      state,
      firstBytes,
      bytes - firstBytes,
      conflicts,
      loadedIn,
    )
  }

  get storedUpdates(): number {
    return this.stored
  }

  /** Size of the stored updates behind the first one, bytes. */
  get logBytes(): number {
    return this.tailBytes
  }

  /** Size of the first stored update, bytes. */
  get compactedBytes(): number {
    return this.firstBytes
  }

  /** The whole state, if it is encoded already: then it is exactly what the stored updates make. */
  get sharedState(): Uint8Array | null {
    return this.encoded
  }

  /** The whole state, encoded once per change and shared. Not to be asked for while `apply` waits for its commit. */
  state(): Uint8Array {
    this.encoded ??= Y.encodeStateAsUpdate(this.doc)
    this.sizeBound = this.encoded.length
    return this.encoded
  }

  /** Step 1, with the document's state vector, framed and shared. Not to be asked for while `apply` waits for its commit. */
  questionFrame(): Uint8Array {
    this.question ??= onWire(step1Frame(Y.encodeStateVector(this.doc)))
    return this.question
  }

  /** What a joiner who has nothing gets as an answer to step 1, framed and shared; see `FirstState`. */
  firstFrames(): readonly Uint8Array[] {
    return this.first.frames(() => this.state())
  }

  /** Whether an update of so many bytes still fits into a document of at most `limit` bytes. */
  hasRoomFor(bytes: number, limit: number): boolean {
    return this.sizeBound + bytes <= limit || this.state().length + bytes <= limit
  }

  /**
   * Runs `work`, which applies clients' updates by `take`.
   * @returns what they changed, merged, to be committed and sent; null when nothing
   * @throws SpoiledDocument
   */
  apply(work: (take: Take) => void, limits: Pick<SyncLimits, 'text'>, budget: WorkBudget): Uint8Array | null {
    const changes: Changes = { plain: [], others: [] }
    this.changes = changes
    this.objection = null
    this.longest = limits.text
    try {
      work((update, plain) => this.take(update, plain, budget))
      if (this.doc.store.pendingStructs !== null || this.doc.store.pendingDs !== null) {
        throw new SpoiledDocument('malformed')
      }
      if (this.objection) throw new SpoiledDocument(this.objection)
      this.conflicts.tryAnotherOrder(budget)
      return this.changed(merged(changes))
    } catch (cause) {
      if (cause instanceof SpoiledDocument) throw cause
      throw new SpoiledDocument(cause instanceof ConflictsBeyond ? cause.limit : 'malformed', cause)
    } finally {
      this.changes = null
    }
  }

  private take(update: Uint8Array, plain: PlainUpdate | null, budget: WorkBudget): void {
    this.sizeBound += update.length
    this.conflicts.count(() => {
      if (plain) this.put(plain)
      else Y.applyUpdate(this.doc, update)
    }, budget)
  }

  private put(plain: PlainUpdate): void {
    const objection = integrate(this.doc, plain, this.longest)
    this.objection ??= objection
    this.changes?.plain.push(plain)
  }

  private changed(update: Uint8Array | null): Uint8Array | null {
    if (update === null) return null
    this.encoded = null
    this.question = null
    this.scratch = null
    this.uncommitted = update
    return update
  }

  /** What `apply` or `applyOwn` answered is in storage. */
  committed(): void {
    const { uncommitted } = this
    if (!uncommitted) return
    if (this.stored === 0) this.firstBytes = uncommitted.length
    else this.tailBytes += uncommitted.length
    this.stored++
    this.first.add(uncommitted)
    this.uncommitted = null
  }

  /**
   * A copy of the document for a server's own change, which may fail or be given up without a trace. It is kept for the
   * next one, with its client id, as long as `applyOwn` gets what was written there.
   */
  copy(): Y.Doc {
    if (!this.scratch) {
      this.scratch = new Y.Doc()
      Y.applyUpdate(this.scratch, this.state())
    }
    return this.scratch
  }

  /** The copy has been written to, and that has not been and will not be committed. */
  dropCopy(): void {
    this.scratch = null
  }

  /** Takes over what was written to the copy, after its commit. */
  applyOwn(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update)
    this.encoded = null
    this.question = null
    this.sizeBound += update.length
    this.uncommitted = update
    this.committed()
    // What the server takes out itself, as somebody's name, goes to nobody from now on.
    this.first.forget()
  }

  /** The first `replaced` stored updates, of `logBytes` behind the first, were replaced by one state. */
  compacted(replaced: number, logBytes: number): void {
    this.stored -= replaced - 1
    this.firstBytes += logBytes
    this.tailBytes -= logBytes
    // What storage holds no longer, nobody gets either.
    this.first.forget()
  }

  /** What the state vector was before an update, encoded: who missed that update lacks all beyond it. */
  vectorBefore(update: Uint8Array): Uint8Array {
    const vector = Y.decodeStateVector(Y.encodeStateVector(this.doc))
    for (const [client, clock] of Y.parseUpdateMeta(update).from) {
      if (clock === 0) vector.delete(client)
      else vector.set(client, clock)
    }
    return Y.encodeStateVector(vector)
  }
}

/** What cannot be read is found out with the document. */
function framesBefore(state: FirstState): readonly Uint8Array[] | null {
  try {
    return state.knownFrames
  } catch {
    return null
  }
}

interface Changes {
  readonly plain: PlainUpdate[]
  /** From each of Yjs' transactions. */
  readonly others: Uint8Array[]
}

function merged({ plain, others }: Changes): Uint8Array | null {
  if (others.length === 0) return plain.length > 1 ? joined(plain) : (plain[0]?.bytes ?? null)
  const updates = [...plain.map(({ bytes }) => bytes), ...others]
  return updates.length > 1 ? Y.mergeUpdates(updates) : (updates[0] ?? null)
}
