import * as v from 'valibot'
import type { Parsed } from './template.ts'

/*
 * What is kept of a canvas (a version) or of a whole series (an archive) beside the live documents: plain JSON of the
 * model, with a format and a version of its own. Not Yjs history: it can be migrated, searched and erased from.
 */

/** Why a JSON value cannot be used: no archive of this kind, or made by a newer version of the program. */
type ArchiveFault = 'malformed' | 'newer'

/**
 * Takes a value from one version to the next. It gets what came from outside and answers null when that is not of the
 * version it says.
 */
export type Migration = (older: unknown) => object | null

const head = v.object({ format: v.string(), version: v.pipe(v.number(), v.integer(), v.minValue(0)) })

/**
 * Brings a value of any known version to the newest one.
 * @param migrations `migrations[n]` takes version n to n + 1; the newest version is their number
 */
function migrateArchive(
  input: unknown,
  format: string,
  migrations: readonly Migration[],
): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly reason: ArchiveFault } {
  const parsed = v.safeParse(head, input)
  if (!parsed.success || parsed.output.format !== format) return { ok: false, reason: 'malformed' }
  if (parsed.output.version > migrations.length) return { ok: false, reason: 'newer' }
  let value: unknown = input
  for (const migration of migrations.slice(parsed.output.version)) {
    value = migration(value)
    if (value === null) return { ok: false, reason: 'malformed' }
  }
  return { ok: true, value }
}

export type ParsedArchive<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: ArchiveFault; readonly place: string | null }

/** Migrates and checks a value; `place` names where it does not fit, never what stood there. */
export function parseArchive<T>(
  input: unknown,
  format: string,
  migrations: readonly Migration[],
  schema: v.GenericSchema<unknown, T>,
): ParsedArchive<T> {
  const migrated = migrateArchive(input, format, migrations)
  if (!migrated.ok) return { ...migrated, place: null }
  const result = v.safeParse(schema, migrated.value)
  if (result.success) return { ok: true, value: result.output }
  return { ok: false, reason: 'malformed', place: v.getDotPath(result.issues[0]) }
}

/** A parsed value, or null: for what this program has written itself. */
export const orNull = <T>(parsed: ParsedArchive<T> | Parsed<T>): T | null => (parsed.ok ? parsed.value : null)

/* Bounds that keep a file from outside from being taken for something else; the server's own limits are narrower. */
const MAX_ID = 200
const MAX_TEXT = 1_000_000
const MAX_ENTRIES = 100_000

/** A key within a document. Such as clients make them, hence not of a certain form. */
export const archiveId = v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_ID))
export const archiveText = v.pipe(v.string(), v.maxLength(MAX_TEXT))
export const archiveNumber = v.pipe(v.number(), v.finite())
export const isArchiveId = (id: string): boolean => id.length > 0 && id.length <= MAX_ID
export const archiveList = <T>(entry: v.GenericSchema<unknown, T>) =>
  v.pipe(v.array(entry), v.maxLength(MAX_ENTRIES))

/** Whether no two entries have the same id. */
export const hasUniqueIds = (entries: readonly { readonly id: string }[]): boolean =>
  new Set(entries.map(({ id }) => id)).size === entries.length

/** By id, so that equal content gives equal JSON. */
export const byId = <T extends { readonly id: string }>(entries: readonly T[]): T[] =>
  entries.toSorted((a, b) => (a.id < b.id ? -1 : 1))
