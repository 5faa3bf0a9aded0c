import { howToAnswer, isNoAnswer, isOfDeploy, outlived } from './how.ts'
import type { Fetched, WorkerScope } from './scope.ts'

/*
 * The service worker: a page that is loaded again while the server cannot be had opens nevertheless, and shows what this device has.
 * It keeps the page and its files, which are the same for everybody, and nothing else. Why it does what it does is in
 * docs/decisions/0017-a-page-without-a-server.md; `vite.config.ts` bundles it and tells it the names of the files.
 */
declare const FILES: readonly string[]
/** Of this deploy: changes with any of its files. */
declare const DEPLOY: string

const worker = globalThis as unknown as WorkerScope
const CACHES = 'kompassi-page-'
const OWN = CACHES + DEPLOY
/** Where the page is kept, whatever its address: at this one the server says nothing that is of one series. */
const PAGE = '/'
/** So long (ms) the server may take for its page while there is one here. */
const PATIENCE = 6000

/** Also what another deploy has kept: a file of the same name is the same. */
const kept = (address: string): Promise<Response | undefined> =>
  caches.match(address, { ignoreVary: true, ignoreSearch: true })

async function keep(cache: Cache, address: string): Promise<void> {
  const answer = (await kept(address)) ?? (await fetch(address))
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`)
  await cache.put(address, answer)
}

async function install(): Promise<void> {
  // By an earlier worker, of which only the code was another: pages may have it.
  const isKept = await caches.has(OWN)
  try {
    const page = await fetch(PAGE, { cache: 'no-cache' })
    if (!page.ok || !isOfDeploy(await page.clone().text(), FILES))
      throw new Error('not the page of this deploy')
    const cache = await caches.open(OWN)
    await cache.put(PAGE, page)
    // One after the other: whoever writes in the page meanwhile has the network first.
    for (const file of FILES) await keep(cache, file)
  } catch (error) {
    // Half a deploy is none. The browser tries again with a later page.
    if (!isKept) await caches.delete(OWN)
    throw error
  }
  await worker.skipWaiting()
}

async function activate(): Promise<void> {
  const ours = (await caches.keys()).filter((name) => name.startsWith(CACHES))
  await Promise.all(outlived(ours, OWN).map((name) => caches.delete(name)))
  // Without it each page that is opened waits until the worker is started; not all browsers that have it let it be.
  await worker.registration.navigationPreload?.enable().catch(() => undefined)
  await worker.clients.claim()
}

const askServer = async ({ preloadResponse, request }: Fetched): Promise<Response> =>
  (await preloadResponse) ?? fetch(request)

/** The server's page; the kept one when the server is gone, when a proxy says so, or when it takes too long. */
async function openPage(event: Fetched): Promise<Response> {
  const asked = askServer(event)
  // Awaited to its end, so that the browser does not complain of a question that nobody waits for.
  event.waitUntil(asked.catch(() => undefined))
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE))
  const answer = await Promise.race([asked.catch(() => null), late])
  if (answer && !isNoAnswer(answer.status)) return answer
  return (await keptPage().catch(nothing)) ?? asked
}

async function keptPage(): Promise<Response | undefined> {
  const own = await caches.open(OWN)
  return own.match(PAGE)
}

/** Of a storage that does not work; the server may be there all the same. */
const nothing = (): undefined => undefined

const openFile = async (request: Request): Promise<Response> =>
  (await kept(request.url).catch(nothing)) ?? fetch(request)

worker.addEventListener('install', (event) => event.waitUntil(install()))
worker.addEventListener('activate', (event) => event.waitUntil(activate()))
worker.addEventListener('fetch', (event) => {
  switch (howToAnswer(event.request, worker.location.origin)) {
    case 'page':
      return event.respondWith(openPage(event))
    case 'file':
      return event.respondWith(openFile(event.request))
    case 'network':
      return undefined
  }
})
