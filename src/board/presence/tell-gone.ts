import type * as Y from 'yjs'
import type { Room } from '../../sync/room-types.ts'
import { notify } from '../../ui/notices.ts'
import { say } from '../state/say.ts'
import { doerOf } from './doer.ts'

/** Tells who was in the middle of writing a note that another removed it, and who that was, and offers it back. */
export function tellGone(
  room: Pick<Room, 'doc' | 'awareness' | 'presence'>,
  transaction: Pick<Y.Transaction, 'beforeState' | 'afterState'>,
  bringBack: () => void,
): void {
  const name = doerOf(room, transaction)
  notify({
    kind: 'info',
    text: name === null ? say('board.removedWhileWriting') : say('board.removedBy', { name }),
    stays: true,
    about: room.doc,
    action: { label: say('board.restore'), onSelect: bringBack },
  })
}
