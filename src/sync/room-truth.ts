import type * as Y from 'yjs'
import type { StoreApi } from 'zustand/vanilla'
import { touchedKeys } from '../model/changes.ts'
import { holdPage } from './leaving.ts'
import type { RoomState } from './room-types.ts'
import type { Unsaved } from './unsaved.ts'

/** While the connection lives the server tells within that time that it has something more of what waits, ms. */
const SAVING_TIME = 4000
/** What was on the device all along is not said to be nowhere while the next letter is on its way there, ms. */
const KEEPING_TIME = 500
/** Finding out which things are marked takes this share of the time at most. */
const MARKING_SHARE = 0.1

export const NOTHING: ReadonlySet<string> = new Set()

/** What a room says of itself before anything has happened. */
export const BEGINNING: RoomState = {
  connection: { is: 'connecting' },
  synced: false,
  looking: false,
  unsaved: false,
  kept: false,
  keeping: false,
  slow: false,
  refused: null,
  held: 0,
}

/** Why `saved()` rejects. */
export class NotSaved extends Error {
  override name = 'NotSaved'
}

interface TruthOptions {
  readonly doc: Y.Doc
  readonly state: StoreApi<RoomState>
  readonly onlyHere: StoreApi<ReadonlySet<string>>
  readonly unsaved: Unsaved
  /** Whether this device's copy has all that was written here. */
  readonly keeps: () => boolean
  /** Whether this device may have more of it. */
  readonly looks: () => boolean
  /** Something has been unsaved for longer than it should. */
  readonly late: () => void
}

/** Keeps what a room says of what was written in step with what is true. */
export interface Truth {
  /** Says it anew; to be called whenever something of it may have changed. */
  readonly show: () => void
  /** The server has something more of what was written here. */
  readonly progressed: () => void
  readonly stop: () => void
}

export function createTruth({ doc, state, onlyHere, unsaved, keeps, looks, late }: TruthOptions): Truth {
  let isOver = false
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Since when something is in this page alone, ms. */
  let since = Infinity
  let markFrom = 0
  let marking: ReturnType<typeof setTimeout> | undefined

  const show = () => {
    if (isOver) return
    const before = state.getState()
    const any = unsaved.any()
    const kept = any && keeps()
    if (kept || !any) since = Infinity
    else if (since === Infinity) {
      since = Date.now()
      // A timer may come a moment early by the clock.
      setTimeout(show, KEEPING_TIME + 20)
    }
    const keeping = kept || (any && before.keeping && Date.now() - since < KEEPING_TIME)
    const refused = any ? unsaved.refusal() : null
    const slow = any && before.slow
    const looking = looks()
    if (any !== before.unsaved) expectSaving(any)
    if (
      before.unsaved !== any ||
      before.kept !== kept ||
      before.keeping !== keeping ||
      before.refused !== refused ||
      before.slow !== slow ||
      before.looking !== looking
    ) {
      state.setState({ unsaved: any, kept, keeping, refused, slow, looking })
    }
    mark(any && (before.connection.is !== 'live' || refused !== null || slow))
    holdPage(doc, any && !kept)
  }

  /** With hundreds of notes that wait it would take longer than a letter, and is not done with each. */
  const mark = (isStuck: boolean) => {
    const began = performance.now()
    clearTimeout(marking)
    if (isStuck && began < markFrom) {
      marking = setTimeout(show, markFrom - began)
      return
    }
    const marked = isStuck ? touchedKeys(doc, unsaved.changes()) : NOTHING
    if (!sameKeys(marked, onlyHere.getState())) onlyHere.setState(marked, true)
    const ended = performance.now()
    markFrom = ended + (ended - began) / MARKING_SHARE
  }

  const expectSaving = (isUnsaved: boolean) => {
    clearTimeout(timer)
    if (!isUnsaved) return
    timer = setTimeout(() => {
      state.setState({ slow: true })
      show()
      late()
    }, SAVING_TIME)
  }

  return {
    show,
    progressed: () => {
      const { unsaved: waits, slow } = state.getState()
      // Whoever writes on where answers take long has something unsaved all the time, and all of it is on its way.
      if (slow) state.setState({ slow: false })
      expectSaving(waits)
      show()
    },
    stop: () => {
      isOver = true
      clearTimeout(timer)
      clearTimeout(marking)
      holdPage(doc, false)
    },
  }
}

const sameKeys = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a === b || (a.size === b.size && [...a].every((key) => b.has(key)))

/** Resolves when nothing is unsaved; rejects with `NotSaved` when it was refused or the connection has ended. */
export function whenSaved(state: StoreApi<RoomState>): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = ({ unsaved, refused, connection }: RoomState): boolean => {
      if (!unsaved) resolve()
      else if (refused !== null) reject(new NotSaved(refused))
      else if (connection.is === 'ended') reject(new NotSaved('ended'))
      else return false
      return true
    }
    if (settle(state.getState())) return
    const stop = state.subscribe((now) => {
      if (settle(now)) stop()
    })
  })
}
