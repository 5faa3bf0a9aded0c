import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { measure } from '../load/measure.ts'
import { type Hot, readProfile } from '../profile.ts'
import { ms, percent } from '../report.ts'
import { type Scenario, against } from '../scenario.ts'

const SIZES = [300, 1000]
const PLACES = 20
/** Start and joins, which are not what is asked here, s. */
const LEFT_OUT = 6

/** Where our server's time goes, by Node's own sampling. The profiler's cost is in the figures. */
export const profile: Scenario = {
  name: 'profile',
  when: 'asked',
  run: async ({ seconds }) => {
    const rows: string[][] = []
    const notes: string[] = []
    for (const size of SIZES) {
      const folder = await mkdtemp(join(tmpdir(), 'kompassi-profile-'))
      try {
        const measured = await against(
          'ours',
          (server) => measure(server, { rooms: 1, perRoom: size, seconds }),
          { nodeOptions: ['--cpu-prof', `--cpu-prof-dir=${folder}`] },
        )
        const { busy, hot } = readProfile(folder, LEFT_OUT)
        if (measured)
          notes.push(
            `${size} clients: p99 ${ms(measured.latency.p99)}, CPU ${percent(measured.cpu)}, ${percent(1 - busy)} idle.`,
          )
        rows.push(...hot.slice(0, PLACES).map(({ place, part }: Hot) => [String(size), place, percent(part)]))
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    }
    return {
      title: 'Profile of ours',
      columns: ['clients', 'place', 'of the busy time'],
      rows,
      wanted: [],
      notes,
    }
  },
}
