import type { TextKey } from '../../i18n/index.ts'
import { noteText, restoreNote } from '../../model/note.ts'
import type { NotesStore } from '../../model/notes-store.ts'
import type { Room } from '../../sync/room-types.ts'
import { announce } from '../../ui/announce.ts'
import { notify } from '../../ui/notices.ts'
import { type BoardStore, NOTHING_SELECTED } from '../state/board-state.ts'
import { say } from '../state/say.ts'

/** What others do is said at most so often (ms), as counts in one sentence: quiet enough to bear. */
const EVERY = 8000

const KINDS = {
  added: 'presence.added',
  removed: 'presence.removed',
  moved: 'presence.moved',
  grouped: 'presence.grouped',
  coloured: 'presence.coloured',
} as const satisfies Readonly<Record<string, TextKey>>
const kinds = Object.keys(KINDS) as (keyof typeof KINDS)[]

interface TellInput {
  readonly room: Pick<Room, 'doc' | 'state'>
  readonly notes: NotesStore
  readonly state: BoardStore
  /** Whose notes from another tab or an earlier visit are nobody else's. */
  readonly participant: string
}

/** Says what others do to notes, and lets nobody write on in a note that has gone. */
export function tellRemote({ room, notes, state, participant }: TellInput): () => void {
  const { doc } = room
  // A note counts once for each kind of thing done to it, however often.
  const told = new Map(kinds.map((kind) => [kind, new Set<string>()]))
  let timer: ReturnType<typeof setTimeout> | null = null

  function tell(): void {
    timer = null
    const list = kinds.flatMap((kind) => {
      const count = told.get(kind)?.size ?? 0
      return count > 0 ? say(KINDS[kind], { count }) : []
    })
    for (const ids of told.values()) ids.clear()
    if (list.length > 0) announce(say('presence.saidOthers', { list: list.join(', ') }))
  }

  const unsubscribe = notes.subscribeRemote((change) => {
    // What comes while the document is still loading is how it was, and nothing that anybody does.
    if (room.state.getState().synced) {
      for (const kind of kinds) {
        for (const { id, by } of change[kind]) {
          if (kind !== 'added' || by !== participant) told.get(kind)?.add(id)
        }
      }
      // One that came and went, or was arranged before it went, is said as what is left of it.
      const [added, removed] = [told.get('added'), told.get('removed')]
      for (const id of [...(added ?? []), ...(removed ?? [])]) {
        for (const kind of ['moved', 'grouped', 'coloured'] as const) told.get(kind)?.delete(id)
        if (added?.has(id) && removed?.delete(id)) added.delete(id)
      }
      if ([...told.values()].some(({ size }) => size > 0)) timer ??= setTimeout(tell, EVERY)
    }
    const { selection, editing } = state.getState()
    const gone = change.removed.find(({ id }) => selection.has(id) || id === editing)
    if (!gone) return
    state.setState({ selection: NOTHING_SELECTED, editing: null })
    if (gone.id !== editing || noteText(doc, gone.id)?.length === 0) return
    notify({
      kind: 'info',
      text: say('board.removedWhileWriting'),
      action: { label: say('board.restore'), onSelect: () => restoreNote(doc, gone.id) },
    })
  })
  return () => {
    unsubscribe()
    if (timer !== null) clearTimeout(timer)
  }
}
