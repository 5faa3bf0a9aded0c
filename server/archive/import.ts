import { nanoid } from 'nanoid'
import { type Links, linksOf, makeLinks } from '../series/links.ts'
import type { Batch, ImportRow, RowChange } from '../storage/port.ts'
import { makeImportReader } from './import-reader.ts'
import type { ImportLimits, ReadImport } from './read-import.ts'
import type { ArchiveServices } from './services.ts'

/** So much is committed at once: what others write in the meantime waits for no more than that. Bytes. */
const TOGETHER = 1_000_000

interface Imported {
  readonly id: string
  readonly links: Links
}

/** Takes archives in. */
export interface Imports {
  /**
   * Makes an equal series under a new id, with new links. Asked again with the same key, after an answer that was lost, it tells
   * of the series that was made; or waits for it.
   * @param file its bytes, as they came
   * @param key whoever brings the file has made it up; null: they bring it once only
   * @throws Refusal as `readImport`
   */
  take(file: readonly Uint8Array[], key: string | null): Promise<Imported>
}

export function makeImports(services: ArchiveServices, limits: ImportLimits): Imports {
  const read = makeImportReader()
  const running = new Map<string, Promise<Imported>>()

  async function takeOnce(file: readonly Uint8Array[], key: string): Promise<Imported> {
    const earlier = await services.storage.importOf(key)
    if (earlier?.done) return { id: earlier.series, links: await linksOf(services, earlier.series) }
    // What could not be removed when it failed: nobody would know of it any more.
    if (earlier) await drop(services, earlier.series)
    return store(services, await read(file, limits), key)
  }

  return {
    take(file, key) {
      const name = key ?? nanoid()
      const known = running.get(name)
      if (known) return known
      const work = takeOnce(file, name).finally(() => running.delete(name))
      running.set(name, work)
      return work
    },
  }
}

/**
 * Stores a series some of it at a time. Until its links are there, with the last of it, nobody can come to it; a server that ends
 * before that removes the rest when it starts again.
 */
async function store(services: ArchiveServices, read: ReadImport, key: string): Promise<Imported> {
  const { storage, now } = services
  const id = nanoid()
  const made = now()
  const row: ImportRow = { key, series: id, made, done: false }
  try {
    for (const part of partsOf(read, row)) await storage.commit(part)
    const links = await makeLinks(services, id)
    await storage.commit({
      updates: [],
      rows: [
        ...[links.facilitator, links.participant, links.viewer].map((link): RowChange => ({
          put: 'link',
          row: link,
        })),
        { put: 'import', row: { ...row, done: true } },
      ],
    })
    services.committed(read.documents.map(({ path }) => ({ series: id, path })))
    // Nobody has written yet: what is brought in is no version.
    services.versions.forget(id)
    return { id, links }
  } catch (error) {
    await drop(services, id).catch((failure: unknown) =>
      services.log.warn({ err: failure, series: id }, 'half an import stays until the next start'),
    )
    throw error
  }
}

const drop = ({ storage, now }: ArchiveServices, id: string): Promise<void> =>
  storage.commit({ updates: [], rows: [{ drop: 'series', id, at: now() }] })

/** All of a series but its links, in batches; the first has its own document, without which nothing is a series. */
function* partsOf({ language, documents, pictures }: ReadImport, row: ImportRow): Generator<Batch> {
  const { series, made } = row
  let updates: Batch['updates'][number][] = []
  let rows: RowChange[] = [
    { put: 'series', row: { id: series, language, made, joining: true } },
    { put: 'import', row },
  ]
  let size = 0
  for (const { path, state } of documents) {
    updates.push({ document: { series, path }, update: state })
    size += state.length
    if (size < TOGETHER) continue
    yield { updates, rows }
    ;[updates, rows, size] = [[], [], 0]
  }
  for (const picture of pictures) {
    rows.push({ put: 'picture', row: { ...picture, series, size: picture.bytes.length, made } })
    size += picture.bytes.length
    if (size < TOGETHER) continue
    yield { updates, rows }
    ;[updates, rows, size] = [[], [], 0]
  }
  yield { updates, rows }
}
