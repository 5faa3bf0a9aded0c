import type * as Y from 'yjs'
import { additionsOf, bringAdditions } from '../model/bring-over.ts'
import { type Changes, NO_CHANGES, minus } from '../model/changes.ts'
import { bringWritten, writtenInto } from '../model/written-into.ts'
import { bringAway } from './bring-over.ts'
import type { LocalCopy } from './local-copy-types.ts'
import { CLOSE, type CloseCode } from './protocol.ts'
import { openRoom } from './room.ts'
import { dropSeries } from './kept-series.ts'
import { type Entry, endsOf, entries, replaced, watchStuck } from './room-registry.ts'
import { putAside } from './unsent.ts'

const NO_COPY = { drop: () => Promise.resolve() }

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
  const { room, address } = entry
  if (code === CLOSE.tooLarge) {
    const aside = await putAside(entry, NO_CHANGES, copy)
    if (!aside) return false
    await replace(key, entry)
    // What was written since, until another room was there; the copy is that one's by now.
    if (await putAside({ ...entry, room }, aside, NO_COPY)) for (const listener of replaced) listener()
    // The device takes no more: then it goes on with the canvas, which holds it as it can, and says so.
    else if (entry.room !== room) bringOwn(room.doc, minus(room.unsavedChanges(), aside), entry.room.doc)
  } else {
    // What is opened anew must not begin with it once more.
    if (address.path === 'series') await dropSeries(address.seriesId)
    void replace(key, entry)
  }
  return true
}

function bringOwn(from: Y.Doc, changes: Changes, to: Y.Doc): void {
  const additions = additionsOf(from, changes)
  if (additions) bringAdditions(additions, to)
  bringWritten(writtenInto(from, changes), to)
}

/** Opens the document anew and puts that in the place of what is open, once it is there: until then people go on with what they see. */
function replace(key: string, entry: Entry): Promise<void> {
  return new Promise((resolve) => {
    const fresh = openRoom(
      entry.address,
      endsOf(key, () => entry),
    )
    const stopWatching = fresh.state.subscribe(({ connection, synced }) => {
      if (!synced && connection.is !== 'ended') return
      stopWatching()
      resolve()
      if (entries.get(key) !== entry) return fresh.close()
      const { room } = entry
      entry.room = fresh
      watchStuck(key, fresh)
      for (const listener of replaced) listener()
      // Whoever waits for this looks at what is unsaved in it.
      setTimeout(room.close)
    })
  })
}
