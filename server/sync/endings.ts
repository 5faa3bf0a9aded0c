import type { CloseCode } from '../../src/sync/protocol.ts'
import type { Grant } from '../access/capabilities.ts'

/** Whose sessions ended. */
export type Whose = (who: Pick<Grant, 'device' | 'link'>) => boolean

interface Ending {
  readonly code: CloseCode
  readonly whose: Whose
  /** ms */
  readonly at: number
}

/**
 * Sessions that ended not long ago: a socket whose session was looked up before that, and that gets in after it, would be
 * inside with a session that there is no more.
 */
export class Endings {
  /** By series, the oldest first. */
  private readonly latest = new Map<string, Ending[]>()

  /** @param memory how long it takes at most from looking a session up until its socket is in, ms */
  constructor(private readonly memory: number) {}

  /** @param now ms */
  note(series: string, code: CloseCode, whose: Whose, now: number): void {
    this.latest.set(series, [...this.recent(series, now), { code, whose, at: now }])
  }

  /** With which code the session ended after `since`; null when it did not. @param since, now ms */
  of(grant: Grant, since: number, now: number): CloseCode | null {
    const recent = this.recent(grant.series, now)
    return recent.find(({ whose, at }) => at >= since && whose(grant))?.code ?? null
  }

  private recent(series: string, now: number): Ending[] {
    const recent = (this.latest.get(series) ?? []).filter(({ at }) => now - at <= this.memory)
    if (recent.length === 0) this.latest.delete(series)
    return recent
  }
}
