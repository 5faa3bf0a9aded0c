import { nanoid } from 'nanoid'
import { createStore } from 'zustand/vanilla'
import { announce } from './announce.ts'

export interface Notice {
  readonly text: string
  readonly kind: 'info' | 'error'
  readonly action?: { readonly label: string; readonly onSelect: () => void }
  /** It stays until it is dismissed, also when it only informs: its action is not to be lost while one looks away. */
  readonly stays?: boolean
  /** What it is about: it goes with that, see `dismissAbout`. */
  readonly about?: unknown
}

export interface ShownNotice extends Notice {
  readonly id: string
}

/** At most so many at once; older ones make way. */
const MOST = 3

export const notices = createStore<{ readonly shown: readonly ShownNotice[] }>(() => ({ shown: [] }))

/** Shows a message at the edge of the page, and says it to those who listen. One that is shown already is not repeated. */
export function notify(notice: Notice): void {
  // Of what comes with its words only an alert is read out.
  if (notice.kind === 'info') announce(`${notice.text} ${notice.action?.label ?? ''}`.trim())
  notices.setState(({ shown }) => {
    const others = shown.filter(({ text, kind }) => text !== notice.text || kind !== notice.kind)
    return { shown: [...others, { ...notice, id: nanoid(8) }].slice(-MOST) }
  })
}

export function dismiss(id: string): void {
  notices.setState(({ shown }) => ({ shown: shown.filter((notice) => notice.id !== id) }))
}

/** Takes back what is about something that is closed: its action would do something that is not seen. */
export function dismissAbout(what: unknown): void {
  notices.setState(({ shown }) => ({ shown: shown.filter(({ about }) => about !== what) }))
}

/** Takes back what is no longer true. */
export function unsay({ text, kind }: Pick<Notice, 'text' | 'kind'>): void {
  notices.setState(({ shown }) => ({
    shown: shown.filter((notice) => notice.text !== text || notice.kind !== kind),
  }))
}
