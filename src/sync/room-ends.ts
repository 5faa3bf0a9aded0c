import type { Changes } from '../model/changes.ts'
import { bringAway } from './bring-over.ts'
import type { LocalCopy } from './local-copy-types.ts'
import { CLOSE, type CloseCode } from './protocol.ts'
import { openRoom } from './room.ts'
import { dropSeries } from './kept-series.ts'
import { type Entry, endsOf, entries, replaced, watchStuck } from './room-registry.ts'
import { putAside } from './unsent.ts'

/** See `RoomEnds`. */
export async function atEnd(
  key: string,
  entry: Entry,
  code: CloseCode,
  unsaved: Changes,
  copy: LocalCopy | null,
): Promise<boolean> {
  if (code === CLOSE.deleted) {
    await bringAway(entry, unsaved)
    return false
  }
  if (code === CLOSE.tooLarge && !(await putAside(entry, unsaved, copy))) return false
  const { seriesId, path } = entry.address
  // What is opened anew must not begin with it once more.
  if (path === 'series') await dropSeries(seriesId)
  replace(key, entry)
  return true
}

/** Opens the document anew and puts that in the place of what is open, once it is there: until then people go on with what they see. */
function replace(key: string, entry: Entry): void {
  const fresh = openRoom(
    entry.address,
    endsOf(key, () => entry),
  )
  const stopWatching = fresh.state.subscribe(({ connection, synced }) => {
    if (!synced && connection.is !== 'ended') return
    stopWatching()
    if (entries.get(key) !== entry) return fresh.close()
    const { room } = entry
    entry.room = fresh
    watchStuck(key, fresh)
    for (const listener of replaced) listener()
    room.close()
  })
}
