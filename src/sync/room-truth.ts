import type * as Y from 'yjs'
import type { StoreApi } from 'zustand/vanilla'
import { touchedKeys } from '../model/changes.ts'
import { holdPage } from './leaving.ts'
import { CLOSE } from './protocol.ts'
import type { Connection, RoomState } from './room-types.ts'
import type { Unsaved } from './unsaved.ts'

/** Saving takes no longer while the connection lives, ms. */
const SAVING_TIME = 4000

export const NOTHING: ReadonlySet<string> = new Set()

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
  /** Something has been unsaved for longer than it should. */
  readonly late: () => void
}

/** Keeps what a room says of what was written in step with what is true. */
export interface Truth {
  /** Says it anew; to be called whenever something of it may have changed. */
  readonly show: () => void
  readonly stop: () => void
}

export function createTruth({ doc, state, onlyHere, unsaved, keeps, late }: TruthOptions): Truth {
  let isOver = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const show = () => {
    if (isOver) return
    const before = state.getState()
    const { connection } = before
    // What was deleted by its owner has nothing left to save.
    const any = unsaved.any() && !isDeleted(connection)
    const kept = any && keeps()
    const refused = any ? unsaved.refusal() : null
    const slow = any && before.slow
    if (any !== before.unsaved) expectSaving(any)
    if (
      before.unsaved !== any ||
      before.kept !== kept ||
      before.refused !== refused ||
      before.slow !== slow
    ) {
      state.setState({ unsaved: any, kept, refused, slow })
    }
    const isStuck = any && (connection.is !== 'live' || refused !== null || slow)
    const marked = isStuck ? touchedKeys(doc, unsaved.changes()) : NOTHING
    if (!sameKeys(marked, onlyHere.getState())) onlyHere.setState(marked, true)
    holdPage(doc, any && !kept)
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
    stop: () => {
      isOver = true
      clearTimeout(timer)
      holdPage(doc, false)
    },
  }
}

const isDeleted = (connection: Connection): boolean =>
  connection.is === 'ended' && connection.code === CLOSE.deleted

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
