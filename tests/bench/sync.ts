import { spawnSync } from 'node:child_process'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { VOID_ABOVE_MS } from './load/measure.ts'
import { PINNING, asMarkdown, asText, machine } from './report.ts'
import type { Bench, Scenario } from './scenario.ts'
import { cold, joins } from './scenarios/joins.ts'
import { largestRoom, mostRooms } from './scenarios/largest.ts'
import { day, idle, release } from './scenarios/memory.ts'
import { profiles } from './scenarios/profile.ts'
import { kill, reconnect } from './scenarios/restarts.ts'
import { hall, hundred, tables, thousand } from './scenarios/steady.ts'
import { pinGenerator } from './servers/pinned-process.ts'
import { installPeers } from './servers/peers.ts'

const SCENARIOS: readonly Scenario[] = [
  hall,
  hundred,
  thousand,
  tables,
  largestRoom,
  mostRooms,
  joins,
  cold,
  reconnect,
  kill,
  idle,
  release,
  day,
  ...profiles,
]

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
    markdown: { type: 'boolean', default: false },
    seconds: { type: 'string' },
  },
})
const wanted = values.only?.split(',')
const unknown = wanted?.filter((name) => !SCENARIOS.some((scenario) => scenario.name === name)) ?? []
if (unknown.length > 0) {
  console.error(
    `No such scenario: ${unknown.join(', ')}. There are: ${SCENARIOS.map(({ name }) => name).join(', ')}.`,
  )
  process.exit(1)
}

const build = spawnSync('npm', ['run', '--silent', 'build:server'], {
  cwd: join(import.meta.dirname, '..', '..'),
  stdio: ['ignore', 'inherit', 'inherit'],
})
if (build.status !== 0) process.exit(1)
const withoutPeers = installPeers()
pinGenerator()

const bench: Bench = {
  quick: values.quick,
  seconds: Number(values.seconds ?? (values.quick ? 4 : 6)),
  servers: withoutPeers === null ? ['ours', 'Hocuspocus', 'plain room'] : ['ours', 'plain room'],
}
const print = values.markdown ? asMarkdown : asText
const load = loadavg()[0] ?? 0
console.log(
  `${machine(PINNING)}; load before the start ${load.toFixed(1)}${load > 0.7 ? ': OTHER WORK IS RUNNING' : ''}.`,
)
console.log(
  `One edit and ten cursor moves a second per client, ${bench.seconds} s measured. A run whose generator is later than ${VOID_ABOVE_MS} ms (p99) is void. "Other work" is what neither the server nor the generator used, of one core.\n`,
)
if (withoutPeers !== null) console.log(`WITHOUT HOCUSPOCUS: ${withoutPeers}\n`)

const isDue = ({ name, when }: Scenario): boolean =>
  wanted ? wanted.includes(name) : when === 'always' || (when === 'full' && !bench.quick)
const chosen = SCENARIOS.filter(isDue)
const started = performance.now()
for (const scenario of chosen) {
  try {
    console.log(print(await scenario.run(bench)))
  } catch (error) {
    process.exitCode = 1
    console.error(`${scenario.name} failed:`, error)
  }
}
console.log(`${((performance.now() - started) / 1000).toFixed(0)} s.`)
