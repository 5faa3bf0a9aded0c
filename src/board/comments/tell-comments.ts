import { guarded } from '../../model/documents.ts'
import type { Comment } from '../../model/comments.ts'
import type { ThingsStore } from '../../model/things.ts'
import type { Room } from '../../sync/room-types.ts'
import { announce } from '../../ui/announce.ts'
import type { BoardStore } from '../state/board-state.ts'
import { say } from '../state/say.ts'

/** What others say is told at most so often (ms), as a count; but at once to those who have that note's comments open. */
const EVERY = 8000

/** Tells quietly that others comment. What was there before the document arrived is no news. */
export function tellComments(
  room: Pick<Room, 'state' | 'presence'>,
  comments: ThingsStore<Comment>,
  state: BoardStore,
  participant: string,
): () => void {
  let known = comments.all()
  let count = 0
  let timer: ReturnType<typeof setTimeout> | null = null

  function tell(): void {
    timer = null
    announce(say('comments.saidOthers', { count }))
    count = 0
  }

  const onChange = guarded(() => {
    const before = known
    known = comments.all()
    if (!room.state.getState().synced) return
    const fresh = [...known.values()].filter(({ id, by }) => !before.has(id) && by !== participant)
    const { panel } = state.getState()
    for (const { note, by, text } of fresh) {
      if (panel?.kind !== 'comments' || panel.note !== note) {
        count++
        continue
      }
      const name = (by && room.presence.getState().people.get(by)?.name) || say('comments.someone')
      announce(say('comments.saidHere', { name, text }))
    }
    if (count > 0) timer ??= setTimeout(tell, EVERY)
  })
  const unsubscribe = comments.subscribe(onChange)
  return () => {
    unsubscribe()
    if (timer !== null) clearTimeout(timer)
  }
}
