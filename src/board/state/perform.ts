import { type Arrangement, arrange } from '../../model/arrange.ts'
import { announce } from '../../ui/announce.ts'
import type { ActsContext } from './acts-context.ts'

/**
 * Does something to one or several things: one transaction, one entry of what can be taken back.
 * @param said what is announced
 * @returns whether there was anything to do, and the right to
 */
export function perform(
  { doc, history, mayWrite }: Pick<ActsContext, 'doc' | 'history' | 'mayWrite'>,
  acts: readonly Arrangement[],
  said: string | null = null,
): boolean {
  if (acts.length === 0 || !mayWrite()) return false
  arrange(doc, acts)
  history.push(acts)
  if (said !== null) announce(said)
  return true
}
