import { createStore } from 'zustand/vanilla'
import { holdPage } from '../../sync/leaving.ts'
import { readStored, writeStored } from '../../sync/stored.ts'

/*
 * What was typed or pasted onto a canvas that could not take it, full or closed, stays on this device until it is saved or let
 * go, in all tabs of that person. Whoever closes the tab is asked first: what is not on the canvas is easily forgotten. A browser may
 * refuse its store; then it stays as long as the page.
 */

export interface Unsaved {
  /** The field that it was meant for. */
  readonly field: string
  /** A text for each note to be. */
  readonly texts: readonly string[]
}

const PREFIX = 'kompassi.unsaved.'

/** Of one canvas and one person. */
export const unsavedKey = (participant: string, canvas: string): string => `${PREFIX}${participant}.${canvas}`

export const unsavedTexts = createStore<ReadonlyMap<string, Unsaved | null>>(() => new Map())

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
  return parse(readStored(key))
}

/** Keeps it in the place of what waited; null: nothing waits any more. */
export function setUnsaved(key: string, unsaved: Unsaved | null): void {
  writeStored(key, unsaved && JSON.stringify(unsaved))
  show(key, unsaved)
}

function show(key: string, unsaved: Unsaved | null): void {
  unsavedTexts.setState((all) => new Map(all).set(key, unsaved), true)
  holdPage(unsavedTexts, [...unsavedTexts.getState().values()].some(Boolean))
}

// Another tab has written on, made notes of it or let it go.
window.addEventListener('storage', ({ key, newValue }) => {
  if (key?.startsWith(PREFIX)) show(key, parse(newValue))
})

/** What waits for a participant goes with the series. */
export function forgetUnsaved(participant: string): void {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(unsavedKey(participant, '')))
    for (const key of keys) setUnsaved(key, null)
  } catch (error) {
    console.info('the browser keeps nothing for this page', error)
  }
}

/** Keeps texts, after what waits already. */
export function keepUnsaved(key: string, { field, texts }: Unsaved): void {
  const before = readUnsaved(key)
  setUnsaved(key, { field: before?.field ?? field, texts: [...(before?.texts ?? []), ...texts] })
}
