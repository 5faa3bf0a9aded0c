import { createStore } from 'zustand/vanilla'

/** What the page says to those who listen to it; `turn` tells two equal texts apart. */
export const announcements = createStore<{ text: string; turn: number }>(() => ({ text: '', turn: 0 }))

/** Says a text politely through the page's live region (`LiveRegion`). */
export function announce(text: string): void {
  announcements.setState(({ turn }) => ({ text, turn: turn + 1 }))
}
