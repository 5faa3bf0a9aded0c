import type { VersionInfo } from '../storage/port.ts'

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR
/** So many of the newest versions between step ends are all kept: two hours of writing. */
const ALL_OF_THE_NEWEST = 12
/** A canvas has at most so many versions of each kind. No series has as many steps. */
const MOST_BETWEEN = 60
const MOST_STEP_ENDS = 200

/** Versions are told apart by the hour for a day, and by the day from then on. */
const slotOf = (made: number, now: number): string =>
  now - made < DAY ? `hour ${Math.floor(made / HOUR)}` : `day ${Math.floor(made / DAY)}`

/**
 * Which versions of one canvas may go, so that their number is bounded: those at the end of a step stay; of the others
 * the newest stay, then one an hour, then one a day.
 * @param versions in any order
 * @param now ms since the epoch
 * @returns their ids
 */
export function superfluous(versions: readonly VersionInfo[], now: number): string[] {
  const newestFirst = versions.toSorted((a, b) => b.made - a.made)
  const ends = newestFirst.filter(({ reason }) => reason === 'step')
  const between = newestFirst.filter(({ reason }) => reason !== 'step')
  const taken = new Set<string>()
  const kept = between.filter(({ made }, index) => {
    const slot = slotOf(made, now)
    const isNew = !taken.has(slot)
    taken.add(slot)
    return isNew || index < ALL_OF_THE_NEWEST
  })
  const staying = new Set([...ends.slice(0, MOST_STEP_ENDS), ...kept.slice(0, MOST_BETWEEN)])
  return versions.filter((version) => !staying.has(version)).map(({ id }) => id)
}
