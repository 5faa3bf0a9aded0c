import type { Entry } from '../../model/acts.ts'

/** What a person can take back and do again, oldest first. */
interface KeptEntries {
  readonly done: readonly Entry[]
  readonly undone: readonly Entry[]
}

/** Where a history outlives a reload and a change of canvas. */
export interface HistoryShelf {
  readonly read: () => KeptEntries | null
  readonly write: (entries: KeptEntries) => void
}

/** Raised when the acts change shape: what an older page kept is then forgotten. */
const VERSION = 1
const PREFIX = 'kompassi.undo.'
/** A tab's store is small and shared by all canvases: of a history so many UTF-16 code units are kept, the newest acts. */
const MOST_LENGTH = 300_000

const isEntry = (value: unknown): value is Entry =>
  Array.isArray(value) &&
  value.every((act: unknown) => typeof act === 'object' && act !== null && 'kind' in act)

function parseKept(text: string, document: string): KeptEntries | null {
  const kept: unknown = JSON.parse(text)
  if (typeof kept !== 'object' || kept === null) return null
  const { version, document: of, done, undone } = kept as Record<string, unknown>
  // After something was erased a canvas has a new document: what was done to the old one is no more.
  if (version !== VERSION || of !== document) return null
  if (!Array.isArray(done) || !Array.isArray(undone) || ![...done, ...undone].every(isEntry)) return null
  return { done: done as Entry[], undone: undone as Entry[] }
}

/** The newest entries that fit. */
function fitting({ done, undone }: KeptEntries, document: string): string {
  let from = 0
  for (;;) {
    const text = JSON.stringify({ version: VERSION, document, done: done.slice(from), undone })
    if (text.length <= MOST_LENGTH) return text
    if (from >= done.length) return JSON.stringify({ version: VERSION, document, done: [], undone: [] })
    from += Math.max(1, Math.ceil((done.length - from) / 4))
  }
}

/** Nothing of a series can be taken back any more in this tab: it was deleted. */
export function forgetHistories(seriesId: string): void {
  try {
    const names = Object.keys(sessionStorage).filter((name) => name.startsWith(`${PREFIX}${seriesId}.`))
    for (const name of names) sessionStorage.removeItem(name)
  } catch (error) {
    console.info('what could be taken back is still in this tab', error)
  }
}

/**
 * The browser's store of this tab, which a reload keeps and the end of the tab drops. Where there is none, a history lives
 * as long as the page.
 * @param key names the canvas and the person
 * @param document the id of the canvas' document
 */
export function sessionShelf(key: string, document: string): HistoryShelf {
  const name = `${PREFIX}${key}`
  return {
    read: () => {
      try {
        const text = sessionStorage.getItem(name)
        return text === null ? null : parseKept(text, document)
      } catch (error) {
        console.info('what could be taken back was not readable', error)
        return null
      }
    },
    write: (entries) => {
      try {
        sessionStorage.setItem(name, fitting(entries, document))
      } catch (error) {
        console.info('this tab keeps nothing to take back after a reload', error)
      }
    },
  }
}
