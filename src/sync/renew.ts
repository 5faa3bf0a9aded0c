import type { Role } from '../model/role.ts'
import { isPassing } from './answer.ts'
import { askOverview } from './call.ts'

/** So long (ms) between two tries while the server does not answer. */
const AGAIN = 3000
/** A session that was found to hold is not looked for again within this time (ms): then something else is wrong. */
const TRUST = 20_000

const held = new Map<string, number>()

/**
 * A connection ended for want of a session. Finds out whether this browser has one that holds after all: it may have
 * joined again in another tab, or the server took too long to look.
 * @param isOver nobody waits for it any more
 * @returns whether it is worth connecting again, as the same participant
 */
export async function hasSession(
  who: { readonly seriesId: string; readonly role: Role; readonly participant: string },
  room: string,
  isOver: () => boolean,
): Promise<boolean> {
  const key = `${who.seriesId}/${who.participant}/${who.role}/${room}`
  if (Date.now() - (held.get(key) ?? 0) < TRUST) return false
  for (;;) {
    const result = await askOverview(who.seriesId, who.role)
    if (isOver()) return false
    if (result.ok) {
      held.set(key, Date.now())
      return result.value.participantId === who.participant
    }
    if (!isPassing(result.code)) return false
    await new Promise((resolve) => setTimeout(resolve, AGAIN))
  }
}
