import { Counter, Gauge, Histogram, type Registry } from 'prom-client'
import { CLOSE, REFUSALS } from '../../src/sync/protocol.ts'
import { type CountedLimit, LIMIT_CODES, LIMIT_NAMES } from './limits.ts'

/** What the sync server counts. Times in seconds, sizes in bytes. */
export interface SyncMetrics {
  rooms(loaded: number): void
  connections(open: number): void
  updates(count: number): void
  committed(seconds: number, ok: boolean): void
  ticked(seconds: number): void
  received(bytes: number): void
  sent(bytes: number): void
  refused(reason: string): void
  closed(code: number): void
  /** A limit was reached: a connection ended, or something was dropped. */
  limited(limit: CountedLimit): void
  /** Documents that storage has not all of at the moment. */
  unsaved(rooms: number): void
  /** Documents that cannot be read. */
  damaged(count: number): void
}

export const NO_METRICS: SyncMetrics = {
  rooms: () => undefined,
  connections: () => undefined,
  updates: () => undefined,
  committed: () => undefined,
  ticked: () => undefined,
  received: () => undefined,
  sent: () => undefined,
  refused: () => undefined,
  closed: () => undefined,
  limited: () => undefined,
  unsaved: () => undefined,
  damaged: () => undefined,
}

const COUNTED: readonly CountedLimit[] = [
  ...(Object.keys(LIMIT_CODES) as (keyof typeof LIMIT_CODES)[]),
  'awareness',
  'pending',
  'buffered',
]
const SECONDS = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1, 5]

/** A counter for what happens tens of thousands of times a second: it is a number until somebody asks for it. */
function counted(registers: Registry[], name: string, help: string): (count: number) => void {
  let total = 0
  const counter: Counter = new Counter({
    name,
    help,
    registers,
    collect() {
      counter.reset()
      counter.inc(total)
    },
  })
  return (count) => {
    total += count
  }
}

/** The counters behind `/metrics`, in the given registry. */
export function createSyncMetrics(registry: Registry): SyncMetrics {
  const registers = [registry]
  const rooms = new Gauge({ name: 'kompassi_rooms', help: 'Documents in memory', registers })
  const connections = new Gauge({ name: 'kompassi_connections', help: 'Open sync connections', registers })
  const updates = new Counter({
    name: 'kompassi_updates_total',
    help: 'Updates taken from clients',
    registers,
  })
  const commits = new Histogram({
    name: 'kompassi_commit_seconds',
    help: 'Time of one storage transaction',
    labelNames: ['outcome'],
    buckets: SECONDS,
    registers,
  })
  const ticks = new Histogram({
    name: 'kompassi_tick_seconds',
    help: 'Time of one tick without its storage transaction',
    buckets: SECONDS,
    registers,
  })
  const received = counted(registers, 'kompassi_received_bytes_total', 'Bytes received')
  const sent = counted(registers, 'kompassi_sent_bytes_total', 'Bytes sent')
  const refused = new Counter({
    name: 'kompassi_refused_total',
    help: 'Writes that were not taken',
    labelNames: ['reason'],
    registers,
  })
  const closed = new Counter({
    name: 'kompassi_closed_total',
    help: 'Connections that the server closed',
    labelNames: ['code'],
    registers,
  })
  const limited = new Counter({
    name: 'kompassi_limited_total',
    help: 'Times that a limit was reached, by the environment variable that sets it',
    labelNames: ['limit'],
    registers,
  })
  const unsaved = new Gauge({
    name: 'kompassi_rooms_unsaved',
    help: 'Documents in memory that storage has not all of',
    registers,
  })
  // From the start, so that a first time is seen as a change.
  for (const reason of REFUSALS) refused.inc({ reason }, 0)
  for (const code of Object.values(CLOSE)) closed.inc({ code: String(code) }, 0)
  for (const limit of COUNTED) limited.inc({ limit: LIMIT_NAMES[limit] }, 0)
  for (const outcome of ['ok', 'failed']) commits.zero({ outcome })
  const damaged = new Gauge({
    name: 'kompassi_damaged_documents',
    help: 'Documents that were found damaged in storage and are still there',
    registers,
  })
  return {
    rooms: (loaded) => rooms.set(loaded),
    connections: (open) => connections.set(open),
    updates: (count) => updates.inc(count),
    committed: (seconds, ok) => commits.observe({ outcome: ok ? 'ok' : 'failed' }, seconds),
    ticked: (seconds) => ticks.observe(seconds),
    received,
    sent,
    refused: (reason) => refused.inc({ reason }),
    closed: (code) => closed.inc({ code: String(code) }),
    limited: (limit) => limited.inc({ limit: LIMIT_NAMES[limit] }),
    unsaved: (count) => unsaved.set(count),
    damaged: (count) => damaged.set(count),
  }
}
