import { createStore } from 'zustand/vanilla'

interface Announcement {
  readonly text: string
  /** Tells two equal texts apart. */
  readonly turn: number
  /** When it was said, ms since the epoch. */
  readonly at: number
}

/** What the page says to those who listen to it. */
export const announcements = createStore<Announcement>(() => ({ text: '', turn: 0, at: 0 }))

/**
 * Says a text politely through the page's live region (`LiveRegion`). A full stop behind what ends with a mark of its own,
 * as a field's heading that is a question, is left out.
 */
export function announce(words: string): void {
  const text = words.replace(/([?!…])\.(?= |$)/g, '$1')
  announcements.setState(({ turn }) => ({ text, turn: turn + 1, at: Date.now() }))
}
