import type { Awareness } from 'y-protocols/awareness'
import { NOTHING, type Pointing } from './pointing.ts'

/** How often cursors go out (ms), by how many tabs are on the canvas: a hundred at twenty a second are a flood. */
export const paceFor = (tabs: number): number => {
  if (tabs <= 4) return 50
  return tabs <= 12 ? 100 : 200
}

/** Tells the others where this tab points. */
export interface Publisher {
  /** Merges and sends, the newest state at the latest after the interval. */
  readonly publish: (pointing: Partial<Pointing>) => void
  readonly close: () => void
}

export function createPublisher(awareness: Awareness): Publisher {
  let latest = NOTHING
  let sent = 0
  let timer: ReturnType<typeof setTimeout> | null = null

  function send(): void {
    timer = null
    sent = performance.now()
    // Other fields of the state, if any, are other parts of the page's.
    awareness.setLocalState({ ...awareness.getLocalState(), ...latest })
  }

  return {
    publish: (pointing) => {
      latest = { ...latest, ...pointing }
      const pace = paceFor(awareness.getStates().size)
      timer ??= setTimeout(send, Math.max(0, pace - (performance.now() - sent)))
    },
    close: () => {
      if (timer !== null) clearTimeout(timer)
      if (awareness.getLocalState()) awareness.setLocalState({ ...awareness.getLocalState(), ...NOTHING })
    },
  }
}
