/**
 * In the place of `src/worker/` where the page is not to be kept in browsers (`OFFLINE_PAGE`): browsers that have the worker fetch
 * this as its next version, and are rid of it and of all that it kept. That it is not there any more would not do: they would keep it.
 */
export const NO_WORKER = `self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => {
  const leave = async () => {
    for (const name of await caches.keys()) if (name.startsWith('kompassi-page-')) await caches.delete(name)
    await self.registration.unregister()
  }
  event.waitUntil(leave())
})
`
