import type { Database, Row } from './driver.ts'
import { type Batch, type DocumentId, type RowChange, type Storage, StorageError } from './port.ts'
import { merged } from './merge.ts'
import {
  importRow,
  linkRow,
  participantRow,
  pictureInfo,
  pictureRow,
  seriesRow,
  sessionRow,
  text,
  versionInfo,
  versionRow,
} from './rows.ts'
import { recentUpdates } from './recent.ts'
import { prepareStatements } from './statements.ts'
import { checksumOf, updateBytes } from './stored-update.ts'
import { inTransaction, storageError } from './transaction.ts'
import type { Tally } from './witness.ts'

/** WAL with FULL: a commit is on disk when it returns. macOS answers an ordinary sync before the disk has it, hence `fullfsync`. */
export function prepareDatabase(database: Database): void {
  database.exec(`
    PRAGMA busy_timeout = 5000;
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA fullfsync = ON;
    PRAGMA checkpoint_fullfsync = ON;
    PRAGMA foreign_keys = ON;
    PRAGMA secure_delete = ON;
  `)
}

interface Hooks {
  /** Told after each transaction. */
  readonly committed?: (tally: Tally) => void
  readonly closed?: () => void
}

/** The storage port on one SQLite file of the newest schema. It works in the thread that calls it. */
export function createSqliteStorage(database: Database, { committed, closed }: Hooks = {}): Storage {
  prepareDatabase(database)
  const statements = prepareStatements(database)
  const recent = recentUpdates(database)

  const documentKey = ({ series, path }: DocumentId): number | null => {
    const id = statements.findDocument.get(series, path)?.['id']
    return id === undefined ? null : Number(id)
  }
  const makeDocument = ({ series, path }: DocumentId): number =>
    Number(statements.makeDocument.run(series, path).lastInsertRowid)

  const drop = (row: Extract<RowChange, { drop: string }>): void => {
    switch (row.drop) {
      case 'link':
        statements.moveSession.run(row.successor, row.id, row.keepDevice)
        statements.dropLink.run(row.id)
        break
      case 'version':
        statements.dropVersion.run(row.id)
        break
      case 'picture':
        statements.dropPicture.run(row.series, row.hash)
        break
      case 'document':
        statements.dropDocument.run(row.document.series, row.document.path)
        break
      case 'participant':
        statements.dropParticipant.run(row.id, row.device)
        break
      case 'series':
        statements.dropDocuments.run(row.id)
        statements.dropSeries.run(row.id)
        statements.noteDeleted.run(row.id, row.at)
        break
    }
  }

  const change = (row: RowChange): void => {
    if ('drop' in row) return drop(row)
    switch (row.put) {
      case 'series':
        statements.putSeries.run(row.row.id, row.row.language, row.row.made, row.row.joining ? 1 : 0)
        break
      case 'link': {
        const { id, series, role, token, code, made } = row.row
        statements.putLink.run(id, series, role, token, code, made)
        break
      }
      case 'participant':
        statements.putParticipant.run(row.row.id, row.row.series, row.row.device, row.row.name)
        break
      case 'session': {
        const { device, series, role, participant, link, expires } = row.row
        statements.putSession.run(device, series, role, participant, link, expires)
        break
      }
      case 'version': {
        const { id, series, canvas, made, reason, step, notes, content } = row.row
        statements.putVersion.run(id, series, canvas, made, reason, step, notes, content)
        break
      }
      case 'picture': {
        const { series, hash, type, width, height, size, made, bytes } = row.row
        statements.putPicture.run(series, hash, type, width, height, size, made, bytes)
        break
      }
      case 'import':
        statements.putImport.run(row.row.key, row.row.series, row.row.made, row.row.done ? 1 : 0)
        statements.forgetImports.run()
        break
      case 'scrub':
        statements.putScrub.run(1)
        break
    }
  }

  const incarnation = String(statements.store.get()?.['incarnation'])
  const transaction = (work: () => void): void => {
    let commits = 0
    inTransaction(database, () => {
      work()
      commits = Number(statements.count.get()?.['commits'])
    })
    committed?.({ incarnation, commits })
  }

  return {
    commit: (batch: Batch) =>
      asPromise(() => {
        let bytes = 0
        transaction(() => {
          for (const { document, update } of batch.updates) {
            bytes += update.length
            statements.addUpdate.run(
              documentKey(document) ?? makeDocument(document),
              update,
              checksumOf(update),
            )
          }
          for (const row of batch.rows) change(row)
        })
        recent.added(batch.updates.length, bytes)
      }),
    loadDocument: (document) =>
      asPromise(() => {
        const key = documentKey(document)
        return key === null ? [] : statements.updates.all(key, key).map(updateBytes)
      }),
    compactDocument: (document, count, state) =>
      asPromise(() =>
        transaction(() => {
          const key = documentKey(document)
          if (key !== null) recent.moveOf(key)
          const last = key === null ? undefined : statements.updateAt.get(key, count - 1)?.['seq']
          if (key === null || last === undefined) throw new StorageError(`there are no ${count} updates`)
          const whole = state ?? merged(statements.firstUpdates.all(key, count).map(updateBytes))
          statements.dropUpdates.run(key, Number(last))
          statements.addState.run(Number(last), key, whole, checksumOf(whole))
        }),
      ),
    series: (id) => asPromise(() => one(statements.series.get(id), seriesRow)),
    linkByToken: (token) => asPromise(() => one(statements.linkByToken.get(token), linkRow)),
    linkByCode: (code) => asPromise(() => one(statements.linkByCode.get(code), linkRow)),
    links: (series) => asPromise(() => statements.links.all(series).map(linkRow)),
    participants: (series) => asPromise(() => statements.participants.all(series).map(participantRow)),
    participantCount: (series) => asPromise(() => Number(statements.participantCount.get(series)?.['n'])),
    participantByDevice: (series, device) =>
      asPromise(() => one(statements.participantByDevice.get(series, device), participantRow)),
    sessions: (device, series) => asPromise(() => statements.sessions.all(device, series).map(sessionRow)),
    documents: (series) => asPromise(() => statements.documents.all(series).map((row) => text(row, 'path'))),
    versions: (series) => asPromise(() => statements.versions.all(series).map(versionInfo)),
    version: (series, id) => asPromise(() => one(statements.version.get(series, id), versionRow)),
    pictures: (series) => asPromise(() => statements.pictures.all(series).map(pictureInfo)),
    picture: (series, hash) => asPromise(() => one(statements.picture.get(series, hash), pictureRow)),
    seriesWithPictures: (before) =>
      asPromise(() => statements.picturesBefore.all(before).map((row) => text(row, 'series'))),
    importOf: (key) => asPromise(() => one(statements.importOf.get(key), importRow)),
    isDeleted: (series) => asPromise(() => statements.deleted.get(series) !== undefined),
    scrub: () =>
      asPromise(() => {
        // What was deleted is overwritten where it stood; copies of it that SQLite made when it moved rows are not.
        database.exec('VACUUM')
        if (Number(statements.truncateLog.get()?.['busy']) !== 0) throw new StorageError('the log is in use')
        statements.putScrub.run(0)
      }),
    owesScrub: () => asPromise(() => Number(statements.owesScrub.get()?.['scrub']) !== 0),
    size: () => asPromise(() => Number(statements.size.get()?.['bytes'])),
    ping: () => asPromise(() => void statements.ping.get()),
    close: () =>
      asPromise(() => {
        recent.close()
        database.close()
        closed?.()
      }),
  }
}

/** The port is asynchronous; what throws here rejects there, always as a StorageError. */
function asPromise<T>(work: () => T): Promise<T> {
  try {
    return Promise.resolve(work())
  } catch (error) {
    return Promise.reject(storageError(error))
  }
}

const one = <T>(row: Row | undefined, read: (row: Row) => T): T | null => (row ? read(row) : null)
