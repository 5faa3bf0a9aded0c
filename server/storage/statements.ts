import type { Database } from './driver.ts'
import { UPDATES } from './recent.ts'

/** So many archives that were brought in are remembered: whoever lost an answer asks again within minutes. */
const IMPORTS_KEPT = 1_000

/** Every statement of the adapter, prepared once. */
export function prepareStatements(database: Database) {
  const sql = (text: string) => database.prepare(text)
  return {
    findDocument: sql('SELECT id FROM documents WHERE series = ? AND path = ?'),
    makeDocument: sql('INSERT INTO documents (series, path) VALUES (?, ?)'),
    addUpdate: sql('INSERT INTO recent_updates (document, bytes, checksum) VALUES (?, ?, ?)'),
    updates: sql(UPDATES),
    firstUpdates: sql('SELECT seq, bytes, checksum FROM updates WHERE document = ? ORDER BY seq LIMIT ?'),
    updateAt: sql('SELECT seq FROM updates WHERE document = ? ORDER BY seq LIMIT 1 OFFSET ?'),
    dropUpdates: sql('DELETE FROM updates WHERE document = ? AND seq <= ?'),
    // In the place of the last one that it replaces: whatever was committed meanwhile has a higher number.
    addState: sql('INSERT INTO updates (seq, document, bytes, checksum) VALUES (?, ?, ?, ?)'),
    putSeries: sql(
      `INSERT INTO series (id, language, made, joining) VALUES (?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET language = excluded.language, made = excluded.made, joining = excluded.joining`,
    ),
    putLink: sql(
      `INSERT INTO links (id, series, role, token, code, made) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET series = excluded.series, role = excluded.role, token = excluded.token,
         code = excluded.code, made = excluded.made`,
    ),
    putParticipant: sql(
      `INSERT INTO participants (id, series, device, name) VALUES (?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET series = excluded.series, device = excluded.device, name = excluded.name`,
    ),
    putSession: sql(
      `INSERT INTO sessions (device, series, role, participant, link, expires) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (device, series, role) DO UPDATE SET participant = excluded.participant, link = excluded.link,
         expires = excluded.expires`,
    ),
    moveSession: sql('UPDATE sessions SET link = ? WHERE link = ? AND device = ?'),
    dropLink: sql('DELETE FROM links WHERE id = ?'),
    series: sql('SELECT * FROM series WHERE id = ?'),
    linkByToken: sql('SELECT * FROM links WHERE token = ?'),
    linkByCode: sql('SELECT * FROM links WHERE code = ?'),
    links: sql('SELECT * FROM links WHERE series = ? ORDER BY made, id'),
    participants: sql('SELECT * FROM participants WHERE series = ? ORDER BY id'),
    participantCount: sql('SELECT count(*) AS n FROM participants WHERE series = ?'),
    participantByDevice: sql('SELECT * FROM participants WHERE series = ? AND device = ?'),
    sessions: sql('SELECT * FROM sessions WHERE device = ? AND series = ? ORDER BY role'),
    count: sql('UPDATE store SET commits = commits + 1 RETURNING commits'),
    store: sql('SELECT incarnation, commits FROM store'),
    owesScrub: sql('SELECT scrub FROM store'),
    putScrub: sql('UPDATE store SET scrub = ?'),
    size: sql('SELECT page_count * page_size AS bytes FROM pragma_page_count(), pragma_page_size()'),
    putVersion: sql(
      `INSERT INTO versions (id, series, canvas, made, reason, step, notes, content) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET made = excluded.made, reason = excluded.reason, step = excluded.step,
         notes = excluded.notes, content = excluded.content`,
    ),
    dropVersion: sql('DELETE FROM versions WHERE id = ?'),
    dropDocument: sql('DELETE FROM documents WHERE series = ? AND path = ?'),
    dropDocuments: sql('DELETE FROM documents WHERE series = ?'),
    dropParticipant: sql('DELETE FROM participants WHERE id = ? AND device = ?'),
    dropSeries: sql('DELETE FROM series WHERE id = ?'),
    noteDeleted: sql('INSERT INTO deleted_series (id, at) VALUES (?, ?) ON CONFLICT (id) DO NOTHING'),
    documents: sql('SELECT path FROM documents WHERE series = ? ORDER BY path'),
    versions: sql(
      `SELECT id, series, canvas, made, reason, step, notes FROM versions WHERE series = ? ORDER BY made, rowid`,
    ),
    version: sql('SELECT * FROM versions WHERE series = ? AND id = ?'),
    putPicture: sql(
      `INSERT INTO pictures (series, hash, type, width, height, size, made, bytes) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (series, hash) DO UPDATE SET made = max(made, excluded.made)`,
    ),
    dropPicture: sql('DELETE FROM pictures WHERE series = ? AND hash = ?'),
    pictures: sql(
      'SELECT series, hash, type, width, height, size, made FROM pictures WHERE series = ? ORDER BY made, hash',
    ),
    picture: sql('SELECT * FROM pictures WHERE series = ? AND hash = ?'),
    picturesBefore: sql('SELECT DISTINCT series FROM pictures WHERE made < ? ORDER BY series'),
    putImport: sql(
      `INSERT INTO imports (key, series, made, done) VALUES (?, ?, ?, ?)
       ON CONFLICT (key) DO UPDATE SET series = excluded.series, made = excluded.made, done = excluded.done`,
    ),
    forgetImports: sql(
      `DELETE FROM imports WHERE done = 1
         AND key NOT IN (SELECT key FROM imports ORDER BY made DESC, rowid DESC LIMIT ${IMPORTS_KEPT})`,
    ),
    importOf: sql('SELECT * FROM imports WHERE key = ?'),
    deleted: sql('SELECT id FROM deleted_series WHERE id = ?'),
    truncateLog: sql('PRAGMA wal_checkpoint(TRUNCATE)'),
    ping: sql("SELECT count(*) FROM series WHERE id = ''"),
  }
}
