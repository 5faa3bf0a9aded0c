import { createRequire } from 'node:module'

/** What both SQLite packages for Node have in common, and all that the adapter needs. */
interface Statement {
  run(...values: readonly Value[]): { readonly lastInsertRowid: number | bigint }
  get(...values: readonly Value[]): Row | undefined
  all(...values: readonly Value[]): Row[]
}
type Value = string | number | null | Uint8Array
export type Row = Readonly<Record<string, unknown>>
export interface Database {
  exec(sql: string): unknown
  prepare(sql: string): Statement
  close(): unknown
}

export interface Driver {
  readonly name: 'node:sqlite' | 'better-sqlite3'
  readonly open: (file: string) => Database
}

type DatabaseClass = new (file: string) => Database

/** The drivers that this Node has: its own first, where it is there without a flag (22.13, 24 and later). */
export function availableDrivers(): Driver[] {
  const drivers: Driver[] = []
  const own = process.getBuiltinModule('node:sqlite') as { DatabaseSync: DatabaseClass } | undefined
  if (own) drivers.push({ name: 'node:sqlite', open: (file) => new own.DatabaseSync(file) })
  const optional = optionalDriver()
  if (optional) drivers.push({ name: 'better-sqlite3', open: (file) => new optional(file) })
  return drivers
}

function optionalDriver(): DatabaseClass | null {
  try {
    return createRequire(import.meta.url)('better-sqlite3') as DatabaseClass
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return null
    throw error
  }
}
