import { type Measured, measure } from '../load/measure.ts'
import { type Outcome, ms, percent } from '../report.ts'
import { type Bench, type Scenario, against } from '../scenario.ts'
import type { ServerName } from '../servers/server.ts'

const LIMIT_MS = 250
const CLIENTS = [50, 100, 130, 200, 300, 400, 600, 800, 1000, 1200, 1500]
const ROOMS = [40, 80, 120, 150, 200, 250, 300, 400]

interface Found {
  readonly size: number
  readonly at: Measured
}

interface Searched {
  readonly best: Found | null
  /** The size at which it stopped, and why; null: the search's end was reached. */
  readonly failed: { readonly size: number; readonly why: string } | null
}

/** The largest size that holds, by halving; each try on a fresh server. */
async function search(
  bench: Bench,
  server: ServerName,
  sizes: readonly number[],
  load: (size: number) => { readonly rooms: number; readonly perRoom: number },
): Promise<Searched> {
  let low = -1
  let high = sizes.length
  let best: Found | null = null
  let failed: Searched['failed'] = null
  while (high - low > 1) {
    const middle = (low + high) >> 1
    const size = sizes[middle] ?? 0
    const attempt = () =>
      against(server, (running) => measure(running, { ...load(size), seconds: bench.seconds }))
    const first = await attempt()
    // A void run says nothing of the server.
    const measured = first?.isVoid ? await attempt() : first
    if (measured && !measured.isVoid && measured.latency.p99 < LIMIT_MS) {
      best = { size, at: measured }
      low = middle
    } else {
      failed = { size, why: reason(measured) }
      high = middle
    }
  }
  return { best, failed }
}

function reason(measured: Measured | null): string {
  if (!measured) return 'clients did not get in or were lost'
  if (measured.isVoid) return `void: the generator was late by ${ms(measured.delay)}`
  return `p99 ${ms(measured.latency.p99)}`
}

async function compare(
  bench: Bench,
  title: string,
  sizes: readonly number[],
  load: (size: number) => { readonly rooms: number; readonly perRoom: number },
): Promise<Outcome> {
  const rows: string[][] = []
  for (const server of bench.servers) {
    const { best, failed } = await search(bench, server, sizes, load)
    rows.push([
      server,
      best ? String(best.size) : `fewer than ${sizes[0]}`,
      best ? ms(best.at.latency.p99) : '–',
      best ? percent(best.at.cpu) : '–',
      failed ? `${failed.size}: ${failed.why}` : 'not reached',
    ])
  }
  return {
    title,
    columns: ['server', 'largest', 'p99 there', 'CPU there', 'what fails'],
    rows,
    wanted: [],
    notes: [`Searched among ${sizes.join(', ')}.`],
  }
}

export const largestRoom: Scenario = {
  name: 'largest',
  when: 'full',
  run: (bench) =>
    compare(bench, 'Largest room with p99 < 250 ms', CLIENTS, (size) => ({ rooms: 1, perRoom: size })),
}

export const mostRooms: Scenario = {
  name: 'rooms',
  when: 'full',
  run: (bench) =>
    compare(bench, 'Most rooms of 10 with p99 < 250 ms', ROOMS, (size) => ({ rooms: size, perRoom: 10 })),
}
