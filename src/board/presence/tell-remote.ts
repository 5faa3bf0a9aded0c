import { noteText } from '../../model/note.ts'
import type { NotesStore } from '../../model/notes-store.ts'
import type { Room } from '../../sync/room-types.ts'
import { withPart } from '../../ui/on-demand.tsx'
import { soon } from '../soon-part.ts'
import type { BoardStore } from '../state/board-state.ts'
import { forgetOthers, tellLater } from './others-digest.ts'
import { isOfOwnTab } from './own-tab.ts'

const kinds = ['added', 'removed', 'moved', 'grouped', 'coloured'] as const

interface TellInput {
  readonly room: Pick<Room, 'doc' | 'state' | 'awareness' | 'presence'>
  readonly notes: NotesStore
  readonly state: BoardStore
  /** Whose notes from another tab or an earlier visit are nobody else's. */
  readonly participant: string
  readonly bringBack: (note: string) => void
}

/** Says what others do to notes, and lets nobody write on in a note that has gone. */
export function tellRemote({ room, notes, state, participant, bringBack }: TellInput): () => void {
  const { doc } = room
  const unsubscribe = notes.subscribeRemote((change, transaction) => {
    // What comes while the document is still loading is how it was, and nothing that anybody does.
    if (room.state.getState().synced && !isOfOwnTab(room, transaction)) {
      tellLater((told) => {
        for (const kind of kinds) {
          for (const { id, by } of change[kind]) {
            if (kind !== 'added' || by !== participant) told(kind).add(id)
          }
        }
        // One that came and went, or was arranged before it went, is said as what is left of it.
        const [added, removed] = [told('added'), told('removed')]
        for (const id of [...added, ...removed]) {
          for (const kind of ['moved', 'grouped', 'coloured'] as const) told(kind).delete(id)
          if (added.has(id) && removed.delete(id)) added.delete(id)
        }
      })
    }
    const { editing } = state.getState()
    const gone = change.removed.find(({ id }) => id === editing)
    if (!gone) return
    state.setState({ editing: null })
    if (noteText(doc, gone.id)?.length === 0) return
    withPart(soon, (part) => part.tellGone(room, transaction, () => bringBack(gone.id)))
  })
  return () => {
    unsubscribe()
    forgetOthers()
  }
}
