import { useCallback } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

interface AuthorNames {
  /** Whether notes say who wrote them. */
  readonly shown: boolean
  /** By participant id; kept while the page lives, so that a change of canvas asks for nothing anew. */
  readonly names: ReadonlyMap<string, string>
}

const STORED = 'kompassi.authors'

function storedChoice(): boolean {
  try {
    return localStorage.getItem(STORED) === 'shown'
  } catch (error) {
    console.info('the browser keeps nothing for this page', error)
    return false
  }
}

/** Who wrote what, as this device's person wants to see it. */
export const authorNames = createStore<AuthorNames>(() => ({ shown: storedChoice(), names: new Map() }))

export function showAuthors(show: boolean): void {
  authorNames.setState({ shown: show })
  try {
    localStorage.setItem(STORED, show ? 'shown' : 'hidden')
  } catch (error) {
    console.info('the browser keeps nothing for this page', error)
  }
}

/** Adds names; the newest of a person counts. */
export function learnNames(people: Iterable<{ readonly id: string; readonly name: string }>): void {
  const { names } = authorNames.getState()
  const next = new Map(names)
  for (const { id, name } of people) if (name !== '') next.set(id, name)
  const isNew = next.size !== names.size || [...next].some(([id, name]) => names.get(id) !== name)
  if (isNew) authorNames.setState({ names: next })
}

/** The name to be shown at what a participant wrote; null: none, as for what has no author. */
export function useAuthor(by: string | null): string | null {
  return useStore(
    authorNames,
    useCallback(
      ({ shown, names }: AuthorNames) => (shown && by !== null ? (names.get(by) ?? null) : null),
      [by],
    ),
  )
}
