import { besides } from '../servers/ours.ts'
import { busySeconds, cpuSeconds } from '../servers/proc.ts'
import type { Server } from '../servers/server.ts'
import type { Bytes, Client } from './client.ts'
import { dropAll, seatAll } from './crowd.ts'
import { type Spread, percentile, spread } from './figures.ts'
import { Pace } from './pace.ts'
import { holds, pause } from './until.ts'
import { Watcher } from './watcher.ts'

/** A generator that is later than this itself (p99, ms) measures itself. */
export const VOID_ABOVE_MS = 20
/** V8 compiles the most in a server's first seconds: before that is over, it would be what is measured. */
const WARM_UP_MS = 5_000
const DRAIN_MS = 3_000
const WATCHED_IN_A_ROOM = 3

export interface Load {
  readonly rooms: number
  readonly perRoom: number
  readonly seconds: number
  /** Three: each client also sits, silently, on the series and on a document of its own. Ours only. */
  readonly sockets?: 1 | 3
}

export interface Measured {
  /** From an edit's send to its arrival at another client, ms. */
  readonly latency: Spread
  /** Edits that had not come by the end. */
  readonly missing: number
  /** The server's, of one core. */
  readonly cpu: number
  /** The generator's own, of the other core. */
  readonly generatorCpu: number
  /** Of the generator's own loop, p99, ms. */
  readonly delay: number
  /** Bytes a second and receiver. */
  readonly bytes: Bytes
  readonly rss: number
  /** Of both cores together, what neither the server nor the generator used. */
  readonly others: number
  readonly isVoid: boolean
}

/** Edits and cursors at the usual pace in fresh rooms. @returns null when the server did not let all clients in and keep them */
export async function measure(server: Server, load: Load): Promise<Measured | null> {
  const seated = await seatRooms(server, load)
  if (!seated) return null
  const { rooms, silent } = seated
  const clients = rooms.flat()
  const watchers = rooms.flatMap((room) =>
    // In many rooms one each is a sample already.
    room.slice(0, rooms.length > 1 ? 1 : WATCHED_IN_A_ROOM).map((client) => new Watcher(client, room)),
  )
  const pace = new Pace(clients, clients)
  pace.start()
  await pause(WARM_UP_MS)
  const before = readings(server, clients)
  pace.lateness.length = 0
  const start = performance.now()
  for (const watcher of watchers) watcher.open(start)
  await pause(load.seconds * 1000)
  const end = performance.now()
  for (const watcher of watchers) watcher.shut(end)
  const after = readings(server, clients)
  const delay = percentile(
    pace.lateness.toSorted((a, b) => a - b),
    99,
  )
  pace.stop()
  await holds(() => watchers.every((watcher) => watcher.missing().length === 0), DRAIN_MS)
  const missing = watchers.flatMap((watcher) => watcher.missing())
  const lost = clients.some((client) => client.closed !== null)
  dropAll([...clients, ...silent])
  if (lost) return null
  const seconds = (end - start) / 1000
  const per = (part: number) => part / clients.length / seconds
  return {
    latency: spread([...watchers.flatMap((watcher) => watcher.latencies), ...missing]),
    missing: missing.length,
    cpu: (after.cpu - before.cpu) / seconds,
    generatorCpu: (after.own - before.own) / seconds,
    delay,
    bytes: {
      updates: per(after.bytes.updates - before.bytes.updates),
      cursors: per(after.bytes.cursors - before.bytes.cursors),
      other: per(after.bytes.other - before.bytes.other),
    },
    rss: server.process().rss(),
    others: Math.max(
      0,
      (after.busy - before.busy - (after.cpu - before.cpu) - (after.own - before.own)) / seconds,
    ),
    isVoid: delay > VOID_ABOVE_MS,
  }
}

interface SeatedRooms {
  readonly rooms: readonly (readonly Client[])[]
  readonly silent: readonly Client[]
}

async function seatRooms(server: Server, load: Load): Promise<SeatedRooms | null> {
  const seats = await server.seats(load.rooms, load.perRoom)
  const edits = Math.ceil(load.seconds + WARM_UP_MS / 1000) + 2
  const clients = await seatAll(seats.flat(), edits)
  if (!clients) return null
  const others = load.sockets === 3 ? seats.flat().flatMap(besides) : []
  const silent = await seatAll(others, 0)
  if (!silent) {
    dropAll(clients)
    return null
  }
  const rooms = Array.from({ length: load.rooms }, (_, room) =>
    clients.slice(room * load.perRoom, (room + 1) * load.perRoom),
  )
  return { rooms, silent }
}

function readings(server: Server, clients: readonly Client[]) {
  const bytes: Bytes = { updates: 0, cursors: 0, other: 0 }
  for (const client of clients) {
    bytes.updates += client.bytes.updates
    bytes.cursors += client.bytes.cursors
    bytes.other += client.bytes.other
  }
  return { cpu: server.process().cpu(), own: cpuSeconds(process.pid), busy: busySeconds(), bytes }
}
