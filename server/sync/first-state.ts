import * as Y from 'yjs'
import { onWire, step2Frame, updateFrame } from './frames.ts'

/** What a document is that nobody has written to. */
const NOTHING = Uint8Array.of(0, 0)
/** What was committed since may be so long, bytes, or such a part of the state, before the state is encoded anew. */
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
  private later: Uint8Array[] = []
  private laterBytes = 0
  /** The state, framed, as an update or as the whole answer. */
  private framed: { readonly bytes: Uint8Array; readonly isAll: boolean } | null = null
  private last: Uint8Array | null = null

  /** @param stored what the document was loaded from, in its order */
  constructor(stored: readonly Uint8Array[]) {
    for (const update of stored) this.add(update)
  }

  /** An update was committed. */
  add(update: Uint8Array): void {
    if (this.state === null) return
    if (this.state === NOTHING) {
      this.state = update
      this.framed = null
      return
    }
    this.later.push(update)
    this.laterBytes += update.length
    this.last = null
    // Nobody asks for it, perhaps for long: it is not kept beyond what it would be used for.
    if (this.isLong) this.forget()
  }

  /** What came before now goes to nobody any more. */
  forget(): void {
    this.state = null
    this.framed = null
    this.last = null
    this.later = []
    this.laterBytes = 0
  }

  /**
   * The frames to be sent, as `onWire` makes them; shared. The last is the answer to step 1, with which a client has all.
   * @param encode the whole document, if that is needed
   */
  frames(encode: () => Uint8Array): readonly Uint8Array[] {
    this.state ??= encode()
    const { state } = this
    const isAll = this.later.length === 0
    if (this.framed?.isAll !== isAll) {
      this.framed = { bytes: onWire(isAll ? step2Frame(state) : updateFrame(state)), isAll }
    }
    if (isAll) return [this.framed.bytes]
    if (this.later.length > 1) this.later = [Y.mergeUpdates(this.later)]
    this.last ??= onWire(step2Frame(this.later[0] ?? NOTHING))
    return [this.framed.bytes, this.last]
  }

  private get isLong(): boolean {
    return this.laterBytes > Math.max(LONG_BYTES, (this.state?.length ?? 0) * LONG_PART)
  }
}
