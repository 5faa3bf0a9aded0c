import { mkdtemp, rm } from 'node:fs/promises'
import { type IncomingHttpHeaders, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { parseConfig } from '../../server/config.ts'
import { type RunningServer, type ServerOptions, startServer } from '../../server/server.ts'
import type { CreatedSeries, Session } from '../../src/sync/protocol-http.ts'

export const TEST_KEY = 'a-key-for-tests'

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
  readonly bytes: Buffer
  /** The body, of which the tests know what it should be. */
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- each test knows what it asked for
  readonly json: <T = { error: { code: string; message: string } }>() => T
}

export interface Call {
  readonly body?: unknown
  /** Sent as it is, instead of `body`. */
  readonly raw?: string | Uint8Array
  readonly cookie?: string
  readonly bearer?: string
  /** Null: none is sent. Left out: the server's own. */
  readonly origin?: string | null
  readonly headers?: Readonly<Record<string, string>>
}

export interface TestServer extends RunningServer {
  readonly dataDir: string
  /** Everything that was logged, line by line. */
  readonly logged: string[]
  call(method: string, path: string, call?: Call): Promise<Answer>
  /** Ends the server and removes its folder. */
  stop(): Promise<void>
}

function send(url: string, method: string, path: string, call: Call): Promise<Answer> {
  const payload = call.raw ?? (call.body === undefined ? undefined : JSON.stringify(call.body))
  const origin = call.origin === undefined ? url : call.origin
  const headers = {
    ...(origin === null ? {} : { origin }),
    ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
    ...(call.cookie === undefined ? {} : { cookie: call.cookie }),
    ...(call.bearer === undefined ? {} : { authorization: `Bearer ${call.bearer}` }),
    ...call.headers,
  }
  return new Promise((resolve, reject) => {
    const outgoing = request(`${url}${path}`, { method, headers }, (incoming) => {
      const chunks: Buffer[] = []
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
      incoming.on('error', reject)
      incoming.on('end', () => {
        const bytes = Buffer.concat(chunks)
        const text = bytes.toString('utf8')
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          text,
          bytes,
          // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- see `Answer`
          json: <T>() => JSON.parse(text) as T,
        })
      })
    })
    outgoing.on('error', reject)
    outgoing.end(payload)
  })
}

/** A whole server on a free port and a folder of its own. */
export async function startTestServer(
  environment: Readonly<Record<string, string>> = {},
  options: ServerOptions = {},
): Promise<TestServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'kompassi-test-'))
  const config = parseConfig({
    HOST: '127.0.0.1',
    PORT: '0',
    DATA_DIR: dataDir,
    CREATE_KEY: TEST_KEY,
    ...environment,
  })
  if (!config.ok) throw new Error(config.reasons.join('\n'))
  const logged: string[] = []
  const log = pino({ level: 'debug', base: null }, { write: (line: string) => logged.push(line) })
  const server = await startServer(config.value, { log, storageThreads: false, ...options })
  return {
    ...server,
    dataDir,
    logged,
    call: (method, path, call = {}) => send(server.url, method, path, call),
    async stop() {
      await server.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** The cookie that an answer sets, as it is sent back. */
export function cookieOf({ headers }: Answer): string {
  const [cookie] = headers['set-cookie'] ?? []
  if (cookie === undefined) throw new Error('the answer sets no cookie')
  return cookie.split(';')[0] ?? ''
}

export async function createSeries(server: TestServer, extra: object = {}): Promise<CreatedSeries> {
  const answer = await server.call('POST', '/api/series', {
    body: { title: 'Syksy', organisation: 'Tunturin Tupa', language: 'fi', key: TEST_KEY, ...extra },
  })
  if (answer.status !== 201) throw new Error(`no series: ${answer.text}`)
  return answer.json<CreatedSeries>()
}

export interface Member extends Session {
  readonly cookie: string
}

/** Joins with a cookie of its own, or with the one of a device that is known already. */
export async function joinSeries(server: TestServer, how: object, cookie?: string): Promise<Member> {
  const answer = await server.call('POST', '/api/sessions', {
    body: how,
    ...(cookie === undefined ? {} : { cookie }),
  })
  if (answer.status !== 201) throw new Error(`not joined: ${answer.text}`)
  return { ...answer.json<Session>(), cookie: cookieOf(answer) }
}

/** A series with one device in each role. */
export async function seriesWithPeople(server: TestServer, extra: object = {}) {
  const series = await createSeries(server, extra)
  return {
    series,
    facilitator: await joinSeries(server, { token: series.tokens.facilitator }),
    participant: await joinSeries(server, { token: series.tokens.participant, name: 'Aino' }),
    viewer: await joinSeries(server, { token: series.tokens.viewer }),
  }
}
