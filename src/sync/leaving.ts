/*
 * The browser asks before the page is left while something would be lost with it: what is neither on the server nor in
 * this device's copy. The listener exists only then: a page that listens to `beforeunload` all the time is kept out of
 * the browser's back and forward cache.
 */
const unsavedRooms = new Set<object>()

const onBeforeUnload = (event: BeforeUnloadEvent) => event.preventDefault()

/** Tells whether a room has something that is nowhere else; call with false when the room is closed. */
export function holdPage(room: object, unsaved: boolean): void {
  const before = unsavedRooms.size
  if (unsaved) unsavedRooms.add(room)
  else unsavedRooms.delete(room)
  if (before === 0 && unsavedRooms.size > 0) window.addEventListener('beforeunload', onBeforeUnload)
  if (before > 0 && unsavedRooms.size === 0) window.removeEventListener('beforeunload', onBeforeUnload)
}

/**
 * Calls when the page goes out of sight, perhaps for good: phones end hidden pages without another word.
 * @returns stops listening
 */
export function onLeaving(leaves: () => void): () => void {
  const onVisibility = () => {
    if (document.visibilityState === 'hidden') leaves()
  }
  document.addEventListener('visibilitychange', onVisibility)
  document.addEventListener('freeze', leaves)
  window.addEventListener('pagehide', leaves)
  return () => {
    document.removeEventListener('visibilitychange', onVisibility)
    document.removeEventListener('freeze', leaves)
    window.removeEventListener('pagehide', leaves)
  }
}
