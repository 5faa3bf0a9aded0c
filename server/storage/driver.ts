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
  /** @param readOnly for a file that is there: nothing in it is changed, not even by closing */
  readonly open: (file: string, readOnly?: boolean) => Database
}

type DatabaseClass = new (
  file: string,
  options?: { readonly readOnly: boolean } | { readonly readonly: boolean },
) => Database

export interface Drivers {
  readonly available: readonly Driver[]
  /** Why others are not, for the terminal. */
  readonly missing: readonly string[]
}

/** The drivers that this Node has: its own first, where it is there without a flag (22.13, 24 and later). */
export function findDrivers(): Drivers {
  const available: Driver[] = []
  const missing: string[] = []
  const own = process.getBuiltinModule('node:sqlite') as { DatabaseSync: DatabaseClass } | undefined
  if (own)
    available.push({
      name: 'node:sqlite',
      open: (file, readOnly = false) => new own.DatabaseSync(file, { readOnly }),
    })
  else missing.push(`Node ${process.version} has no SQLite of its own`)
  try {
    const optional = createRequire(import.meta.url)('better-sqlite3') as DatabaseClass
    // It loads its native part only when something is opened: that may not have been built, or for another Node.
    new optional(':memory:').close()
    available.push({
      name: 'better-sqlite3',
      open: (file, readOnly = false) => new optional(file, { readonly: readOnly }),
    })
  } catch (error) {
    missing.push(`better-sqlite3: ${error instanceof Error ? error.message : String(error)}`)
  }
  return { available, missing }
}
