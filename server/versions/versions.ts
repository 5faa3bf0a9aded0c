import { type CanvasArchive, readStoredCanvas } from '../../src/model/archive-canvas.ts'
import { restoreCanvas } from '../../src/model/archive-restore.ts'
import { type CanvasRef, type Series, canvasDocument } from '../../src/model/series.ts'
import type { RestoredVersion, VersionSummary } from '../../src/sync/protocol-http.ts'
import { Refusal } from '../refusal.ts'
import { isDamage, isSound } from '../series/read-canvases.ts'
import { canvasPath, docOf, loadSeries } from '../series/read.ts'
import type { SeriesServices } from '../series/services.ts'
import type { VersionInfo, VersionReason } from '../storage/port.ts'
import type { Log } from '../sync/log.ts'
import type { Activity } from './activity.ts'
import { beginAnew } from './begin-anew.ts'
import { isAsMade, keep, keptVersions, snapshotOf } from './capture.ts'

const MINUTE = 60_000
/** A canvas that is being written on is kept this often. */
export const KEEP_EVERY = 10 * MINUTE
const LOOK_EVERY = MINUTE / 4

/** The versions of the canvases of all series. */
export interface Versions {
  /** Keeps every canvas as it is while the running step still runs; to be called before another is started. Never rejects. */
  stepEnds(series: string): Promise<void>
  /**
   * Keeps the canvases that have been written on for `KEEP_EVERY`, and those of which it is not known, since they were not opened
   * before in this process. Never rejects.
   */
  look(): Promise<void>
  /** The newest first. @throws Refusal `not-found` */
  list(series: string, canvas: string): Promise<readonly VersionSummary[]>
  /** @throws Refusal `not-found` */
  read(
    series: string,
    canvas: string,
    version: string,
  ): Promise<{ version: VersionSummary; content: CanvasArchive }>
  /** Whether the canvas' document cannot be read. @throws Refusal `not-found` */
  isDamaged(series: string, canvas: string): Promise<boolean>
  /**
   * Brings a version back as one edit, and keeps what was there before. Of a damaged canvas, see `beginAnew`.
   * @throws Refusal `not-found`
   */
  restore(series: string, canvas: string, version: string): Promise<RestoredVersion>
  /** Runs `work` while no version of the series is being kept. */
  inTurn<T>(series: string, work: () => Promise<T>): Promise<T>
  forget(series: string): void
  close(): void
}

const summary = ({ id, made, reason, step, notes }: VersionInfo): VersionSummary => ({
  id,
  made,
  reason,
  step,
  notes,
})

