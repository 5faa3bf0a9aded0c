import { existsSync, statSync } from 'node:fs'
import { readStoredCanvas } from '../../src/model/archive-canvas.ts'
import { hasTable, hasTally, tallyOf } from './check.ts'
import type { Database, Driver, Row } from './driver.ts'
import { documentOf } from './merge.ts'
import { dataFile } from './open.ts'
import { StorageError } from './port.ts'
import { reason } from './reason.ts'
import { UPDATES } from './recent.ts'
import { pictureRow, versionRow } from './rows.ts'
import { refuseNewer, versionOf } from './schema.ts'
import { updateBytes } from './stored-update.ts'
import { type Tally, readWitness } from './witness.ts'

export interface Report {
  readonly file: string
  readonly counts: Readonly<
    Record<'series' | 'documents' | 'updates' | 'versions' | 'participants' | 'pictures' | 'bytes', number>
  >
  /** What is wrong with the file as a whole. */
  readonly problems: readonly string[]
  /** Documents that cannot be read; all others can. */
  readonly damagedDocuments: readonly string[]
  /** Versions of canvases that cannot be brought back; all others can. */
  readonly damagedVersions: readonly string[]
  /** Pictures whose bytes are not those that were brought; all others are. */
  readonly damagedPictures: readonly string[]
}

const MOST_SHOWN = 20

/**
 * Reads a whole data folder or backup: SQLite's own check, the rows' references, and every document as a server would load
 * it. A running server is not disturbed.
 * @throws StorageError when it cannot be opened at all
 */
export function verify(path: string, driver: Driver): Report {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
  const file = isFolder ? dataFile(path) : path
  if (!existsSync(file)) throw new StorageError(`There is no data at ${path}.`)
  // Before the snapshot: a running server takes it on with each commit, and of what the snapshot lacks nothing is missing.
  const witness = isFolder ? readWitness(path) : null
  let database: Database | null = null
  try {
    database = driver.open(file, true)
    // One snapshot for all questions, whatever a server commits meanwhile.
    database.exec('BEGIN')
    const version = versionOf(database)
    if (version === 0) throw new StorageError(`${file} holds no data of this program.`)
    refuseNewer(version)
    const { damaged, updates, bytes } = readDocuments(database)
    const pictures = readPictures(database)
    const versions = readVersions(database)
    return {
      file,
      counts: {
        series: count(database, 'series'),
        participants: count(database, 'participants'),
        documents: count(database, 'documents'),
        updates,
        versions: versions.count,
        pictures: pictures.count,
        bytes,
      },
      problems: [
        ...structureOf(database),
        ...strayRows(database),
        ...(witness && hasTally(database) ? behindWitness(witness, database) : []),
      ],
      damagedDocuments: damaged,
      damagedVersions: versions.damaged,
      damagedPictures: pictures.damaged,
    }
  } catch (error) {
    if (error instanceof StorageError) throw error
    throw new StorageError(`${file} cannot be read: ${reason(error)}.`, { cause: error })
  } finally {
    database?.close()
  }
}

const count = (database: Database, table: string): number =>
  Number(database.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.['n'])

function structureOf(database: Database): string[] {
  return database
    .prepare(`PRAGMA integrity_check(${MOST_SHOWN})`)
    .all()
    .map((row) => String(Object.values(row)[0]))
    .filter((line) => line !== 'ok')
}

function strayRows(database: Database): string[] {
  const strays = new Map<string, number>()
  for (const row of database.prepare('PRAGMA foreign_key_check').all()) {
    const kind = `rows of ${String(row['table'])} refer to a row of ${String(row['parent'])} that is not there`
    strays.set(kind, (strays.get(kind) ?? 0) + 1)
  }
  const orphans = database
    .prepare('SELECT count(*) AS n FROM documents WHERE series NOT IN (SELECT id FROM series)')
    .get()
  if (Number(orphans?.['n']) > 0)
    strays.set('documents belong to a series that is not there', Number(orphans?.['n']))
  const bare = database
    .prepare(
      "SELECT count(*) AS n FROM series WHERE id NOT IN (SELECT series FROM documents WHERE path = 'series')",
    )
    .get()
  if (Number(bare?.['n']) > 0) strays.set('series have no document of their own', Number(bare?.['n']))
  return [...strays].map(([kind, number]) => `${number} ${kind}`)
}

function behindWitness(witness: Tally, database: Database): string[] {
  const { incarnation, commits } = tallyOf(database)
  if (witness.incarnation !== incarnation || witness.commits <= commits) return []
  return [`the last ${witness.commits - commits} of ${witness.commits} saved transactions are missing`]
}

interface Documents {
  readonly damaged: string[]
  updates: number
  bytes: number
}

function readDocuments(database: Database): Documents {
  const found: Documents = { damaged: [], updates: 0, bytes: 0 }
  const read = updatesReader(database)
  for (const document of database.prepare('SELECT id, series, path FROM documents ORDER BY id').all()) {
    try {
      const updates = read(Number(document['id'])).map(updateBytes)
      found.updates += updates.length
      for (const update of updates) found.bytes += update.length
      documentOf(updates).destroy()
    } catch (error) {
      found.damaged.push(`${nameOf(document)}: ${reason(error)}`)
    }
  }
  return found
}

/** Reads a document's updates, also in files from before some of them stood elsewhere, or had checksums. */
function updatesReader(database: Database): (document: number) => Row[] {
  if (hasTable(database, 'recent_updates')) {
    const updates = database.prepare(UPDATES)
    return (document) => updates.all(document, document)
  }
  const checksum = hasTally(database) ? 'checksum' : 'NULL AS checksum'
  const updates = database.prepare(
    `SELECT seq, bytes, ${checksum} FROM updates WHERE document = ? ORDER BY seq`,
  )
  return (document) => updates.all(document)
}

interface Found {
  readonly count: number
  readonly damaged: readonly string[]
}

/** Reads one version after the other; files from before there were any have none. */
function readVersions(database: Database): Found {
  const damaged: string[] = []
  if (!hasTable(database, 'versions')) return { count: 0, damaged }
  const rows = database.prepare('SELECT id, series, canvas FROM versions ORDER BY series, made').all()
  const version = database.prepare('SELECT * FROM versions WHERE id = ?')
  for (const { id, series, canvas } of rows) {
    const name = `${String(series)}/${String(canvas)}/${String(id)}`
    try {
      const { content } = versionRow(version.get(String(id)) ?? {})
      if (!readStoredCanvas(content))
        damaged.push(`${name}: it holds no canvas of a version that this program knows`)
    } catch (error) {
      damaged.push(`${name}: ${reason(error)}`)
    }
  }
  return { count: rows.length, damaged }
}

/** Reads one picture after the other; files from before there were any have none. */
function readPictures(database: Database): Found {
  const damaged: string[] = []
  if (!hasTable(database, 'pictures')) return { count: 0, damaged }
  const rows = database.prepare('SELECT series, hash FROM pictures ORDER BY series, hash').all()
  const picture = database.prepare('SELECT * FROM pictures WHERE series = ? AND hash = ?')
  for (const { series, hash } of rows) {
    try {
      pictureRow(picture.get(String(series), String(hash)) ?? {})
    } catch (error) {
      damaged.push(`${String(series)}/${String(hash)}: ${reason(error)}`)
    }
  }
  return { count: rows.length, damaged }
}

const nameOf = (document: Row): string => `${String(document['series'])}/${String(document['path'])}`
