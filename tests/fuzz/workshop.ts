import type { CreatedSeries, Session } from '../../src/sync/protocol-http.ts'
import type { ServerProcess } from '../support/server-process.ts'
import { SyncClient, type SyncClientOptions } from '../support/sync-client.ts'

export const KEY = 'a-key-for-the-test'

/** A series on a server process, and one facilitator's way in. It outlives the process: `server` is asked each time. */
export interface Workshop {
  readonly id: string
  readonly canvases: Session['canvases']
  call(method: string, path: string, body?: object): Promise<Response>
  connect(path: string, options?: SyncClientOptions): SyncClient
}

export async function openWorkshop(server: () => ServerProcess): Promise<Workshop> {
  const call = (method: string, path: string, body?: object, bearer?: string) =>
    fetch(`${server().url}${path}`, {
      method,
      headers: {
        origin: server().url,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
      },
      body: body === undefined ? null : JSON.stringify(body),
    })
  const post = async <T>(path: string, body: object): Promise<T> => {
    const response = await call('POST', path, body)
    const text = await response.text()
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`)
    return JSON.parse(text) as T
  }
  const series = await post<CreatedSeries>('/api/series', {
    title: 'Sarja',
    organisation: 'Tupa',
    language: 'fi',
    key: KEY,
  })
  const { session, canvases } = await post<Session & { session: string }>('/api/sessions', {
    token: series.tokens.facilitator,
    bearer: true,
  })
  return {
    id: series.id,
    canvases,
    call: (method, path, body) => call(method, path, body, session),
    connect: (path, options = {}) =>
      new SyncClient(`${server().url.replace('http', 'ws')}/sync/${series.id}/${path}`, {
        ...options,
        headers: { authorization: `Bearer ${session}` },
      }),
  }
}
