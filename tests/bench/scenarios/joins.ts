import * as Y from 'yjs'
import { readNotes } from '../../../src/model/note.ts'
import { Client, type Seat } from '../load/client.ts'
import { dropAll, seatAll } from '../load/crowd.ts'
import { makeEdits, manyNotes } from '../load/edits.ts'
import { spread } from '../load/figures.ts'
import { holds, pause } from '../load/until.ts'
import { megabytes, ms, times } from '../report.ts'
import { type Scenario, against } from '../scenario.ts'
import type { Server } from '../servers/server.ts'

const NOTES = 2000
const JOINERS = 100

/** Writes 2,000 notes to the seat's document and waits until the server has them. */
async function fill(seat: Seat): Promise<number> {
  const [writer] = (await seatAll([seat], 0)) ?? []
  if (!writer) throw new Error('nobody could write the notes')
  const update = manyNotes(NOTES)
  writer.sendContent(2, update)
  const { acknowledges } = seat.dialect
  if (acknowledges === null) await pause(500)
  else if (!(await holds(() => writer.isSaved, 10_000))) throw new Error('the notes were not saved')
  writer.drop()
  return update.length
}

interface Joined {
  readonly cpu: number
  readonly complete: number
  readonly slowest: number
  readonly bytes: number
}

export async function joinWithinASecond(server: Server): Promise<Joined> {
  const [seats = []] = await server.seats(1, JOINERS + 1)
  const [first, ...others] = seats
  if (!first) throw new Error('there is no seat')
  await fill(first)
  await pause(1500)
  const before = server.process().cpu()
  const clients: Client[] = []
  const starts: number[] = []
  for (const seat of others) {
    starts.push(performance.now())
    clients.push(new Client(seat, makeEdits(0, 0)))
    await pause(1000 / JOINERS - 1)
  }
  await holds(() => clients.every((client) => client.synced), 10_000)
  await pause(300)
  const cpu = server.process().cpu() - before
  const waits = clients.map((client, index) => client.syncedAt - (starts[index] ?? 0))
  const complete = clients.filter((client) => client.synced && client.bytes.updates > 100_000).length
  const bytes = clients.reduce((sum, client) => sum + client.bytes.updates, 0)
  dropAll(clients)
  return { cpu, complete, slowest: spread(waits).p99, bytes }
}

/** 100 people come within a second to a canvas that is full. */
export const joins: Scenario = {
  name: 'joins',
  when: 'always',
  run: async ({ servers }) => {
    const results = new Map<string, Joined>()
    for (const name of servers) results.set(name, await against(name, joinWithinASecond))
    const base = results.get('Hocuspocus')?.cpu
    const ours = results.get('ours')
    return {
      title: '100 joins within a second to 2,000 notes',
      columns: ['server', 'CPU', 'to Hocuspocus', 'slowest join', 'complete', 'sent'],
      rows: [...results].map(([name, { cpu, slowest, complete, bytes }]) => [
        name,
        `${cpu.toFixed(2)} s`,
        times(cpu, base),
        ms(slowest),
        `${complete} of ${JOINERS}`,
        megabytes(bytes),
      ]),
      wanted: [{ text: 'CPU ≤ 0.15 s', met: ours ? ours.complete === JOINERS && ours.cpu <= 0.15 : null }],
    }
  },
}

async function coldJoin(server: Server): Promise<{ readonly wait: number; readonly notes: number }> {
  const [[writer, reader] = []] = await server.seats(1, 2)
  if (!writer || !reader) throw new Error('there is no seat')
  await fill(writer)
  await server.process().stop()
  await server.restart()
  const doc = new Y.Doc()
  const start = performance.now()
  const client = new Client(reader, makeEdits(0, 0))
  let wait = Number.NaN
  client.onContent = (update) => {
    Y.applyUpdate(doc, update.slice())
    wait = performance.now() - start
  }
  await holds(() => client.synced, 10_000)
  client.drop()
  return { wait, notes: readNotes(doc).length }
}

/** Reading so many notes is three times slower the first time: that would be counted to whoever is measured first. */
function warmUp(): void {
  const update = manyNotes(NOTES)
  for (let turn = 0; turn < 3; turn++) {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, update)
    doc.destroy()
  }
}

/** The first to come after a restart, when nothing is in memory: from the first byte to the notes in a document. */
export const cold: Scenario = {
  name: 'cold',
  when: 'always',
  run: async ({ servers }) => {
    const rows: string[][] = []
    let met: boolean | null = null
    warmUp()
    for (const name of servers.filter((server) => server !== 'plain room')) {
      const { wait, notes } = await against(name, coldJoin)
      rows.push([name, ms(wait), `${notes} of ${NOTES}`])
      if (name === 'ours') met = notes === NOTES && wait <= 300
    }
    return {
      title: 'Cold join to 2,000 notes after a restart',
      columns: ['server', 'complete after', 'notes'],
      rows,
      wanted: [{ text: 'complete within 300 ms', met }],
      notes: [
        'The plain room keeps nothing over a restart. The generator has read such notes before, so that its own code is as warm for one server as for the other.',
      ],
    }
  },
}
