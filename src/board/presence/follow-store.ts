import { createStore } from 'zustand/vanilla'

/** The person whose view this tab follows, by participant id; null: one's own eyes. */
export const following = createStore<{ readonly person: string | null }>(() => ({ person: null }))

export const follow = (person: string): void => following.setState({ person })

export const stopFollowing = (): void => {
  if (following.getState().person !== null) following.setState({ person: null })
}
