import type { Database } from './driver.ts'
import { StorageError } from './port.ts'
import { inTransaction } from './transaction.ts'

/**
 * Each step takes the file from version `index` to `index + 1` (`PRAGMA user_version`). A released step is never changed;
 * a new shape is a new step.
 *
 * References are checked at the end of a transaction, so that the order of a batch's rows does not matter.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE series (
    id TEXT PRIMARY KEY, language TEXT NOT NULL, made INTEGER NOT NULL, joining INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE links (
    id TEXT PRIMARY KEY,
    series TEXT NOT NULL REFERENCES series ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    role TEXT NOT NULL, token TEXT NOT NULL UNIQUE, code TEXT UNIQUE, made INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX links_of_series ON links (series);
  CREATE TABLE participants (
    id TEXT PRIMARY KEY,
    series TEXT NOT NULL REFERENCES series ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    device TEXT NOT NULL, name TEXT NOT NULL,
    UNIQUE (series, device)
  ) STRICT;
  CREATE TABLE sessions (
    device TEXT NOT NULL,
    series TEXT NOT NULL REFERENCES series ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    role TEXT NOT NULL,
    participant TEXT NOT NULL REFERENCES participants ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    link TEXT NOT NULL REFERENCES links ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    expires INTEGER NOT NULL,
    PRIMARY KEY (device, series, role)
  ) STRICT;
  CREATE INDEX sessions_of_link ON sessions (link);
  CREATE TABLE documents (
    id INTEGER PRIMARY KEY, series TEXT NOT NULL, path TEXT NOT NULL, UNIQUE (series, path)
  ) STRICT;
  CREATE TABLE updates (
    seq INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE, bytes BLOB NOT NULL
  ) STRICT;
  CREATE INDEX updates_of_document ON updates (document);
  `,
  `
  -- CRC-32 of the bytes; absent in rows from before this step.
  ALTER TABLE updates ADD COLUMN checksum INTEGER;
  -- Which store this is, and how many transactions it holds: what \`witness.ts\` compares.
  CREATE TABLE store (
    one INTEGER PRIMARY KEY CHECK (one = 1), incarnation TEXT NOT NULL, commits INTEGER NOT NULL
  ) STRICT;
  INSERT INTO store (one, incarnation, commits) VALUES (1, lower(hex(randomblob(16))), 0);
  `,
  `
  CREATE TABLE versions (
    id TEXT PRIMARY KEY,
    series TEXT NOT NULL REFERENCES series ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    canvas TEXT NOT NULL, made INTEGER NOT NULL, reason TEXT NOT NULL, step TEXT, notes INTEGER NOT NULL,
    content TEXT NOT NULL
  ) STRICT;
  CREATE INDEX versions_of_series ON versions (series, made);
  CREATE TABLE deleted_series (id TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT;
  `,
  `
  CREATE TABLE pictures (
    series TEXT NOT NULL REFERENCES series ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    hash TEXT NOT NULL, type TEXT NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL, size INTEGER NOT NULL,
    made INTEGER NOT NULL, bytes BLOB NOT NULL,
    PRIMARY KEY (series, hash)
  ) STRICT;
  `,
  `
  -- Whether something was erased whose traces are still to be taken out of the file.
  ALTER TABLE store ADD COLUMN scrub INTEGER NOT NULL DEFAULT 0;
  `,
  `
  -- Updates of the last commits, of whatever document; each document's stand behind those that it has in \`updates\`. Without an
  -- index: that would have a page of each document written with each commit. See \`recent.ts\`.
  CREATE TABLE recent_updates (
    seq INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE, bytes BLOB NOT NULL,
    checksum INTEGER NOT NULL
  ) STRICT;
  `,
  `
  -- Archives that were brought in, by their bringers' keys; those that are not done a start removes.
  CREATE TABLE imports (
    key TEXT PRIMARY KEY,
    series TEXT NOT NULL REFERENCES series ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    made INTEGER NOT NULL, done INTEGER NOT NULL
  ) STRICT;
  `,
]

/**
 * Brings the file to the newest version, each step in a transaction of its own.
 * @throws StorageError when a newer version of the program made the file
 */
export function migrate(database: Database, migrations: readonly string[] = MIGRATIONS): void {
  const version = versionOf(database)
  refuseNewer(version, migrations.length)
  migrations.slice(version).forEach((sql, index) => {
    inTransaction(database, () => database.exec(`${sql} PRAGMA user_version = ${version + index + 1}`))
  })
}

/** The schema's version in the file; 0: an empty file. */
export const versionOf = (database: Database): number =>
  Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0)

/** @throws StorageError when this program is too old for a file of that version */
export function refuseNewer(version: number, known = MIGRATIONS.length): void {
  if (version <= known) return
  throw new StorageError(
    `The data was written by a newer version of this program (schema ${version}; this one knows ${known}). ` +
      'Nothing was changed. Start the newer version, or restore a backup from before the update.',
  )
}
