/* `npm run bench:board`: the whiteboard against tldraw, Excalidraw and plain elements; see docs/benchmarks-board.md. */
import { spawnSync } from 'node:child_process'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Bench } from './board/bench.ts'
import { launch } from './board/browser.ts'
import type { Contender, ContenderName } from './board/contender.ts'
import { makeNotes } from './board/notes.ts'
import { watchOtherWork } from './board/other-work.ts'
import { startOurs } from './board/ours.ts'
import { installBoards, startPeer } from './board/peers.ts'
import { type Finding, SCENARIOS, type Scenario } from './board/scenarios.ts'
import { asMarkdown, asText, machine } from './report.ts'

const NAMES: readonly ContenderName[] = ['ours', 'tldraw', 'Excalidraw', 'plain DOM']
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    of: { type: 'string' },
    quick: { type: 'boolean', default: false },
    markdown: { type: 'boolean', default: false },
    repeats: { type: 'string' },
    'as-built': { type: 'boolean', default: false },
  },
})

function chosen<T>(given: string | undefined, all: readonly T[], name: (one: T) => string): readonly T[] {
  const wanted = given?.split(',')
  const unknown = wanted?.filter((one) => !all.some((known) => name(known) === one)) ?? []
  if (unknown.length > 0) {
    console.error(`No such name: ${unknown.join(', ')}. There are: ${all.map(name).join(', ')}.`)
    process.exit(1)
  }
  return wanted ? all.filter((one) => wanted.includes(name(one))) : all
}
const scenarios = chosen(values.only, SCENARIOS, ({ name }) => name).filter(
  ({ when }) => values.only !== undefined || when === 'always' || !values.quick,
)
let contenders = chosen(values.of, NAMES, (name) => name)

if (!values['as-built']) {
  const build = spawnSync('npm', ['run', '--silent', 'build'], {
    cwd: join(import.meta.dirname, '..', '..'),
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (build.status !== 0) process.exit(1)
}
const withoutPeers = contenders.some((name) => name !== 'ours') ? installBoards() : null
if (withoutPeers !== null) {
  console.log(`WITHOUT TLDRAW AND EXCALIDRAW: ${withoutPeers}\n`)
  contenders = contenders.filter((name) => name === 'ours' || name === 'plain DOM')
}

const bench: Bench = {
  browser: await launch(),
  notes: makeNotes(1000),
  repeats: Number(values.repeats ?? (values.quick ? 3 : 5)),
  stretch: values.quick ? 1600 : 2400,
}
const load = loadavg()[0] ?? 0
console.log(
  `${machine(`Chromium ${bench.browser.version()}, headless, drawing in software`)}; load before the start ${load.toFixed(1)}.`,
)
console.log(
  `1,000 notes; medians of ${bench.repeats} runs with their range. Frames: main-thread ms a frame; frames later than 33 ms.\n`,
)

const running: Contender[] = []
for (const name of contenders) {
  running.push(await (name === 'ours' ? startOurs(bench.notes) : startPeer(name, bench.notes)))
}

const isMet = (finding: Finding | undefined, wanted: readonly number[]): boolean | null =>
  finding === undefined ? null : wanted.every((most, index) => (finding.values[index] ?? NaN) <= most + 0.05)

const ratio = (ours: Finding | undefined, other: Finding | undefined): string => {
  const value = (ours?.values[0] ?? NaN) / (other?.values[0] ?? NaN)
  return Number.isFinite(value) && value > 0 ? ` (ours ${value.toFixed(2)} ×)` : ''
}

async function measure(scenario: Scenario): Promise<void> {
  const other = await watchOtherWork()
  const found = new Map<ContenderName, readonly Finding[]>()
  for (const contender of running) {
    if (!scenario.rows.some(({ of }) => of.includes(contender.name))) continue
    try {
      found.set(contender.name, await scenario.run(contender, bench))
    } catch (error) {
      process.exitCode = 1
      console.error(`${scenario.name}, ${contender.name}:`, error)
    }
  }
  const rows = scenario.rows.map(({ title }, index) => [
    title,
    ...contenders.map((name) => {
      const text = found.get(name)?.[index]?.text ?? '–'
      return name === 'ours' || name === 'plain DOM'
        ? text
        : text + ratio(found.get('ours')?.[index], found.get(name)?.[index])
    }),
  ])
  const print = values.markdown ? asMarkdown : asText
  console.log(
    print({
      title: scenario.name,
      columns: ['', ...contenders],
      rows,
      wanted: contenders.includes('ours')
        ? scenario.rows.map(({ wanted, title }, index) => ({
            text: `${title}: ${wanted.text}`,
            met: isMet(found.get('ours')?.[index], wanted.values),
          }))
        : [],
      notes: [`other work: ${await other()}`],
    }),
  )
}

const started = performance.now()
try {
  for (const scenario of scenarios) await measure(scenario)
} finally {
  await bench.browser.close()
  for (const contender of running) await contender.stop()
}
console.log(`${((performance.now() - started) / 1000).toFixed(0)} s.`)
