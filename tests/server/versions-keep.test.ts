import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { VersionInfo } from '../../server/storage/port.ts'
import { createActivity } from '../../server/versions/activity.ts'
import { superfluous } from '../../server/versions/keep.ts'

const MINUTE = 60_000
const NOW = 1_800_000_000_000
const version = (minutesAgo: number, reason: VersionInfo['reason'] = 'activity'): VersionInfo => ({
  id: `${reason}-${minutesAgo}`,
  series: 's',
  canvas: 'c',
  made: NOW - minutesAgo * MINUTE,
  reason,
  step: null,
  notes: 1,
})

describe('which versions may go', () => {
  it('keeps every end of a step, and all of the last two hours', () => {
    const ends = Array.from({ length: 100 }, (_, i) => version(i * 700, 'step'))
    const recent = Array.from({ length: 12 }, (_, i) => version(i * 10 + 1))
    expect(superfluous([...ends, ...recent], NOW)).toEqual([])
  })

  it('thins the others to one an hour, then to one a day', () => {
    const day = Array.from({ length: 144 * 5 }, (_, i) => version(i * 10 + 1))
    const gone = new Set(superfluous(day, NOW))
    const stay = day.filter(({ id }) => !gone.has(id))
    expect(stay.length).toBeGreaterThan(12 + 20)
    expect(stay.length).toBeLessThan(12 + 24 + 6)
    expect(stay.filter(({ made }) => NOW - made > 24 * 60 * MINUTE).length).toBeLessThanOrEqual(5)
  })

  it('leaves a bounded number, and nothing more to drop when asked again', () => {
    const some = fc.array(fc.tuple(fc.nat(100_000), fc.constantFrom('step', 'activity', 'restore')), {
      maxLength: 400,
    })
    fc.assert(
      fc.property(some, (times) => {
        const all = times.map(([ago, reason], i) => ({ ...version(ago, reason), id: `v${i}` }))
        const gone = new Set(superfluous(all, NOW))
        const stay = all.filter(({ id }) => !gone.has(id))
        expect(stay.length).toBeLessThanOrEqual(260)
        const [newest] = all.toSorted((a, b) => b.made - a.made)
        if (newest) expect(stay.some(({ made }) => made === newest.made)).toBe(true)
        expect(superfluous(stay, NOW)).toEqual([])
      }),
      { numRuns: 100 },
    )
  })
})

describe('what was written to', () => {
  it('is due once, so long after the first writing', () => {
    let now = 0
    const activity = createActivity(() => now)
    const write = (path: string) => activity.committed([{ series: 's', path }])
    write('canvas/c1')
    write('series')
    write('own/p/c1')
    now = 5
    write('canvas/c1')
    write('canvas/c2')
    now = 10
    expect([...activity.due(10)]).toEqual([['s', ['c1']]])
    expect(activity.isTouched('s', 'c2')).toBe(true)
    activity.kept('s', 'c1')
    expect(activity.due(10).size).toBe(0)
    now = 20
    write('canvas/c1')
    expect([...activity.due(10)]).toEqual([['s', ['c2']]])
    activity.forget('s')
    expect(activity.due(0).size).toBe(0)
  })
})
