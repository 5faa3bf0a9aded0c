import { describe, expect, it } from 'vitest'
import { versionTimes } from '../../src/screens/history/version-label.ts'
import type { VersionSummary } from '../../src/sync/protocol-http.ts'

const version = (id: string, made: Date): VersionSummary => ({
  id,
  made: made.getTime(),
  reason: 'activity',
  step: null,
  notes: 1,
})
const NOW = new Date(2026, 10, 28, 12).getTime()
const timesOf = (...versions: readonly VersionSummary[]) => [...versionTimes(versions, 'fi', NOW).values()]

describe('when a version was kept', () => {
  it('is told by day and minute', () => {
    expect(timesOf(version('a', new Date(2026, 10, 22, 9, 5, 30)))).toEqual(['22.11. klo 9.05'])
  })

  it('has the seconds where versions are of one minute, and only there', () => {
    const times = timesOf(
      version('c', new Date(2026, 10, 22, 9, 5, 42)),
      version('b', new Date(2026, 10, 22, 9, 5, 7)),
      version('a', new Date(2026, 10, 22, 9, 4, 7)),
    )
    expect(times).toEqual(['22.11. klo 9.05.42', '22.11. klo 9.05.07', '22.11. klo 9.04'])
  })

  it('has the year of another year', () => {
    expect(timesOf(version('a', new Date(2025, 10, 22, 9, 5)))).toEqual(['22.11.2025 klo 9.05'])
  })
})
