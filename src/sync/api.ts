import type { CanvasArchive } from '../model/archive-canvas.ts'
import type { Language } from '../model/language.ts'
import type { Role } from '../model/role.ts'
import type { CanvasState } from '../model/series.ts'
import { type FailureCode, type Result, LONG_PATIENCE } from './answer.ts'
import { call } from './call.ts'
import { type Download, download } from './download.ts'
import type {
  CreatedSeries,
  DeletedSeries,
  ErasedNote,
  ErasedPerson,
  ErasedWords,
  FoundWords,
  JoinCode,
  KnownPerson,
  RestoredVersion,
  SearchAnswer,
  SeriesLinks,
  VersionSummary,
  VersionsAnswer,
} from './protocol-http.ts'

export type TimerCommand =
  | { readonly action: 'start' | 'add'; readonly minutes: number }
  | { readonly action: 'pause' | 'resume' | 'stop' }

export type { Download, FailureCode, Result }

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

  links: (seriesId: string) =>
    call<SeriesLinks>({ method: 'GET', path: ['series', seriesId, 'links'], role: 'facilitator' }),

  joinCode: (seriesId: string) =>
    call<JoinCode>({ method: 'GET', path: ['series', seriesId, 'code'], role: 'viewer' }),

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
      readonly codeOnWall?: boolean
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

  versions: (seriesId: string, canvas: string) =>
    call<VersionsAnswer>({
      method: 'GET',
      path: ['series', seriesId, 'canvases', canvas, 'versions'],
      role: 'facilitator',
    }),

  version: (seriesId: string, canvas: string, version: string) =>
    call<{ readonly version: VersionSummary; readonly content: CanvasArchive }>({
      method: 'GET',
      path: ['series', seriesId, 'canvases', canvas, 'versions', version],
      role: 'facilitator',
    }),

  restoreVersion: (seriesId: string, canvas: string, version: string) =>
    call<RestoredVersion>({
      method: 'POST',
      path: ['series', seriesId, 'canvases', canvas, 'versions', version, 'restore'],
      role: 'facilitator',
    }),

  /** @param kind the archive itself, or its readable page; @param names with the names of those who wrote */
  archive: (seriesId: string, kind: 'archive' | 'archive.html', names: boolean) =>
    download(
      `/api/series/${encodeURIComponent(seriesId)}/${kind}?as=facilitator${names ? '&names=true' : ''}`,
      kind === 'archive' ? 'arjen-kompassi.json' : 'arjen-kompassi.html',
    ),

  deleteSeries: (seriesId: string) =>
    call<DeletedSeries>({
      method: 'DELETE',
      path: ['series', seriesId],
      role: 'facilitator',
      patience: LONG_PATIENCE,
    }),

  knownPeople: (seriesId: string) =>
    call<{ readonly participants: readonly KnownPerson[]; readonly own: string }>({
      method: 'GET',
      path: ['series', seriesId, 'participants'],
      role: 'facilitator',
    }),

  /** The names of all who gave one, by the participants' ids; also of those who are not here. */
  people: (seriesId: string, role: Role) =>
    call<{ readonly people: readonly KnownPerson[] }>({
      method: 'GET',
      path: ['series', seriesId, 'people'],
      role,
    }),

  /** Looks through all canvases. @param words at most `MAX_QUERY` units */
  search: (seriesId: string, role: Role, words: string) =>
    call<SearchAnswer>({ method: 'GET', path: ['series', seriesId, 'search'], role, query: { q: words } }),

  erasePerson: (seriesId: string, participant: string) =>
    call<ErasedPerson>({
      method: 'DELETE',
      path: ['series', seriesId, 'participants', participant],
      role: 'facilitator',
      patience: LONG_PATIENCE,
    }),

  eraseNote: (seriesId: string, canvas: string, note: string) =>
    call<ErasedNote>({
      method: 'POST',
      path: ['series', seriesId, 'canvases', canvas, 'erase'],
      role: 'facilitator',
      body: { note },
      patience: LONG_PATIENCE,
    }),

  /** In how many texts and versions the words are that `eraseWords` would erase. */
  countWords: (seriesId: string, words: string) =>
    call<FoundWords>({
      method: 'POST',
      path: ['series', seriesId, 'erase-words'],
      role: 'facilitator',
      body: { words, only: 'count' },
      patience: LONG_PATIENCE,
    }),

  eraseWords: (seriesId: string, words: string) =>
    call<ErasedWords>({
      method: 'POST',
      path: ['series', seriesId, 'erase-words'],
      role: 'facilitator',
      body: { words },
      patience: LONG_PATIENCE,
    }),
}
