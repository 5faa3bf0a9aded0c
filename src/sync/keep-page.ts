/** The worker of `src/worker/`. */
const WORKER = '/worker.js'

/** A hall that comes at once would fetch all of the page at once: for each who is there it may take so much longer, ms. */
const EACH = 400

/**
 * Has the browser keep the page itself, so that it opens without a server, too. Over plain HTTP in a local network there is no such
 * thing: there nothing is kept but what was written.
 * @param people so many are there now
 */
export async function keepPage(people: number): Promise<void> {
  // The development server has none.
  if (!import.meta.env.PROD) return
  try {
    const { serviceWorker } = navigator as { readonly serviceWorker?: ServiceWorkerContainer }
    if (!serviceWorker) return
    const turn = Math.random() * people * EACH
    await new Promise((resolve) => setTimeout(resolve, turn))
    await serviceWorker.register(WORKER, { updateViaCache: 'none' })
  } catch (error) {
    console.info('this browser opens the page only with the server', error)
  }
}
