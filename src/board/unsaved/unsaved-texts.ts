import { createStore } from 'zustand/vanilla'
import { holdPage } from '../../sync/leaving.ts'

/*
 * What was typed or pasted onto a canvas that could not take it, full or closed, stays in this tab until it is saved or let
 * go, also over a reload. Whoever closes the tab is asked first. A browser may refuse its store; then it stays as long as the page.
 */

export interface Unsaved {
  /** The field that it was meant for. */
  readonly field: string
  /** A text for each note to be. */
  readonly texts: readonly string[]
}

/** Of one canvas and one person. */
export const unsavedKey = (participant: string, canvas: string): string =>
  `kompassi.unsaved.${participant}.${canvas}`

export const unsavedTexts = createStore<ReadonlyMap<string, Unsaved | null>>(() => new Map())

function withStore<T>(act: (store: Storage) => T): T | null {
  try {
    return act(window.sessionStorage)
  } catch (error) {
    console.info('the browser keeps nothing for this page', error)
    return null
  }
}

function parse(text: string | null): Unsaved | null {
  if (text === null) return null
  try {
    const { field, texts } = JSON.parse(text) as Record<string, unknown>
    const isWhole =
      typeof field === 'string' && Array.isArray(texts) && texts.every((each) => typeof each === 'string')
    return isWhole && texts.length > 0 ? { field, texts } : null
  } catch (error) {
    console.info('what was kept cannot be read', error)
    return null
  }
}

/** What waits for a canvas; null: nothing. */
export function readUnsaved(key: string): Unsaved | null {
  const known = unsavedTexts.getState().get(key)
  if (known !== undefined) return known
  return parse(withStore((store) => store.getItem(key)))
}

/** Keeps it in the place of what waited; null: nothing waits any more. */
export function setUnsaved(key: string, unsaved: Unsaved | null): void {
  withStore((store) =>
    unsaved === null ? store.removeItem(key) : store.setItem(key, JSON.stringify(unsaved)),
  )
  unsavedTexts.setState((all) => new Map(all).set(key, unsaved), true)
  holdPage(unsavedTexts, [...unsavedTexts.getState().values()].some(Boolean))
}

/** Keeps texts, after what waits already. */
export function keepUnsaved(key: string, { field, texts }: Unsaved): void {
  const before = readUnsaved(key)
  setUnsaved(key, { field: before?.field ?? field, texts: [...(before?.texts ?? []), ...texts] })
}
