import { nanoid } from 'nanoid'
import * as Y from 'yjs'
import { readCanvasArchive } from '../../src/model/archive-canvas.ts'
import { seedCanvas } from '../../src/model/canvas.ts'
import { CANVAS_TEMPLATES } from '../../src/model/catalogue.ts'
import type { Language } from '../../src/model/language.ts'
import type { RowChange, Storage, VersionInfo, VersionReason, VersionRow } from '../storage/port.ts'
import { superfluous } from './keep.ts'

/** What a canvas held at a moment, as it is stored. */
export interface Snapshot {
  readonly content: string
  readonly notes: number
}

/** Equal canvases give equal snapshots. @throws when the document is no canvas */
export function snapshotOf(doc: Y.Doc): Snapshot {
  const archive = readCanvasArchive(doc)
  return { content: JSON.stringify(archive), notes: archive.notes.length }
}

/** Whether a canvas is as it was made: nobody has written on it yet. */
export function isAsMade({ content }: Snapshot, key: string, language: Language): boolean {
  const template = CANVAS_TEMPLATES.get(key)
  if (!template) return false
  const doc = new Y.Doc()
  seedCanvas(doc, template, language)
  return snapshotOf(doc).content === content
}

/** A canvas' versions as they are stored, and what the newest of them holds. */
export interface KeptVersions {
  readonly infos: readonly VersionInfo[]
  readonly newest: VersionRow | null
}

export async function keptVersions(storage: Storage, series: string, canvas: string): Promise<KeptVersions> {
  const infos = (await storage.versions(series)).filter((version) => version.canvas === canvas)
  const last = infos.at(-1)
  return { infos, newest: last ? await storage.version(series, last.id) : null }
}

export interface Occasion {
  readonly series: string
  readonly canvas: string
  readonly reason: VersionReason
  readonly step: string | null
  /** ms since the epoch */
  readonly now: number
}

export interface Keeping {
  /** The version that holds the snapshot: a new one, or the newest when that is equal. */
  readonly id: string
  readonly rows: readonly RowChange[]
}

/**
 * What has to be stored so that a snapshot is kept. An equal one is not kept twice; but one that was kept in the middle of
 * a step becomes that step's end when nothing was written in between.
 */
export function keep(
  { content, notes }: Snapshot,
  { series, canvas, reason, step, now }: Occasion,
  { infos, newest }: KeptVersions,
): Keeping {
  if (newest?.content === content) {
    const isPromoted = reason === 'step' && newest.reason !== 'step'
    const rows: RowChange[] = isPromoted ? [{ put: 'version', row: { ...newest, reason, step } }] : []
    return { id: newest.id, rows }
  }
  // Versions are told by their time, also when the clock was set back.
  const made = Math.max(now, (newest?.made ?? 0) + 1)
  const row: VersionRow = { id: nanoid(), series, canvas, made, reason, step, notes, content }
  const drops = superfluous([...infos, row], now).map((id): RowChange => ({ drop: 'version', id }))
  return { id: row.id, rows: [{ put: 'version', row }, ...drops] }
}
