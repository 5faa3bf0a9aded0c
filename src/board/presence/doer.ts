import type * as Y from 'yjs'
import { ROLE_NAMES } from '../../i18n/role-names.ts'
import type { Room } from '../../sync/room-types.ts'
import { say } from '../state/say.ts'

/** Who made a transaction, as the server calls them; null where several did, or where it was done in another tab of one's own. */
export function doerOf(
  { awareness, presence }: Pick<Room, 'awareness' | 'presence'>,
  { beforeState, afterState }: Pick<Y.Transaction, 'beforeState' | 'afterState'>,
): string | null {
  const { clients, people } = presence.getState()
  const changed = [...afterState].filter(([client, clock]) => clock > (beforeState.get(client) ?? 0))
  const doers = new Set(changed.map(([client]) => clients.get(client)))
  const [id = ''] = doers
  const person = doers.size === 1 && id !== clients.get(awareness.clientID) ? people.get(id) : undefined
  return person ? person.name || say(ROLE_NAMES[person.role]) : null
}
