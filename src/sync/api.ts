import type { Language } from '../model/language.ts'
import type { Role } from '../model/role.ts'
import type { CanvasState } from '../model/series.ts'
import { ERROR_CODES } from './protocol-http.ts'
import type { CreatedSeries, ErrorCode, SeriesLinks, SeriesOverview, Session } from './protocol-http.ts'

/** `offline`: no answer at all. Every code has a text in the `errors` area; see `errorText`. */
export type FailureCode = ErrorCode | 'offline'
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: FailureCode }

export type TimerCommand =
  | { readonly action: 'start' | 'add'; readonly minutes: number }
  | { readonly action: 'pause' | 'resume' | 'stop' }

/** How long an answer may take, ms. */
const PATIENCE = 20_000

interface Call {
  readonly method: 'GET' | 'POST' | 'PATCH'
  /** Segments of the path below `/api`. */
  readonly path: readonly string[]
  readonly role?: Role | null
  readonly body?: object
}

/** Asks the server. Never rejects; what the answer holds is the server's word, of the same version as this page. */
async function call<T>({ method, path, role, body }: Call): Promise<Result<T>> {
  const url = `/api/${path.map(encodeURIComponent).join('/')}${role ? `?as=${role}` : ''}`
  try {
    const response = await fetch(url, {
      method,
      signal: AbortSignal.timeout(PATIENCE),
      ...(method !== 'GET' && {
        headers: { 'content-type': 'application/json' },
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

function errorCode(answer: unknown, status: number): FailureCode {
  const error = typeof answer === 'object' && answer !== null ? (answer as { error?: unknown }).error : null
  const code = typeof error === 'object' && error !== null ? (error as { code?: unknown }).code : null
  const known = ERROR_CODES.find((candidate) => candidate === code)
  if (known) return known
  // Whatever stands between this page and the server answers in its own words.
  if (status === 502 || status === 503 || status === 504) return 'offline'
  if (status === 413) return 'too-large'
  if (status === 429) return 'too-many'
  return 'internal'
}

export interface NewSeriesRequest {
  /** May be left out with a sample, which has its own. */
  readonly title?: string
  readonly organisation?: string
  readonly language: Language
  readonly key: string
  /** Fills the series with a sample of `templates/samples/`. */
  readonly sample?: 'palvelutori'
}

/** A link made anew; the participants' has a code. */
export interface RotatedLink {
  readonly role: Role
  readonly token: string
  readonly code: string | null
  readonly link: string
}

export const api = {
  createSeries: (request: NewSeriesRequest) =>
    call<CreatedSeries>({ method: 'POST', path: ['series'], body: request }),

  /** Comes in by a link's token or the short code; the session is kept in a cookie. */
  join: (request: ({ readonly token: string } | { readonly code: string }) & { readonly name?: string }) =>
    call<Session>({ method: 'POST', path: ['sessions'], body: request }),

  /** @param role null: the strongest role that this device has in the series */
  overview: (seriesId: string, role: Role | null) =>
    call<SeriesOverview>({ method: 'GET', path: ['series', seriesId], role }),

  links: (seriesId: string) =>
    call<SeriesLinks>({ method: 'GET', path: ['series', seriesId, 'links'], role: 'facilitator' }),

  /** Makes a role's link anew; the old one, its code and its sessions end. */
  rotateLink: (seriesId: string, which: Role) =>
    call<RotatedLink>({
      method: 'POST',
      path: ['series', seriesId, 'links', which, 'rotate'],
      role: 'facilitator',
    }),

  updateSeries: (
    seriesId: string,
    change: {
      readonly title?: string
      readonly organisation?: string
      readonly place?: string
      readonly joining?: boolean
    },
  ) => call<unknown>({ method: 'PATCH', path: ['series', seriesId], role: 'facilitator', body: change }),

  addCanvas: (seriesId: string, canvas: { readonly id: string; readonly template: string }) =>
    call<{ readonly id: string }>({
      method: 'POST',
      path: ['series', seriesId, 'canvases'],
      role: 'facilitator',
      body: canvas,
    }),

  setCanvasState: (seriesId: string, canvas: string, state: CanvasState) =>
    call<unknown>({
      method: 'PATCH',
      path: ['series', seriesId, 'canvases', canvas],
      role: 'facilitator',
      body: { state },
    }),

  /** Takes what participants wrote while the canvas was closed to them. */
  letIn: (seriesId: string, canvas: string) =>
    call<{ readonly participants: number }>({
      method: 'POST',
      path: ['series', seriesId, 'canvases', canvas, 'let-in'],
      role: 'facilitator',
    }),

  startStep: (seriesId: string, step: string) =>
    call<unknown>({
      method: 'POST',
      path: ['series', seriesId, 'steps', step, 'start'],
      role: 'facilitator',
    }),

  timer: (seriesId: string, command: TimerCommand) =>
    call<unknown>({
      method: 'POST',
      path: ['series', seriesId, 'timer'],
      role: 'facilitator',
      body: command,
    }),
}
