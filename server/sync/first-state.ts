import * as Y from 'yjs'
import { onWire, step2Frame, updateFrame } from './frames.ts'

/** What a document is that nobody has written to. */
const NOTHING = Uint8Array.of(0, 0)
/** What was committed besides may be so long, bytes, or such a part of the state, before the state is encoded anew. */
const LONG_BYTES = 4_000
const LONG_PART = 1 / 8

/**
 * What goes to somebody who has nothing of a document: its state as it was at some commit, and what was committed since,
 * merged. To encode the state takes 25 ms for 2,000 notes, in which nobody is served; while people write it would be out of
 * date with the next commit, and when a document has just been loaded, storage has had it in this form.
 */
export class FirstState {
  /** Null: it is to be encoded. */
  private state: Uint8Array | null = NOTHING
  /** What was committed before the state, when that came as one large update: many notes pasted, a long time offline. */
  private earlier: readonly Uint8Array[] = []
  private later: Uint8Array[] = []
  private laterBytes = 0
  /** What is earlier, and the state, framed: as an update or as the whole answer. */
  private framed: { readonly frames: readonly Uint8Array[]; readonly isAll: boolean } | null = null
  private last: Uint8Array | null = null

  /** @param stored what the document was loaded from, in its order */
  constructor(stored: readonly Uint8Array[]) {
    for (const update of stored) this.add(update)
  }

  /** An update was committed. */
  add(update: Uint8Array): void {
    if (this.state === null) return
    if (this.state === NOTHING || this.isOutweighedBy(update)) return this.beginWith(update)
    this.later.push(update)
    this.laterBytes += update.length
    this.last = null
    // Nobody asks for it, perhaps for long: it is not kept beyond what it would be used for.
    if (this.laterBytes > Math.max(LONG_BYTES, this.state.length * LONG_PART)) this.forget()
  }

  private isOutweighedBy(update: Uint8Array): boolean {
    if (update.length <= LONG_BYTES) return false
    return bytesOf(this.all()) <= update.length * LONG_PART
  }

  private beginWith(update: Uint8Array): void {
    this.earlier = this.all()
    this.state = update
    this.later = []
    this.laterBytes = 0
    this.framed = null
    this.last = null
  }

  private all(): readonly Uint8Array[] {
    const state = this.state === null || this.state === NOTHING ? [] : [this.state]
    return [...this.earlier, ...state, ...this.later]
  }

  /** What came before now goes to nobody any more. */
  forget(): void {
    this.state = null
    this.framed = null
    this.last = null
    this.earlier = []
    this.later = []
    this.laterBytes = 0
  }

  /**
   * The frames to be sent, as `onWire` makes them; shared. The last is the answer to step 1, with which a client has all.
   * @param encode the whole document, if that is needed
   */
  frames(encode: () => Uint8Array): readonly Uint8Array[] {
    this.state ??= encode()
    return this.framesOf(this.state)
  }

  /** The same while there is no document; null if one is needed. */
  get knownFrames(): readonly Uint8Array[] | null {
    return this.state && this.framesOf(this.state)
  }

  private framesOf(state: Uint8Array): readonly Uint8Array[] {
    const isAll = this.later.length === 0
    if (this.framed?.isAll !== isAll) this.framed = { frames: this.frame(state, isAll), isAll }
    if (isAll) return this.framed.frames
    if (this.later.length > 1) this.later = [Y.mergeUpdates(this.later)]
    this.last ??= onWire(step2Frame(this.later[0] ?? NOTHING))
    return [...this.framed.frames, this.last]
  }

  private frame(state: Uint8Array, isAll: boolean): readonly Uint8Array[] {
    if (this.earlier.length > 1) this.earlier = [Y.mergeUpdates([...this.earlier])]
    return [...this.earlier.map(updateFrame), isAll ? step2Frame(state) : updateFrame(state)].map(onWire)
  }
}

const bytesOf = (parts: readonly Uint8Array[]): number => parts.reduce((sum, part) => sum + part.length, 0)
