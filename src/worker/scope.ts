/* What of a service worker's world is used here: TypeScript's own types of it cannot stand beside those of a page. */

interface WaitedFor extends Event {
  readonly waitUntil: (work: Promise<unknown>) => void
}

export interface Fetched extends WaitedFor {
  readonly request: Request
  /** The server's answer to a navigation, asked for while the worker was started; nothing where browsers do not. */
  readonly preloadResponse?: Promise<Response | undefined>
  readonly respondWith: (answer: Promise<Response>) => void
}

export interface WorkerScope {
  readonly location: Location
  readonly skipWaiting: () => Promise<void>
  readonly clients: { readonly claim: () => Promise<void> }
  readonly registration: { readonly navigationPreload?: { readonly enable: () => Promise<void> } }
  addEventListener(type: 'install' | 'activate', listener: (event: WaitedFor) => void): void
  addEventListener(type: 'fetch', listener: (event: Fetched) => void): void
}
