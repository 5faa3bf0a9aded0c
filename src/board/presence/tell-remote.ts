import type * as Y from 'yjs'
import { noteText, restoreNote } from '../../model/note.ts'
import type { NotesStore } from '../../model/notes-store.ts'
import { announce } from '../../ui/announce.ts'
import { notify } from '../../ui/notices.ts'
import { type BoardStore, NOTHING_SELECTED } from '../state/board-state.ts'
import { say } from '../state/say.ts'

/** What others do is said at most so often (ms), as a count: quiet enough to bear. */
const EVERY = 8000

/** Says what others add and remove, and lets nobody write on in a note that has gone. */
export function tellRemote(doc: Y.Doc, notes: NotesStore, state: BoardStore): () => void {
  let added = 0
  let removed = 0
  let timer: ReturnType<typeof setTimeout> | null = null

  function tell(): void {
    timer = null
    const parts = [
      added > 0 ? say('board.saidOthersAdded', { count: added }) : '',
      removed > 0 ? say('board.saidOthersRemoved', { count: removed }) : '',
    ]
    added = 0
    removed = 0
    announce(parts.filter(Boolean).join(' '))
  }

  const unsubscribe = notes.subscribeRemote((change) => {
    added += change.added.length
    removed += change.removed.length
    timer ??= setTimeout(tell, EVERY)
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
