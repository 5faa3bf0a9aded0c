import { nanoid } from 'nanoid'
import * as Y from 'yjs'
import { isEmpty, together } from '../model/changes.ts'
import { changesBy, othersUnsaved } from './adopt.ts'
import { CopyFailure } from './local-copy-database.ts'
import type { UnsavedRow } from './local-copy-store.ts'
import type { CopyStatus, LocalCopy, LocalCopyOptions } from './local-copy-types.ts'

/** The origin of what the device's copy brought into a document. */
export const COPY = Symbol('copy')

/** What is written here is on the device after so long, ms. */
const SOON = 50
/** What the server has anyway is, ms. */
const LATER = 1000
/** After a failure it is tried again, ms. */
const AGAIN = 10_000
/** Sooner where it could not be read: nobody knows what is in it, ms. */
const LOOK_AGAIN = 1000
/** So many updates of a copy are put together. */
const MOST_UPDATES = 64

/** What still writes after its room was closed: whoever opens the same document again in this tab begins after it. */
const closing = new Map<string, Promise<void>>()

export function createLocalCopy({ store, key, doc, unsaved, found, changed }: LocalCopyOptions): LocalCopy {
  const writer = nanoid()
  const name = `${key.seriesId}/${key.participant}/${key.role}/${key.path}`
  let status: CopyStatus = { is: 'loading' }
  let isLoaded = false
  let failedLoads = 0
  let isClosed = false
  let isDropped = false
  let buffer: Uint8Array[] = []
  /** The ids of the updates on the device that the document holds. */
  let known: number[] = []
  let adopted: readonly UnsavedRow[] = []
  /** The next write is the whole document, in place of all that is known. */
  let whole = false
  /** Counts what was written here: so much of it came, so much is on the device. */
  let own = 0
  let kept = 0
  /** Whether the device says that something is unsaved, and whether that may be out of date. */
  let isMarked = false
  let isTold = false
  let wrote = 0
  let timer: { readonly at: number; readonly id: ReturnType<typeof setTimeout> } | null = null
  let working: Promise<void> | null = null

  const show = (next: CopyStatus) => {
    status = next
    changed()
  }
  const fail = (error: unknown) => {
    const trouble = error instanceof CopyFailure ? error.trouble : 'broken'
    if (status.is !== 'failed') console.info('this device keeps no copy', error)
    // The document has everything; what waited piece by piece would only grow.
    whole = true
    buffer = []
    show({ is: 'failed', trouble })
    if (trouble !== 'none' && !isClosed) schedule(failedLoads === 1 && !isLoaded ? LOOK_AGAIN : AGAIN)
  }

  function schedule(wait: number): void {
    const at = Date.now() + wait
    if (isClosed || (timer && timer.at <= at)) return
    if (timer) clearTimeout(timer.id)
    timer = { at, id: setTimeout(() => void onTime(), wait) }
  }

  async function onTime(): Promise<void> {
    timer = null
    // Saved on the server meanwhile: then there is no hurry.
    const wait = wrote + LATER - Date.now()
    if (status.is === 'ready' && isEmpty(unsaved()) && !isMarked && wait > SOON) schedule(wait)
    else await flush()
  }

  async function load(): Promise<void> {
    try {
      await closing.get(name)
      const loaded = await store.load(key)
      for (const { id, update } of loaded.updates) if (apply(update)) known.push(id)
      adopted = loaded.unsaved
      isLoaded = true
      isMarked = adopted.length > 0
      if (isMarked) found(together(adopted.map(({ changes }) => changes)))
      show({ is: 'ready' })
    } catch (error) {
      failedLoads++
      fail(error)
    }
  }

  async function adopt(): Promise<void> {
    await working
    if (!isLoaded || isClosed) return
    try {
      const left = await othersUnsaved(store, key, writer)
      if (!left) return
      const changes = changesBy(doc, () => {
        for (const { id, update } of left.updates) if (!known.includes(id) && apply(update)) known.push(id)
      })
      // A tab that still is there and connected has sent it already, and it has come here from the server.
      if (isEmpty(changes)) return
      adopted = left.unsaved
      found(changes)
      isMarked = true
      isTold = true
      schedule(SOON)
      changed()
    } catch (error) {
      console.info('what other tabs left could not be read', error)
    }
  }

  /** An update that cannot be read stays on the device and does no harm to the others. */
  function apply(update: Uint8Array): boolean {
    try {
      Y.applyUpdate(doc, update, COPY)
      return true
    } catch (error) {
      console.error('a part of the device’s copy could not be read', error)
      return false
    }
  }

  const isWaiting = () => !isDropped && (buffer.length > 0 || whole || kept < own || (isTold && isMarked))

  async function write(): Promise<void> {
    const changes = unsaved()
    const upTo = own
    const isWhole = whole || known.length >= MOST_UPDATES
    const pieces = buffer
    const update = isWhole ? Y.encodeStateAsUpdate(doc) : pieces.length > 0 ? Y.mergeUpdates(pieces) : null
    const replaces = isWhole ? known : []
    buffer = []
    whole = false
    isTold = false
    // A refusal of what cannot be named is something, too: as long as the document has unsaved changes, it is marked.
    const row = isEmpty(changes) ? null : { changes, stamp: Date.now() + Math.random() }
    const adds = !isWhole && known.length > 0
    const id = await store.write(key, { update, adds, replaces, writer, unsaved: row, adopted })
    known = [...(isWhole ? [] : known), ...(id === null ? [] : [id])]
    adopted = []
    isMarked = row !== null
    // Saved on the server while this was being written.
    if (isMarked && isEmpty(unsaved())) isTold = true
    kept = upTo
    wrote = Date.now()
  }

  async function work(): Promise<void> {
    if (!isLoaded) await load()
    if (!isLoaded) return
    try {
      while (isWaiting()) {
        try {
          await write()
        } catch (error) {
          whole = true
          const trouble = error instanceof CopyFailure ? error.trouble : null
          if (trouble === 'gone') continue
          const isFull = trouble === 'full'
          if (!isFull || !(await store.evict(key.seriesId))) throw error
        }
      }
      if (status.is === 'ready') changed()
      else show({ is: 'ready' })
    } catch (error) {
      fail(error)
    }
  }

  function flush(): Promise<void> {
    working ??= work().finally(() => {
      working = null
      if (status.is === 'ready' && isWaiting()) schedule(SOON)
    })
    return working
  }

  async function finish(): Promise<void> {
    await working
    if (status.is === 'ready' && isWaiting()) await flush()
  }

  const stopListening = store.onClosed(() => {
    if (status.is !== 'ready' || (known.length === 0 && own === 0)) return
    whole = true
    buffer = []
    changed()
    schedule(SOON)
  })

  const stop = () => {
    isClosed = true
    stopListening()
    if (timer) clearTimeout(timer.id)
    timer = null
  }

  return {
    status: () => status,
    keeps: () => status.is === 'ready' && kept === own && !whole,
    isLooking: () => !isLoaded && failedLoads < 2 && !(status.is === 'failed' && status.trouble === 'none'),
    load: () => {
      working ??= load().finally(() => {
        working = null
        if (status.is === 'ready' && isWaiting()) schedule(SOON)
      })
      return working
    },
    adopt,
    took: (update, isOwn) => {
      // Also where the copy is gone: nothing keeps it then.
      if (isOwn) own++
      if (isClosed) return
      // After a failure the whole document will be written.
      if (!whole) buffer.push(update)
      if (status.is === 'ready') schedule(isOwn ? SOON : LATER)
    },
    told: () => {
      if (isMarked || !isEmpty(unsaved())) isTold = true
      if (isTold && status.is === 'ready') schedule(LATER)
    },
    flush,
    close: async () => {
      if (isClosed) return
      stop()
      const end = finish()
      closing.set(name, end)
      await end
      if (closing.get(name) === end) closing.delete(name)
    },
    drop: async () => {
      isDropped = true
      stop()
      await working
      await store.drop((row) => row.copy === name)
    },
  }
}
