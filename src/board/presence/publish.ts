import type { Awareness } from 'y-protocols/awareness'
import type { Pointing } from './others.ts'

/** Cursors go out at most so often (ms): twenty a second. */
const INTERVAL = 50

/** Tells the others where this tab points. */
export interface Publisher {
  /** Merges and sends, the newest state at the latest after the interval. */
  readonly publish: (pointing: Partial<Pointing>) => void
  readonly close: () => void
}

const NOTHING: Pointing = { cursor: null, editing: null, dragging: null }

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
      timer ??= setTimeout(send, Math.max(0, INTERVAL - (performance.now() - sent)))
    },
    close: () => {
      if (timer !== null) clearTimeout(timer)
      if (awareness.getLocalState()) awareness.setLocalState({ ...awareness.getLocalState(), ...NOTHING })
    },
  }
}
