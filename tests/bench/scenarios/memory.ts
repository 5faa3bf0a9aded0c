import { dropAll, seatAll } from '../load/crowd.ts'
import { Pace } from '../load/pace.ts'
import { holds, pause } from '../load/until.ts'
import { type Outcome, kilobytes, megabytes, times } from '../report.ts'
import { type Scenario, against } from '../scenario.ts'
import type { Server } from '../servers/server.ts'

const IDLE = 1000

interface PerConnection {
  readonly held: number
  readonly rss: number
}

async function idleConnections(server: Server): Promise<PerConnection> {
  const [seats = []] = await server.seats(1, IDLE)
  const first = await seatAll(seats.slice(0, 10), 0)
  const before = await server.process().memory()
  const others = await seatAll(seats.slice(10), 0)
  if (!first || !others) throw new Error('the clients did not get in')
  await pause(1500)
  const after = await server.process().memory()
  dropAll([...first, ...others])
  return {
    held: (after.held - before.held) / others.length,
    rss: (after.rss - before.rss) / others.length,
  }
}

export const idle: Scenario = {
  name: 'idle',
  when: 'full',
  run: async ({ servers }) => {
    const results = new Map<string, PerConnection>()
    for (const name of servers) results.set(name, await against(name, idleConnections))
    const base = results.get('Hocuspocus')
    const ours = results.get('ours')
    return {
      title: 'Memory of an idle connection',
      columns: ['server', 'heap and buffers', 'to Hocuspocus', 'resident', 'to Hocuspocus'],
      rows: [...results].map(([name, { held, rss }]) => [
        name,
        kilobytes(held),
        times(held, base?.held),
        kilobytes(rss),
        times(rss, base?.rss),
      ]),
      wanted: [
        { text: 'at most 30 kB held (heap and buffers)', met: ours ? ours.held <= 30_000 : null },
        { text: 'at most 30 kB resident', met: ours ? ours.rss <= 30_000 : null },
      ],
      notes: [
        `${IDLE} connections to one canvas, silent, after a forced collection; the first ten are not counted.`,
      ],
    }
  },
}

const ROOM_IDLE_MS = 2000

/** Documents in memory, by the server's own count. */
async function roomsInMemory(port: number): Promise<number> {
  const answer = await fetch(`http://127.0.0.1:${port}/metrics`)
  return Number(/^kompassi_rooms (\d+)/m.exec(await answer.text())?.[1] ?? Number.NaN)
}

async function releaseTime(server: Server): Promise<number> {
  const [seats = []] = await server.seats(1, 10)
  const port = seats[0]?.port ?? 0
  const clients = await seatAll(seats, 2)
  if (!clients) throw new Error('the clients did not get in')
  for (const client of clients) client.edit(performance.now())
  await holds(() => clients.every((client) => client.isSaved), 5000)
  // The server counts once a second.
  while ((await roomsInMemory(port)) === 0) await pause(100)
  dropAll(clients)
  const start = performance.now()
  while ((await roomsInMemory(port)) > 0) {
    if (performance.now() - start > 60_000) return Number.NaN
    await pause(100)
  }
  return performance.now() - start
}

export const release: Scenario = {
  name: 'release',
  when: 'full',
  run: async () => {
    const took = await against('ours', releaseTime, {
      environment: { LIMIT_ROOM_IDLE_MS: String(ROOM_IDLE_MS) },
    })
    return {
      title: 'An idle room leaves memory',
      columns: ['server', 'set to', 'out of memory after'],
      rows: [['ours', `${ROOM_IDLE_MS / 1000} s`, `${(took / 1000).toFixed(1)} s`]],
      wanted: [
        {
          text: 'released when its time is over',
          met: took >= ROOM_IDLE_MS && took < 3 * ROOM_IDLE_MS + 2500,
        },
      ],
      notes: [
        'LIMIT_ROOM_IDLE_MS is 60 s as it comes and 2 s here; the canvas goes first, then the series that it belongs to, and the count is taken once a second.',
      ],
    }
  },
}

const PEOPLE = 40
const PACE = 10

/** Everybody comes, works for a while at ten times the pace, and goes; the rooms are released in between. */
async function session(server: Server, seconds: number): Promise<number> {
  const rooms = await server.seats(3, PEOPLE)
  for (const seats of rooms) {
    const clients = await seatAll(seats, seconds * PACE + 20)
    if (!clients) throw new Error('the clients did not get in')
    const pace = new Pace(clients, clients, PACE)
    pace.start()
    await pause(seconds * 1000)
    pace.stop()
    await holds(() => clients.every((client) => client.isSaved), 5000)
    dropAll(clients)
  }
  const port = rooms[0]?.[0]?.port ?? 0
  const start = performance.now()
  while ((await roomsInMemory(port)) > 0 && performance.now() - start < 10_000) await pause(100)
  return (await server.process().memory()).held
}

export const day: Scenario = {
  name: 'day',
  when: 'full',
  run: async (bench): Promise<Outcome> => {
    const sessions = bench.quick ? 4 : 8
    const held = await against(
      'ours',
      async (server) => {
        const after: number[] = []
        for (let turn = 0; turn < sessions; turn++) after.push(await session(server, 2))
        return after
      },
      { environment: { LIMIT_ROOM_IDLE_MS: '300', LIMIT_MESSAGES: '1000' } },
    )
    const [, second = Number.NaN] = held
    const last = held.at(-1) ?? Number.NaN
    return {
      title: 'A simulated workshop day',
      columns: ['after session', ...held.map((_, index) => String(index + 1))],
      rows: [['held', ...held.map(megabytes)]],
      wanted: [{ text: 'level memory: the last within 10 % of the second', met: last <= second * 1.1 }],
      notes: [
        `Shortened: ${sessions} series one after the other, ${PEOPLE} people on three canvases for 2 s each at ${PACE} times the pace (so a minute of work a series), rooms released after 0.3 s; heap and buffers after a forced collection when all rooms are gone. The first session is the warm-up.`,
      ],
    }
  },
}
