import { WORKER_PATH } from './protocol-pages.ts'

/** A hall that comes at once would fetch all of the page at once: for each who is there it may take so much longer, ms. */
const EACH = 400
/** So long after it could not be kept it is tried again, then twice as long: some browsers never let it, ms. */
const AGAIN = 10_000

interface Watched {
  /** How many are there now. */
  readonly people: number
  /** Whether the server does not answer. */
  readonly isMissed: () => boolean
  /** Whether one is not there any more. */
  readonly isOver: () => boolean
}

/** Has the browser keep the page, in a turn of one's own and as soon as there is a server to get it from. */
export async function keepPageWhile({ people, isMissed, isOver }: Watched): Promise<void> {
  await pause(Math.random() * people * EACH)
  let wait = AGAIN
  while (!isOver()) {
    if (!isMissed()) {
      if (await keepPage()) return
      wait *= 2
    }
    await pause(wait)
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * Has the browser keep the page itself, so that it opens without a server, too. Over plain HTTP in a local network there is no such
 * thing: there nothing is kept but what was written.
 * @returns false: it may go another time, when the server can be had for as long as it takes
 */
export async function keepPage(): Promise<boolean> {
  const { serviceWorker } = navigator as { readonly serviceWorker?: ServiceWorkerContainer }
  // The development server has none.
  if (!import.meta.env.PROD || !serviceWorker) return true
  try {
    const { installing, active } = await serviceWorker.register(WORKER_PATH, { updateViaCache: 'none' })
    return active !== null || installing === null || (await isActivated(installing))
  } catch (error) {
    console.info('this browser does not keep the page', error)
    return false
  }
}

const isActivated = (worker: ServiceWorker): Promise<boolean> =>
  new Promise((resolve) => {
    const look = () => {
      if (worker.state === 'activated') resolve(true)
      if (worker.state === 'redundant') resolve(false)
    }
    worker.addEventListener('statechange', look)
    look()
  })
