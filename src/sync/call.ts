import type { Role } from '../model/role.ts'
import { type Result, errorCode } from './answer.ts'
import type { SeriesOverview } from './protocol-http.ts'

/** How long an answer may take, ms. */
const PATIENCE = 20_000

export interface Call {
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

/** Asks the server. Never rejects; what the answer holds is the server's word, of the same version as this page. */
export async function call<T>({
  method,
  path,
  role,
  query,
  body,
  bearer,
  patience,
}: Call): Promise<Result<T>> {
  const asked = new URLSearchParams({ ...(role ? { as: role } : {}), ...query }).toString()
  const url = `/api/${path.map(encodeURIComponent).join('/')}${asked === '' ? '' : `?${asked}`}`
  try {
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
    const answer: unknown = await response.json().catch(() => null)
    if (response.ok && answer !== null) return { ok: true, value: answer as T }
    return { ok: false, code: errorCode(answer, response.status) }
  } catch (error) {
    console.info('no answer from the server', error)
    return { ok: false, code: 'offline' }
  }
}

/** @param role null: the strongest role that this device has in the series */
export const askOverview = (seriesId: string, role: Role | null): Promise<Result<SeriesOverview>> =>
  call({ method: 'GET', path: ['series', seriesId], role })