export function makeVersions(services: SeriesServices, activity: Activity, log: Log): Versions {
  const { storage, rooms, now } = services
  const turns = new Map<string, Promise<unknown>>()
  // Series of which it is not known what was written before this process began.
  const known = new Set<string>()

  /** One after the other within a series, so that no two find the same newest version. */
  function inTurn<T>(series: string, work: () => Promise<T>): Promise<T> {
    const turn = (turns.get(series) ?? Promise.resolve()).then(work, work)
    turns.set(series, turn)
    const forget = () => {
      if (turns.get(series) === turn) turns.delete(series)
    }
    turn.then(forget, forget)
    return turn
  }

  async function capture(
    series: string,
    canvas: CanvasRef,
    reason: VersionReason,
    { current: step, language }: Series,
  ): Promise<void> {
    const document = canvasDocument(canvas)
    const path = canvasPath(document)
    const kept = await keptVersions(storage, series, canvas.id)
    const snapshot = await rooms.read(series, [path], (docs) => {
      activity.kept(series, document)
      return snapshotOf(docOf(docs, path))
    })
    // What a canvas is made with is no version; after a restart it is looked at like one that was written on.
    if (reason === 'activity' && !kept.newest && isAsMade(snapshot, canvas.template, language)) return
    const { rows } = keep(snapshot, { series, canvas: canvas.id, reason, step, now: now() }, kept)
    if (rows.length > 0) await storage.commit({ updates: [], rows })
  }

  /**
   * Keeps canvases; one that cannot be is told in the log, counts as written on now, and does not stop what goes on.
   * @returns the series' canvases
   */
  async function captureAll(
    series: string,
    which: (canvas: CanvasRef) => boolean,
    reason: VersionReason,
  ): Promise<readonly CanvasRef[]> {
    const state = await loadSeries(services, series)
    for (const canvas of state.canvases.filter(which)) {
      await capture(series, canvas, reason, state).catch((error: unknown) => {
        log.warn({ err: error, series, canvas: canvas.id }, 'a version could not be kept')
        const document = canvasDocument(canvas)
        activity.kept(series, document)
        activity.committed([{ series, path: canvasPath(document) }])
      })
    }
    return state.canvases
  }

  const quietly = (series: string, work: () => Promise<void>): Promise<void> =>
    inTurn(series, work).catch((error: unknown) =>
      log.warn({ err: error, series }, 'versions could not be kept'),
    )

  async function found(series: Series, id: string, canvas: string, version: string) {
    const row = await storage.version(id, version)
    const ref = series.canvases.find((other) => other.id === canvas)
    if (!ref || row?.canvas !== canvas) throw new Refusal('not-found', 'The canvas has no such version.')
    const content = readStoredCanvas(row.content)
    if (!content) throw new Refusal('internal', 'The version cannot be read.')
    return { ref, row, content }
  }

  async function bringBack(id: string, canvas: string, version: string): Promise<RestoredVersion> {
    const series = await loadSeries(services, id)
    const { ref, content } = await found(series, id, canvas, version)
    const path = canvasPath(canvasDocument(ref))
    const kept = await keptVersions(storage, id, canvas)
    const occasion = { series: id, canvas, reason: 'restore', step: series.current, now: now() } as const
    try {
      const keeping = await rooms.transact(
        id,
        [path],
        (docs) => {
          const doc = docOf(docs, path)
          const before = keep(snapshotOf(doc), occasion, kept)
          restoreCanvas(doc, content)
          return before
        },
        ({ rows }) => rows,
      )
      return { restored: version, undo: keeping.id }
    } catch (error) {
      if (!isDamage(error)) throw error
      await beginAnew(rooms, id, ref, content)
      log.warn({ series: id, canvas, document: path }, 'a damaged canvas was begun anew from a version')
      return { restored: version, undo: null }
    }
  }

  const versions: Versions = {
    stepEnds: (series) =>
      quietly(series, async () => {
        const { current } = await loadSeries(services, series)
        if (current === null) return
        const isKnown = known.has(series)
        known.add(series)
        const kept = new Map((await storage.versions(series)).map((version) => [version.canvas, version]))
        const which = (canvas: CanvasRef) =>
          !isKnown ||
          kept.get(canvas.id)?.reason !== 'step' ||
          activity.isTouched(series, canvasDocument(canvas))
        await captureAll(series, which, 'step')
      }),
    async look() {
      for (const [series, documents] of activity.due(KEEP_EVERY)) {
        const which = (canvas: CanvasRef) => documents.includes(canvasDocument(canvas))
        await quietly(series, async () => {
          const known = new Set((await captureAll(series, which, 'activity')).map(canvasDocument))
          // What is no canvas of the series (any more) is not looked at again.
          for (const document of documents) if (!known.has(document)) activity.kept(series, document)
        })
      }
    },
    async list(series, canvas) {
      const { canvases } = await loadSeries(services, series)
      if (!canvases.some(({ id }) => id === canvas)) throw new Refusal('not-found')
      const kept = await storage.versions(series)
      return kept
        .filter((version) => version.canvas === canvas)
        .map(summary)
        .toReversed()
    },
    async read(id, canvas, version) {
      const { row, content } = await found(await loadSeries(services, id), id, canvas, version)
      return { version: summary(row), content }
    },
    async isDamaged(series, canvas) {
      const { canvases } = await loadSeries(services, series)
      const ref = canvases.find(({ id }) => id === canvas)
      if (!ref) throw new Refusal('not-found')
      return !(await isSound(services, series, canvasPath(canvasDocument(ref))))
    },
    restore: (series, canvas, version) => inTurn(series, () => bringBack(series, canvas, version)),
    inTurn,
    forget(series) {
      activity.forget(series)
      known.delete(series)
    },
    close: () => clearInterval(timer),
  }
  const timer = setInterval(() => void versions.look(), LOOK_EVERY).unref()
  return versions
}
