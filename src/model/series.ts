import type * as Y from 'yjs'
import { readNumber, readString } from './documents.ts'
import { LANGUAGES, type Language } from './language.ts'
import { type PictureFile, readPictureFile } from './pictures.ts'
import type { WorkshopNumber } from './template.ts'
import { MODES, type Mode } from './template-words.ts'

export const CANVAS_STATES = ['open', 'private', 'closed'] as const
export type CanvasState = (typeof CANVAS_STATES)[number]

/** The customer of a profile, as canvases about them show: their picture, and their name or ''. */
export interface Face {
  readonly picture: PictureFile | null
  readonly name: string
}

export interface CanvasRef {
  readonly id: string
  readonly template: string
  readonly templateVersion: number
  readonly state: CanvasState
  /** The canvas of the customer profile that it is about, if one was chosen when it was made. */
  readonly about?: string
  /** The id of its document, where that is not the canvas' own: see `canvasDocument`. */
  readonly document?: string
  /** Of a customer profile: whom it is about, published by the server for the canvases about them. */
  readonly face?: Face
  /** The ids of its earlier documents, which are gone for good. */
  readonly retired?: readonly string[]
  /** The ids of earlier documents that could not be read when a version took their place: the server keeps them as they are. */
  readonly aside?: readonly string[]
}

/**
 * The id of a canvas' document, which its path holds. At first that is the canvas' own id; erasing a text gives the canvas
 * a new document, so that no browser's old copy brings the text back. A canvas that was damaged gets one, too.
 */
export const canvasDocument = ({ id, document }: Pick<CanvasRef, 'id' | 'document'>): string => document ?? id

/**
 * What a step shows to everyone. `place`: a field of the canvas; for the compass `objective`, `p1`, `p2`, `p3`, or a list
 * within one, as `p1.deeds`.
 */
export type Shows =
  | { readonly kind: 'canvas'; readonly canvas: string; readonly place: string | null }
  | { readonly kind: 'card'; readonly title: string; readonly text: string }
  | { readonly kind: 'homework'; readonly title: string; readonly text: string }
  | { readonly kind: 'recap' }
  | { readonly kind: 'break' }
  | { readonly kind: 'poster' }

export interface Step {
  readonly id: string
  readonly workshop: WorkshopNumber
  readonly title: string
  readonly minutes: number
  readonly modes: readonly Mode[]
  readonly shows: Shows
  /** For participants. The facilitator's notes are in the desk document. */
  readonly instructions: string
}

/** A deadline on the server's clock (ms since the epoch), or what is left of one (ms). `total` is its whole length (ms). */
export type Timer =
  | { readonly state: 'running'; readonly endsAt: number; readonly total: number }
  | { readonly state: 'paused'; readonly left: number; readonly total: number }

export interface Series {
  readonly title: string
  readonly organisation: string
  readonly place: string
  readonly language: Language
  /** When it was made, ms since the epoch. */
  readonly made: number
  readonly version: number
  readonly canvases: readonly CanvasRef[]
  readonly steps: readonly Step[]
  /** The step that is running; null before the first. */
  readonly current: string | null
  readonly timer: Timer | null
  /** Whether screens that only look on show the code: the facilitator decides. */
  readonly codeOnWall?: true
}

/*
 * The series document is written by the server only, so its values are plain JSON set whole: root map `series` with the
 * scalars, `timer` and `current`; root map `canvases` (id → {…, order}); root map `steps` (id → {…, order}).
 */
export const root = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('series')
export const canvasMap = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('canvases')

const faceIn = (value: unknown): { face?: Face } => {
  const face = readFace(value)
  return face ? { face } : {}
}

/** What is written of a customer, or null. */
export function readFace(value: unknown): Face | null {
  if (typeof value !== 'object' || value === null) return null
  const { picture, name } = value as Record<string, unknown>
  return Object.freeze({ picture: readPictureFile(picture), name: readString(name) })
}

/** The ids in what should be a list of them. */
export const readIds = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : []

function entries(map: Y.Map<unknown>): (readonly [string, Record<string, unknown>])[] {
  return [...map]
    .flatMap(([id, value]) =>
      typeof value === 'object' && value !== null ? [[id, value as Record<string, unknown>] as const] : [],
    )
    .toSorted(([, a], [, b]) => (readNumber(a['order']) ?? 0) - (readNumber(b['order']) ?? 0))
}

function readTimer(value: unknown): Timer | null {
  if (typeof value !== 'object' || value === null) return null
  const timer = value as Record<string, unknown>
  const total = readNumber(timer['total']) ?? 0
  const endsAt = readNumber(timer['endsAt'])
  const left = readNumber(timer['left'])
  if (timer['state'] === 'running' && endsAt !== null) return { state: 'running', endsAt, total }
  if (timer['state'] === 'paused' && left !== null) return { state: 'paused', left, total }
  return null
}

/** The series as frozen data; null while it has not arrived. */
export function readSeries(doc: Y.Doc): Series | null {
  const map = root(doc)
  const version = readNumber(map.get('version'))
  if (version === null) return null
  const current = map.get('current')
  return Object.freeze({
    title: readString(map.get('title')),
    organisation: readString(map.get('organisation')),
    place: readString(map.get('place')),
    language: LANGUAGES.find((language) => language === map.get('language')) ?? 'fi',
    made: readNumber(map.get('made')) ?? 0,
    version,
    canvases: Object.freeze(
      entries(canvasMap(doc)).map(([id, value]): CanvasRef =>
        Object.freeze({
          id,
          template: readString(value['template']),
          templateVersion: readNumber(value['templateVersion']) ?? 0,
          state: CANVAS_STATES.find((state) => state === value['state']) ?? 'closed',
          ...(typeof value['about'] === 'string' ? { about: value['about'] } : {}),
          ...faceIn(value['face']),
          ...(typeof value['document'] === 'string'
            ? { document: value['document'], retired: Object.freeze(readIds(value['retired'])) }
            : {}),
          ...(value['aside'] === undefined ? {} : { aside: Object.freeze(readIds(value['aside'])) }),
        }),
      ),
    ),
    steps: Object.freeze(
      entries(doc.getMap('steps')).map(([id, value]): Step =>
        Object.freeze({
          id,
          workshop: ([1, 2, 3] as const).find((n) => n === value['workshop']) ?? 1,
          title: readString(value['title']),
          minutes: readNumber(value['minutes']) ?? 0,
          modes: readModes(value['modes']),
          // The server wrote it from a checked template; its kind decides, so an unknown one shows as a break.
          shows: readShows(value['shows']),
          instructions: readString(value['instructions']),
        }),
      ),
    ),
    current: typeof current === 'string' ? current : null,
    timer: readTimer(map.get('timer')),
    ...(map.get('codeOnWall') === true ? { codeOnWall: true } : {}),
  })
}

function readModes(value: unknown): readonly Mode[] {
  return Array.isArray(value) ? value.flatMap((name) => MODES.find((mode) => mode === name) ?? []) : []
}

function readShows(value: unknown): Shows {
  const shows = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>
  switch (shows['kind']) {
    case 'canvas':
      return {
        kind: 'canvas',
        canvas: readString(shows['canvas']),
        place: typeof shows['place'] === 'string' ? shows['place'] : null,
      }
    case 'card':
    case 'homework':
      return { kind: shows['kind'], title: readString(shows['title']), text: readString(shows['text']) }
    case 'recap':
      return { kind: 'recap' }
    case 'poster':
      return { kind: 'poster' }
    default:
      return { kind: 'break' }
  }
}
