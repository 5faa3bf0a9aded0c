/*
 * The browser's small store for this device. It may be blocked, full, or hold what an older page or a person wrote: all
 * of that is answered with "nothing there", since none of it may keep anyone from a workshop.
 */

/** What the browser refused to keep lives as long as the page. */
const refused = new Map<string, string>()

/** The stored text of a key; null when there is none or the browser refuses. */
export function readStored(key: string): string | null {
  const kept = refused.get(key)
  if (kept !== undefined) return kept
  try {
    return window.localStorage.getItem(key)
  } catch (error) {
    console.info('the browser keeps nothing for this page', error)
    return null
  }
}

/** Stores a text, or removes it with null; only for as long as the page lives when the browser refuses. */
export function writeStored(key: string, text: string | null): void {
  refused.delete(key)
  try {
    if (text === null) window.localStorage.removeItem(key)
    else window.localStorage.setItem(key, text)
  } catch (error) {
    console.info('the browser keeps nothing for this page', error)
    if (text !== null) refused.set(key, text)
  }
}
