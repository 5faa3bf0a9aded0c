import * as Y from 'yjs'
import { Client, type Seat } from '../load/client.ts'
import { dropAll, seatAll } from '../load/crowd.ts'
import { makeEdits } from '../load/edits.ts'
import { Pace } from '../load/pace.ts'
import { holds, pause } from '../load/until.ts'
import { Watcher } from '../load/watcher.ts'
import { ms, percent } from '../report.ts'
import { type Scenario, against } from '../scenario.ts'
import type { Server } from '../servers/server.ts'

const RETURNING = 300

interface Return {
  readonly synced: number
  readonly live: number
}

/** Everybody is back at once: live is who has the state, can write, and sees what another writes. */
async function comeBack(server: Server): Promise<Return> {
  const [seats = []] = await server.seats(1, RETURNING)
  const before = await seatAll(seats, 4)
  if (!before) throw new Error('the clients did not get in')
  for (const client of before) client.edit(performance.now())
  await holds(
    () => before.every((client) => client.seat.dialect.acknowledges === null || client.isSaved),
    5000,
  )
  await server.process().kill()
  dropAll(before)
  await server.restart()
  const start = performance.now()
  const clients = seats.map((seat, index) => new Client(seat, makeEdits(50_000 + index, 2)))
  const last = clients.at(-1)
  const watchers = clients
    .filter((client) => client !== last)
    .map((client) => new Watcher(client, last ? [last] : []))
  await holds(() => clients.every((client) => client.synced), 20_000)
  const synced = performance.now() - start
  last?.edit(performance.now())
  await holds(() => last !== undefined && watchers.every((watcher) => watcher.seenOf(last) === 1), 20_000)
  const live = performance.now() - start
  dropAll(clients)
  return { synced, live }
}

export const reconnect: Scenario = {
  name: 'reconnect',
  when: 'always',
  run: async ({ servers }) => {
    const rows: string[][] = []
    let met: boolean | null = null
    for (const name of servers) {
      const { synced, live } = await against(name, comeBack)
      rows.push([name, ms(synced), ms(live)])
      if (name === 'ours') met = live <= 3000
    }
    return {
      title: '300 clients come back at once after a kill and restart',
      columns: ['server', 'all have the state', 'all see a new edit'],
      rows,
      wanted: [{ text: 'all live within 3 s', met }],
      notes: ['From the first connection, once the server listens again.'],
    }
  },
}

interface Kill {
  readonly sent: number
  readonly shown: number
  readonly acknowledged: number
  readonly lostShown: number
  readonly lostAcknowledged: number
}

const WRITERS = 100
const FASTER = 4
/** Longer than the 10 s after which Hocuspocus stores a document that is being written to. */
const SECONDS = 14

async function killUnderLoad(server: Server): Promise<Kill> {
  const [seats = []] = await server.seats(1, WRITERS + 1)
  const clients = await seatAll(seats, SECONDS * FASTER + 8)
  if (!clients) throw new Error('the clients did not get in')
  const [reader, ...writers] = clients
  if (!reader) throw new Error('there is no reader')
  const watcher = new Watcher(reader, writers)
  const pace = new Pace(writers, writers, FASTER)
  pace.start()
  await pause(SECONDS * 1000)
  await server.process().kill()
  pace.stop()
  await holds(() => clients.every((client) => client.closed !== null), 3000)
  const vector = await stateAfterRestart(server, seats[0])
  const kill = { sent: 0, shown: 0, acknowledged: 0, lostShown: 0, lostAcknowledged: 0 }
  for (const writer of writers) {
    const clock = vector.get(writer.edits.client) ?? 0
    const kept = writer.edits.ends.filter((end) => end <= clock).length
    const shown = watcher.seenOf(writer)
    kill.sent += writer.sent
    kill.shown += shown
    kill.acknowledged += writer.acknowledged
    kill.lostShown += Math.max(0, shown - kept)
    kill.lostAcknowledged += Math.max(0, writer.acknowledged - kept)
  }
  return kill
}

async function stateAfterRestart(server: Server, seat: Seat | undefined): Promise<Map<number, number>> {
  await server.restart()
  if (!seat) throw new Error('there is no seat')
  const doc = new Y.Doc()
  const client = new Client(seat, makeEdits(0, 0))
  client.onContent = (update) => Y.applyUpdate(doc, update.slice())
  if (!(await holds(() => client.synced, 10_000))) throw new Error('no state after the restart')
  client.drop()
  return Y.decodeStateVector(Y.encodeStateVector(doc))
}

/** SIGKILL while 100 clients write four times as much as usual. */
export const kill: Scenario = {
  name: 'kill',
  when: 'always',
  run: async ({ servers }) => {
    const rows: string[][] = []
    let met: boolean | null = null
    for (const name of servers.filter((server) => server !== 'plain room')) {
      const found = await against(name, killUnderLoad)
      const { sent, shown, acknowledged, lostShown, lostAcknowledged } = found
      rows.push([
        name,
        String(sent),
        String(acknowledged),
        acknowledged === 0 ? '–' : `${lostAcknowledged} (${percent(lostAcknowledged / acknowledged)})`,
        String(shown),
        shown === 0 ? '–' : `${lostShown} (${percent(lostShown / shown)})`,
      ])
      if (name === 'ours') met = acknowledged > 0 && lostAcknowledged === 0 && lostShown === 0
    }
    return {
      title: 'Lost to a kill under load',
      columns: ['server', 'sent', 'acknowledged', 'of these lost', 'shown to another', 'of these lost'],
      rows,
      wanted: [{ text: 'nothing lost that was acknowledged or shown', met }],
      notes: [
        `${WRITERS} clients, ${FASTER} edits a second each, for ${SECONDS} s. Hocuspocus acknowledges what it has not stored, and stores 2 s after the last edit or every 10 s. The plain room stores and acknowledges nothing.`,
      ],
    }
  },
}
