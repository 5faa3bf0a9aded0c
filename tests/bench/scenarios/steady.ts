import { type Load, type Measured, measure } from '../load/measure.ts'
import { type Outcome, VOID, kilobytes, ms, percent, times } from '../report.ts'
import { type Bench, type Scenario, against } from '../scenario.ts'
import type { ServerName, ServerOptions } from '../servers/server.ts'

const DISTURBED = 0.3
const DISTURBED_NOTE =
  'Disturbed: other work took more than 30 % of a core. Latencies say little then; CPU says more.'

interface Row {
  readonly server: ServerName
  readonly setting: string
  readonly measured: Measured | null
}

const COLUMNS = [
  'server',
  'setting',
  'p50',
  'p95',
  'p99',
  'p99 to Hocuspocus',
  'CPU',
  'CPU to Hocuspocus',
  'updates a receiver',
  'cursors a receiver',
  'not arrived',
  'memory',
  'generator p99, CPU',
  'other work',
]

function cells({ server, setting, measured }: Row, base: Measured | null | undefined): string[] {
  if (!measured) return [server, setting, ...COLUMNS.slice(2, -1).map(() => '–'), 'does not hold its clients']
  const { latency, cpu, generatorCpu, delay, bytes, missing, rss, others, isVoid } = measured
  return [
    server,
    setting,
    ms(latency.p50),
    ms(latency.p95),
    ms(latency.p99),
    times(latency.p99, base?.latency.p99),
    percent(cpu),
    times(cpu, base?.cpu),
    `${kilobytes(bytes.updates)}/s`,
    `${kilobytes(bytes.cursors)}/s`,
    String(missing),
    `${(rss / 1e6).toFixed(0)} MB`,
    `${ms(delay)}, ${percent(generatorCpu)}${isVoid ? ` ${VOID}` : ''}`,
    percent(others),
  ]
}

async function row(
  bench: Bench,
  server: ServerName,
  setting: string,
  load: Omit<Load, 'seconds'>,
  options?: ServerOptions,
): Promise<Row> {
  const measured = await against(
    server,
    (running) => measure(running, { ...load, seconds: bench.seconds }),
    options,
  )
  return { server, setting, measured }
}

function outcome(title: string, rows: readonly Row[], wanted: Outcome['wanted']): Outcome {
  const base = rows.find(({ server }) => server === 'Hocuspocus')?.measured
  const isDisturbed = rows.some(({ measured }) => measured !== null && measured.others > DISTURBED)
  const notes = isDisturbed ? [DISTURBED_NOTE] : []
  return { title, columns: COLUMNS, rows: rows.map((one) => cells(one, base)), wanted, notes }
}

/** Whether it was so; null when the run is void. */
const judged = (measured: Measured | null | undefined, holds: (of: Measured) => boolean): boolean | null =>
  measured === undefined || measured?.isVoid ? null : measured !== null && holds(measured)

export const hall: Scenario = {
  name: 'hall',
  when: 'always',
  run: async (bench) => {
    const rows: Row[] = []
    for (const server of bench.servers)
      rows.push(await row(bench, server, '300 clients', { rooms: 1, perRoom: 300 }))
    rows.push(await row(bench, 'ours', '300 clients, 3 sockets each', { rooms: 1, perRoom: 300, sockets: 3 }))
    const peer = rows.find(({ server }) => server === 'Hocuspocus')?.measured
    const quarter = (of: Measured) => peer !== null && peer !== undefined && of.cpu <= peer.cpu / 4
    const [single] = rows
    return outcome('300 clients in one room', rows, [
      { text: 'at most a quarter of Hocuspocus’s CPU', met: peer ? judged(single?.measured, quarter) : null },
      {
        text: 'the same with three sockets each (series, canvas, own)',
        met: peer ? judged(rows.at(-1)?.measured, quarter) : null,
      },
    ])
  },
}

export const hundred: Scenario = {
  name: 'hundred',
  when: 'always',
  run: async (bench) => {
    const rows: Row[] = []
    for (const server of bench.servers)
      rows.push(await row(bench, server, '100 clients', { rooms: 1, perRoom: 100 }))
    const slow = { environment: { BENCH_SLOW_COMMIT_MS: '20' } }
    rows.push(
      await row(bench, 'ours', '100 clients, every commit 20 ms slower', { rooms: 1, perRoom: 100 }, slow),
    )
    const p50 = rows[0]?.measured
    return outcome('100 clients in one room', rows, [
      { text: 'p50 ≤ 2 ms', met: judged(p50, ({ latency }) => latency.p50 <= 2) },
    ])
  },
}

export const thousand: Scenario = {
  name: 'thousand',
  when: 'full',
  run: async (bench) => {
    const one = await row(bench, 'ours', '1,000 clients', { rooms: 1, perRoom: 1000 })
    return outcome(
      '1,000 clients in one room',
      [one],
      [
        { text: 'p99 < 60 ms', met: judged(one.measured, ({ latency }) => latency.p99 < 60) },
        {
          text: 'at most 20 kB/s of cursors a receiver',
          met: judged(one.measured, ({ bytes }) => bytes.cursors <= 20_000),
        },
      ],
    )
  },
}

export const tables: Scenario = {
  name: 'tables',
  when: 'full',
  run: async (bench) => {
    const one = await row(bench, 'ours', '400 rooms of 10', { rooms: 400, perRoom: 10 })
    return outcome(
      '400 rooms of 10',
      [one],
      [{ text: 'p99 < 150 ms', met: judged(one.measured, ({ latency }) => latency.p99 < 150) }],
    )
  },
}
