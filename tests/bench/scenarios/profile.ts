import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Load, measure } from '../load/measure.ts'
import { type Hot, readProfile } from '../profile.ts'
import { ms, percent } from '../report.ts'
import { type Scenario, against } from '../scenario.ts'
import { joinWithinASecond } from './joins.ts'

const PLACES = 30
/** Start and joins, which are not what is asked here, s. */
const LEFT_OUT = 6

/** Runs `work` in a folder that Node writes its profile to, and reads that. */
async function profiled<T>(
  leftOut: number,
  work: (nodeOptions: readonly string[]) => Promise<T>,
): Promise<{ readonly result: T; readonly idle: number; readonly hot: readonly Hot[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'kompassi-profile-'))
  try {
    const result = await work(['--cpu-prof', `--cpu-prof-dir=${folder}`])
    const { busy, hot } = readProfile(folder, leftOut)
    return { result, idle: 1 - busy, hot }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * Where our server's time goes, by Node's own sampling of its main thread. The profiler's cost is in the figures.
 * @param leftOut start and joins, s
 */
function profileOf(name: string, load: Omit<Load, 'seconds'>, leftOut = LEFT_OUT): Scenario {
  return {
    name: `profile-${name}`,
    when: 'asked',
    run: async ({ seconds }) => {
      const { result, idle, hot } = await profiled(leftOut, (nodeOptions) =>
        against('ours', (server) => measure(server, { ...load, seconds }), { nodeOptions }),
      )
      const figures = result
        ? `p50 ${ms(result.latency.p50)}, p99 ${ms(result.latency.p99)}, CPU ${percent(result.cpu)}, `
        : 'not all clients held, '
      return table(name, hot, `${figures}main thread ${percent(idle)} idle.`)
    },
  }
}

const table = (name: string, hot: readonly Hot[], note: string) => ({
  title: `Profile of ours: ${name}`,
  columns: ['place', 'of the busy time'],
  rows: hot.slice(0, PLACES).map(({ place, part }) => [place, percent(part)]),
  wanted: [],
  notes: [note],
})

const joined: Scenario = {
  name: 'profile-joins',
  when: 'asked',
  run: async () => {
    // Start, 101 sessions and the writing of the notes take about 2.5 s.
    const { result, idle, hot } = await profiled(2.5, (nodeOptions) =>
      against('ours', joinWithinASecond, { nodeOptions }),
    )
    return table('joins', hot, `CPU ${result.cpu.toFixed(2)} s, main thread ${percent(idle)} idle.`)
  },
}

export const profiles: readonly Scenario[] = [
  profileOf('100', { rooms: 1, perRoom: 100 }),
  profileOf('300', { rooms: 1, perRoom: 300 }),
  profileOf('1000', { rooms: 1, perRoom: 1000 }),
  profileOf('tables', { rooms: 400, perRoom: 10 }, 14),
  joined,
]
