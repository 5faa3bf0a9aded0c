import { guarded } from '../../model/documents.ts'
import type { Comment } from '../../model/comments.ts'
import type { ThingsStore } from '../../model/things.ts'
import type { Room } from '../../sync/room-types.ts'
import { announce } from '../../ui/announce.ts'
import { tellLater } from '../presence/others-digest.ts'
import type { BoardStore } from '../state/board-state.ts'
import { say } from '../state/say.ts'

/**
 * Tells that others comment: at once to those who have that note's comments open, else as a count with whatever else others
 * do. What was there before the document arrived is no news.
 */
export function tellComments(
  room: Pick<Room, 'state' | 'presence'>,
  comments: ThingsStore<Comment>,
  state: BoardStore,
  participant: string,
): () => void {
  let known = comments.all()
  const onChange = guarded(() => {
    const before = known
    known = comments.all()
    if (!room.state.getState().synced) return
    const fresh = [...known.values()].filter(({ id, by }) => !before.has(id) && by !== participant)
    const { panel } = state.getState()
    tellLater((told) => {
      for (const id of before.keys()) if (!known.has(id)) told('commented').delete(id)
      for (const { id, note, by, text } of fresh) {
        if (panel?.kind !== 'comments' || panel.note !== note) {
          told('commented').add(id)
          continue
        }
        const name = (by && room.presence.getState().people.get(by)?.name) || say('comments.someone')
        announce(say('comments.saidHere', { name, text }))
      }
    })
  })
  return comments.subscribe(onChange)
}
