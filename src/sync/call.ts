import type { Role } from '../model/role.ts'
import { type Result, errorCode } from './answer.ts'
import type { SeriesOverview, Session } from './protocol-http.ts'

/* What a page asks before it is a workshop's; everything else is in `api.ts`, which comes when it is needed. */

/** How long an answer may take, ms. */
const PATIENCE = 20_000

interface Call {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Segments of the path below `/api`. */
  readonly path: readonly string[]
  readonly role?: Role | null
  /** What is asked for, beside the role. */
  readonly query?: Readonly<Record<string, string>>
  readonly body?: object
  /** A secret that is sent in `Authorization`. */
  readonly bearer?: string
  /** How long the answer may take, ms; `PATIENCE` when left out. */
  readonly patience?: number
}

/** What the server answered, as it is; `body` is null when it was no JSON. */
export interface Answer {
  readonly status: number
  readonly body: unknown
}

/** Asks the server. Never rejects; what the answer holds is the server's word, of the same version as this page. */
export function call<T>(asked: Call): Promise<Result<T>> {
  return resultOf(ask(asked))
}

async function ask({ method, path, role, query, body, bearer, patience }: Call): Promise<Answer> {
  const asked = new URLSearchParams({ ...(role ? { as: role } : {}), ...query }).toString()
  const url = `/api/${path.map(encodeURIComponent).join('/')}${asked === '' ? '' : `?${asked}`}`
  const response = await fetch(url, {
    method,
    signal: AbortSignal.timeout(patience ?? PATIENCE),
    ...(method !== 'GET' && {
      headers: {
        'content-type': 'application/json',
        ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
      },
      body: JSON.stringify(body ?? {}),
    }),
  })
  return { status: response.status, body: await response.json().catch(() => null) }
}

async function resultOf<T>(answer: Promise<Answer>): Promise<Result<T>> {
  try {
    const { status, body } = await answer
    if (status >= 200 && status < 300 && body !== null) return { ok: true, value: body as T }
    return { ok: false, code: errorCode(body, status) }
  } catch (error) {
    console.info('no answer from the server', error)
    return { ok: false, code: 'offline' }
  }
}

/** Asks who this device is in a series. @param role null: the strongest role that it has there. @throws without a network */
export const fetchOverview = (seriesId: string, role: Role | null): Promise<Answer> =>
  ask({ method: 'GET', path: ['series', seriesId], role })

/** Who this device is in a series. @param answer to what was asked before, by `fetchOverview` */
export const askOverview = (
  seriesId: string,
  role: Role | null,
  answer: Promise<Answer> = fetchOverview(seriesId, role),
): Promise<Result<SeriesOverview>> => resultOf(answer)

/** Comes in by a link's token or the short code; the session is kept in a cookie. */
export const join = (
  request: ({ readonly token: string } | { readonly code: string }) & { readonly name?: string },
): Promise<Result<Session>> => call({ method: 'POST', path: ['sessions'], body: request })
