import * as Y from 'yjs'
import { guarded } from '../model/documents.ts'
import { keepPageWhile } from './keep-page.ts'
import { COPY } from './local-copy.ts'
import { copies } from './local-copies.ts'
import { type CopyKey, nameOf } from './local-copy-store.ts'

/*
 * The series' document as this device had it last. Nobody here writes it, so it is kept whole and only looked at when the server does
 * not answer: a document that is opened with the server has it all from there, and what a restored server has not is then not in it.
 */

/** So long (ms) after a change it is written: steps and timers change seldom. */
const SOON = 500
const PATH = 'series'

/** One for all who are in the series on this device: it says the same to everybody, and so none is left of who comes no more. */
const keyOf = (seriesId: string): CopyKey => ({ seriesId, participant: '', role: 'viewer', path: PATH })

const followed = new WeakSet<Y.Doc>()

interface Followed {
  readonly seriesId: string
  readonly doc: Y.Doc
  /** Whether the server does not answer, so that what the device has is wanted. */
  readonly isMissed: () => boolean
  /** Whether the document is at its end, and not to be kept any more. */
  readonly isOver: () => boolean
  /** How many are there now. */
  readonly people: () => number
}

/** Keeps a series' document on this device from now on, and brings what was kept into one that is empty while that is wanted. */
export async function followSeries({ seriesId, doc, isMissed, isOver, people }: Followed): Promise<void> {
  if (!followed.has(doc)) {
    followed.add(doc)
    follow(keyOf(seriesId), doc, isOver)
    void keepPageWhile({ people: people(), isMissed, isOver })
  }
  const isMissing = () => doc.store.clients.size === 0 && isMissed() && !isOver()
  if (!isMissing()) return
  try {
    const { updates } = await copies.load(keyOf(seriesId))
    // The server may have come first.
    if (isMissing()) for (const { update } of updates) Y.applyUpdate(doc, update, COPY)
  } catch (error) {
    console.info('this device’s copy of the series could not be read', error)
  }
}

function follow(key: CopyKey, doc: Y.Doc, isOver: () => boolean): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const write = async () => {
    try {
      const { updates } = await copies.load(key)
      // What was deleted meanwhile does not come back.
      if (isOver()) return
      await copies.write(key, {
        update: Y.encodeStateAsUpdate(doc),
        adds: false,
        replaces: updates.map(({ id }) => id),
        writer: PATH,
        unsaved: null,
        adopted: [],
      })
    } catch (error) {
      console.info('this device keeps no copy of the series', error)
    }
  }
  const writeIn = (wait: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void write(), wait)
  }
  doc.on(
    'update',
    guarded((_: Uint8Array, origin: unknown) => {
      if (origin !== COPY) writeIn(SOON)
    }),
  )
  doc.on('destroy', () => clearTimeout(timer))
  if (doc.store.clients.size > 0) writeIn(0)
}

/** Whether this device has the series' document. */
export async function hasSeries(seriesId: string): Promise<boolean> {
  try {
    return (await copies.list(seriesId)).some(({ path }) => path === PATH)
  } catch (error) {
    console.info('this device’s copies could not be read', error)
    return false
  }
}

/** Takes the series' document off this device, if it can be reached there. */
export async function dropSeries(seriesId: string): Promise<void> {
  try {
    await copies.drop(({ copy }) => copy === nameOf(keyOf(seriesId)))
  } catch (error) {
    console.info('the copy of the series is still on this device', error)
  }
}
