import { workshopPath } from '../paths.ts'

/** What only this device understands. */
const LOOPBACK = /^(?:localhost|.+\.localhost|127(?:\.\d+){3}|\[::1\])$/

/**
 * Where the living compass is read, for the code on a printed poster; null where the address leads nowhere from another
 * device. It carries no secret, since it hangs where everybody walks past: who was in the series on their device comes in,
 * anybody else is asked for the code.
 * @param at where this page is
 */
export function livingAddress(
  at: Pick<Location, 'origin' | 'hostname'>,
  seriesId: string,
  compassId: string,
): string | null {
  if (LOOPBACK.test(at.hostname)) return null
  return `${at.origin}${workshopPath(seriesId, null, compassId)}`
}
