import type { Browser, BrowserContext, Page } from '@playwright/test'

export type ContenderName = 'ours' | 'tldraw' | 'Excalidraw' | 'plain DOM'

/** What another person does to a note: it goes sideways by so many units, or says something else. */
export interface RemoteEdit {
  readonly id: string
  readonly dx: number
  readonly text?: string
}

/** A page with a board, and what the bench has to know of it. Points are CSS pixels on the screen. */
export interface OpenBoard {
  readonly page: Page
  /** Where the middle of a note is. */
  readonly at: (id: string) => Promise<{ readonly x: number; readonly y: number }>
  readonly scale: () => Promise<number>
  /** A note that nothing lies over, in the middle of the board: the hand takes this one. */
  readonly free: () => Promise<string>
  readonly text: (id: string) => Promise<string>
  /** Begins to edit as others would, so many edits a second. @returns ends it, and tells how many arrived */
  readonly edits: (perSecond: number, make: (index: number) => RemoteEdit) => Promise<() => Promise<number>>
  readonly close: () => Promise<void>
}

export interface Contender {
  readonly name: ContenderName
  /** A page of an own context (nothing cached), not yet at the board. */
  readonly enter: (browser: Browser) => Promise<{ readonly context: BrowserContext; readonly page: Page }>
  /** The board's address: with all notes, or empty. */
  readonly address: (full: boolean) => string
  /** In the page: whether a first note could be made now; how many notes are there. */
  readonly ready: string
  readonly count: string
  readonly board: (context: BrowserContext, page: Page) => Promise<OpenBoard>
  readonly stop: () => Promise<void>
}

export const VIEWPORT = { width: 1440, height: 900 }
