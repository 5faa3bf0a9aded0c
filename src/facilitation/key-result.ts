import type { KeyResult } from '../model/compass.ts'

/** A principle has one to three key results: more would not be looked at every week. */
export const MAX_KEY_RESULTS = 3
/** So many deeds of a principle fit the wall compass; further ones stay in the compass. */
export const POSTER_DEEDS = 5
/** A statement is read across a room: so many characters are advised, not enforced. */
export const STATEMENT_ADVISED = 90

/** What still makes a key result a draft. */
export type Missing = 'baseline' | 'target' | 'due'
/** What does not fit together in a key result that has its values. */
export type Doubt = 'same' | 'target-below' | 'target-above' | 'past'

/** What a key result needs before it is set; empty exactly when `state` is `set`. */
export function missingFrom(kr: Pick<KeyResult, 'baseline' | 'target' | 'due' | 'direction'>): Missing[] {
  const missing: Missing[] = []
  if (kr.direction !== 'reach') {
    if (kr.baseline === null) missing.push('baseline')
    if (kr.target === null) missing.push('target')
  }
  if (kr.due === null) missing.push('due')
  return missing
}

/**
 * What deserves a second look: a target that equals the baseline or lies against the direction, a date gone by.
 * @param today ISO date (yyyy-mm-dd)
 */
export function doubtsAbout(
  kr: Pick<KeyResult, 'baseline' | 'target' | 'due' | 'direction'>,
  today: string,
): Doubt[] {
  const doubts: Doubt[] = []
  if (kr.direction !== 'reach' && kr.baseline !== null && kr.target !== null) {
    if (kr.baseline === kr.target) doubts.push('same')
    else if (kr.direction === 'up' && kr.target < kr.baseline) doubts.push('target-below')
    else if (kr.direction === 'down' && kr.target > kr.baseline) doubts.push('target-above')
  }
  if (kr.due !== null && kr.due < today) doubts.push('past')
  return doubts
}
