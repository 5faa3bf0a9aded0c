import * as Y from 'yjs'

/** The version of the shapes in `docs/document.md`; a page that knows only an older one must reload before it writes. */
export const DOCUMENT_VERSION = 1

/** The transaction origin of what this peer's own person does; everything else came from elsewhere. */
export const LOCAL = Symbol('local')

/** Runs one named operation as one transaction of this peer's own person. */
export function act<T>(doc: Y.Doc, change: () => T): T {
  return doc.transact(change, LOCAL)
}

/**
 * Wraps a listener so that it never throws: Yjs stops sending for good after a listener of a document threw (yjs#799).
 * What it would have thrown goes to `console.error`, where the error screen and the tests see it.
 */
export function guarded<A extends unknown[]>(listener: (...args: A) => void): (...args: A) => void {
  return (...args) => {
    try {
      listener(...args)
    } catch (error) {
      console.error('a document listener failed', error)
    }
  }
}

/** Reads a value that another peer wrote, of which nothing is certain. */
export const readString = (value: unknown): string => (typeof value === 'string' ? value : '')
export const readNumber = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null
export const readText = (value: unknown): string =>
  value instanceof Y.Text ? value.toString() : readString(value)
