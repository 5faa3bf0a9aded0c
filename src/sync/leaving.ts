/*
 * The browser asks before the page is left while something is unsaved. The listener exists only then: a page that
 * listens to `beforeunload` all the time is kept out of the browser's back and forward cache.
 */
const unsavedRooms = new Set<object>()

const onBeforeUnload = (event: BeforeUnloadEvent) => event.preventDefault()

/** Tells whether a room has something unsaved; call with false when the room is closed. */
export function holdPage(room: object, unsaved: boolean): void {
  const before = unsavedRooms.size
  if (unsaved) unsavedRooms.add(room)
  else unsavedRooms.delete(room)
  if (before === 0 && unsavedRooms.size > 0) window.addEventListener('beforeunload', onBeforeUnload)
  if (before > 0 && unsavedRooms.size === 0) window.removeEventListener('beforeunload', onBeforeUnload)
}
