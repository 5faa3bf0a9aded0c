/** The worker of `src/worker/`. */
const WORKER = '/worker.js'

/**
 * Has the browser keep the page itself, so that it opens without a server, too. Over plain HTTP in a local network there is no such
 * thing: there nothing is kept but what was written.
 */
export async function keepPage(): Promise<void> {
  // The development server has none.
  if (!import.meta.env.PROD) return
  try {
    const { serviceWorker } = navigator as { readonly serviceWorker?: ServiceWorkerContainer }
    await serviceWorker?.register(WORKER, { updateViaCache: 'none' })
  } catch (error) {
    console.info('this browser opens the page only with the server', error)
  }
}
