import { use } from 'react'
import type { ComponentType } from 'react'

/* Parts of the page that its first screen does without. They are loaded when they are shown, or when the page has time. */

type Load = () => Promise<void>

/** After a part could not be loaded, trying again soon would only fail again; ms. */
const REST = 3000

const waiting = new Set<Load>()
let hasTime = false

/**
 * A component that is loaded when it is needed, below a `Suspense`; once loaded it renders at once.
 * @param load imports it
 */
export function onDemand<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  let loaded: ComponentType<Props> | null = null
  let loading: Promise<void> | null = null
  /* What is shown waits for one and the same promise, failed or not, or React would try without end. */
  let shown: Promise<void> | null = null

  const get: Load = () => {
    waiting.delete(get)
    loading ??= begin()
    return loading
  }
  async function begin(): Promise<void> {
    try {
      loaded = await load()
    } catch (error) {
      loading = null
      waiting.add(get)
      throw error
    }
  }
  waiting.add(get)
  if (hasTime) scheduleNext()

  return function OnDemand(props: Props) {
    if (!loaded) {
      if (!shown) {
        shown = get()
        shown.catch(() => {
          setTimeout(() => {
            shown = null
          }, REST)
        })
      }
      use(shown)
    }
    const Component = loaded
    return Component && <Component {...props} />
  }
}

/** Loads every part that is known now, and those which they bring; rejects when one cannot be loaded. */
export async function loadAll(): Promise<void> {
  while (waiting.size > 0) await Promise.all([...waiting].map((load) => load()))
}

let scheduled = false

function scheduleNext(): void {
  if (scheduled) return
  scheduled = true
  const next = () => {
    const [load] = waiting
    if (!load) {
      scheduled = false
      return
    }
    // One after the other, so that nothing of the work at hand waits for them.
    load().then(later, (error: unknown) => {
      scheduled = false
      console.info('a part of the page is loaded when it is needed', error)
    })
  }
  const later = () => whenIdle(next)
  later()
}

/** Safari has no idle callbacks. */
const whenIdle: (act: () => void) => void =
  'requestIdleCallback' in globalThis ? (act) => requestIdleCallback(act) : (act) => setTimeout(act, 200)

/** The first screen is there and can be worked with: from now on the rest is loaded, bit by bit, when the page idles. */
export function loadRestWhenIdle(): void {
  hasTime = true
  scheduleNext()
}
