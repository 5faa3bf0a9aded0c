import { join } from 'node:path'
import type { CreatedSeries, Session } from '../../../src/sync/protocol-http.ts'
import { OURS } from '../load/dialect.ts'
import type { Seat } from '../load/client.ts'
import { startInFolder } from './folder-server.ts'
import type { StartServer } from './server.ts'

const ROOT = join(import.meta.dirname, '..', '..', '..')
const KEY = 'a-key-for-the-bench'
/** Calls under way at once. */
const AT_ONCE = 16

/** The built product (`npm run build:server`), with committed storage, roles and the limits as they come. */
export const startOurs: StartServer = ({ environment = {}, nodeOptions = [] } = {}) =>
  startInFolder({
    name: 'ours',
    script: 'dist/server/main.js',
    cwd: ROOT,
    environment: { HOST: '127.0.0.1', CREATE_KEY: KEY, LOG_LEVEL: 'warn', ...environment },
    nodeOptions,
    listening: /http:\/\/127\.0\.0\.1:(\d+)/,
    seats: (port) => (rooms, perRoom) => seatsIn(port, rooms, perRoom),
  })

type BearerSession = Session & { readonly session: string }

async function call<T>(
  port: number,
  method: string,
  path: string,
  body: unknown,
  bearer?: string,
): Promise<T> {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    body: JSON.stringify(body),
    headers: {
      'content-type': 'application/json',
      ...(bearer === undefined
        ? { origin: `http://127.0.0.1:${port}` }
        : { authorization: `Bearer ${bearer}` }),
    },
  })
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as T
}

interface OpenSeries {
  readonly id: string
  readonly token: string
  readonly canvases: readonly string[]
}

/** A series whose canvases are all open for participants. */
async function openSeries(port: number): Promise<OpenSeries> {
  const { id, tokens } = await call<CreatedSeries>(port, 'POST', '/api/series', {
    title: 'Mittaus',
    organisation: 'Tunturin Tupa',
    language: 'fi',
    key: KEY,
  })
  const { session, canvases } = await enter(port, tokens.facilitator, 'Vetäjä')
  for (const canvas of canvases) {
    await call(port, 'PATCH', `/api/series/${id}/canvases/${canvas.id}`, { state: 'open' }, session)
  }
  return { id, token: tokens.participant, canvases: canvases.map((canvas) => canvas.id) }
}

const enter = (port: number, token: string, name: string): Promise<BearerSession> =>
  call(port, 'POST', '/api/sessions', { token, name, bearer: true })

async function people(port: number, series: OpenSeries, count: number): Promise<BearerSession[]> {
  const sessions: BearerSession[] = []
  for (let from = 0; from < count; from += AT_ONCE) {
    const part = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, index) =>
      enter(port, series.token, `Osallistuja ${from + index + 1}`),
    )
    sessions.push(...(await Promise.all(part)))
  }
  return sessions
}

/** A series' canvases are rooms; who sits in it sits in all that are asked for, by a socket each. */
async function seatsIn(port: number, rooms: number, perRoom: number): Promise<Seat[][]> {
  const all: Seat[][] = []
  while (all.length < rooms) {
    const series = await openSeries(port)
    const sessions = await people(port, series, perRoom)
    for (const canvas of series.canvases.slice(0, rooms - all.length)) {
      const seats = sessions.map(({ session, participantId }) => ({
        port,
        path: `/sync/${series.id}/canvas/${canvas}`,
        headers: { authorization: `Bearer ${session}` },
        dialect: OURS,
        person: participantId,
      }))
      all.push(seats)
    }
  }
  return all
}

/** The other two sockets that a tab of the product may have beside its canvas: the series, and a document of one's own. */
export function besides(seat: Seat): Seat[] {
  return [
    { ...seat, path: seat.path.replace(/canvas\/.*$/, 'series') },
    { ...seat, path: seat.path.replace('canvas/', `own/${seat.person}/`) },
  ]
}
