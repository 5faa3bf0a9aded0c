import { isIPv6 } from 'node:net'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { Refusal } from '../refusal.ts'

const WINDOW_SECONDS = 600

/**
 * Counts failed tries of codes, links and keys by address. What succeeds costs nothing: a full hall sits behind one
 * address. Only codes are short enough to be guessed, so only codes are refused unseen once an address has failed too often.
 */
export interface Attempts {
  /** @throws Refusal `too-many` when the address has failed too often to try a code */
  mayGuess(ip: string): Promise<void>
  /** Counts a failed try. @returns the refusal to give: the one that is due, or `too-many` */
  failed(ip: string, refusal: Refusal): Promise<Refusal>
}

// One household or phone has a whole /64 of IPv6 addresses.
const keyOf = (ip: string): string => (isIPv6(ip) ? expandHead(ip) : ip)

function expandHead(ip: string): string {
  const [head = '', tail = ''] = ip.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === '' ? [] : tail.split(':')
  const zeros = ip.includes('::')
    ? Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0')
    : []
  return [...before, ...zeros, ...after]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}

/** @param tries failed tries of one address in ten minutes */
export function makeAttempts(tries: number): Attempts {
  const limiter = new RateLimiterMemory({ points: tries, duration: WINDOW_SECONDS })
  return {
    async mayGuess(ip) {
      const used = await limiter.get(keyOf(ip))
      if (used && used.consumedPoints >= tries) throw new Refusal('too-many')
    },
    async failed(ip, refusal) {
      try {
        await limiter.consume(keyOf(ip))
        return refusal
      } catch (reason) {
        if (reason instanceof RateLimiterRes) return new Refusal('too-many')
        throw reason
      }
    },
  }
}
