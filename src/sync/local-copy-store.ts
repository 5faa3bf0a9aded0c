import type { Changes } from '../model/changes.ts'
import type { Role } from '../model/role.ts'
import { CopyFailure, type CopyDatabase, ask } from './local-copy-database.ts'

/** Whose copy of which document: two participants in one browser, or two roles of one, never share. */
export interface CopyKey {
  readonly seriesId: string
  readonly participant: string
  readonly role: Role
  /** `documentPath` of the protocol. */
  readonly path: string
}

/** A row of `copies`. */
interface CopyRow extends CopyKey {
  readonly copy: string
  readonly bytes: number
  /** When it was last loaded or written, ms since the epoch by this device's clock. */
  readonly used: number
}

/** A row of `unsaved`: what one tab had in its document and the server, as far as that tab knew, had not. */
export interface UnsavedRow {
  readonly copy: string
  readonly writer: string
  /** Another one at each write. */
  readonly stamp: number
  readonly changes: Changes
}

interface UpdateRow {
  readonly copy: string
  readonly update: Uint8Array
}

export interface LoadedCopy {
  readonly updates: readonly { readonly id: number; readonly update: Uint8Array }[]
  readonly unsaved: readonly UnsavedRow[]
}

/** What one write does, all of it or nothing. */
interface CopyWrite {
  readonly update: Uint8Array | null
  /** It adds to what the device has of this copy already. */
  readonly adds: boolean
  /** Updates of this copy that `update` holds, too. */
  readonly replaces: readonly number[]
  readonly writer: string
  /** What the tab has that the server has not; null: nothing. */
  readonly unsaved: { readonly changes: Changes; readonly stamp: number } | null
  /** Rows of others that are in it; left alone when they have been written again. */
  readonly adopted: readonly UnsavedRow[]
}

/** How much this device keeps, bytes. */
export interface CopyLimits {
  readonly series: number
  readonly all: number
}
const COPY_LIMITS: CopyLimits = { series: 48_000_000, all: 160_000_000 }

export interface CopyStore {
  load(key: CopyKey): Promise<LoadedCopy>
  /** What any tab left unsaved in this copy. */
  unsaved(key: CopyKey): Promise<readonly UnsavedRow[]>
  /**
   * @returns the id of the update that was written, or null
   * @throws CopyFailure `full` when it is more than may be kept, `gone` when what it adds to is not there
   */
  write(key: CopyKey, write: CopyWrite): Promise<number | null>
  /** All copies of a series, and which of them hold something that is only here. */
  list(seriesId: string): Promise<readonly (CopyRow & { readonly unsaved: boolean })[]>
  /** Removes copies of which `which` is true, whatever they hold. */
  drop(which: (row: CopyRow) => boolean): Promise<void>
  /** Removes the series that was unused for longest and has nothing unsaved. @returns whether there was one */
  evict(keepSeries: string): Promise<boolean>
  /** Tells when what this device kept may have been cleared. @returns ends that */
  onClosed(listener: () => void): () => void
}

/** Ids have no slash in them. */
export const nameOf = ({ seriesId, participant, role, path }: CopyKey): string =>
  `${seriesId}/${participant}/${role}/${path}`

const updatesOf = (transaction: IDBTransaction) => transaction.objectStore('updates')
const copiesOf = (transaction: IDBTransaction) => transaction.objectStore('copies')
const unsavedOf = (transaction: IDBTransaction) => transaction.objectStore('unsaved')
const rowsOf = (transaction: IDBTransaction): Promise<CopyRow[]> => ask(copiesOf(transaction).getAll())

export function createCopyStore(database: CopyDatabase, limits: CopyLimits = COPY_LIMITS): CopyStore {
  return {
    load: (key) =>
      database.run('readwrite', async (transaction) => {
        const copy = nameOf(key)
        const index = updatesOf(transaction).index('copy')
        const ids = (await ask(index.getAllKeys(copy))) as number[]
        const rows: UpdateRow[] = await ask(index.getAll(copy))
        const unsaved = await unsavedIn(transaction, copy)
        const bytes = rows.reduce((sum, { update }) => sum + update.length, 0)
        if (rows.length > 0) await ask(copiesOf(transaction).put({ ...key, copy, bytes, used: Date.now() }))
        return {
          updates: rows.flatMap(({ update }, at) => {
            const id = ids[at]
            return id === undefined ? [] : [{ id, update }]
          }),
          unsaved,
        }
      }),

    onClosed: (listener) => database.onClosed(listener),

    unsaved: (key) => database.run('readonly', (transaction) => unsavedIn(transaction, nameOf(key))),

    write: (key, { update, adds, replaces, writer, unsaved, adopted }) =>
      database.run(
        'readwrite',
        async (transaction) => {
          const copy = nameOf(key)
          const rows = await rowsOf(transaction)
          const known = rows.find((row) => row.copy === copy)
          // Behind a gap nobody could read it, and the server takes no such copy.
          if (adds && !known) throw new CopyFailure('gone')
          let bytes = known?.bytes ?? 0
          for (const id of replaces) {
            const old = (await ask(updatesOf(transaction).get(id))) as UpdateRow | undefined
            bytes -= old?.update.length ?? 0
            await ask(updatesOf(transaction).delete(id))
          }
          bytes += update?.length ?? 0
          const others = rows.filter((row) => row.copy !== copy)
          const sum = (of: readonly CopyRow[]) => of.reduce((total, row) => total + row.bytes, bytes)
          const inSeries = others.filter(({ seriesId }) => seriesId === key.seriesId)
          if (update && (sum(others) > limits.all || sum(inSeries) > limits.series))
            throw new CopyFailure('full')

          const id = update ? ((await ask(updatesOf(transaction).add({ copy, update }))) as number) : null
          await ask(copiesOf(transaction).put({ ...key, copy, bytes, used: Date.now() }))
          if (unsaved) await ask(unsavedOf(transaction).put({ copy, writer, ...unsaved }))
          else await ask(unsavedOf(transaction).delete([copy, writer]))
          for (const row of adopted) {
            const now = (await ask(unsavedOf(transaction).get([copy, row.writer]))) as UnsavedRow | undefined
            if (now?.stamp === row.stamp) await ask(unsavedOf(transaction).delete([copy, row.writer]))
          }
          return id
        },
        unsaved ? { durability: 'strict' } : {},
      ),

    list: (seriesId) =>
      database.run('readonly', async (transaction) => {
        const rows = (await rowsOf(transaction)).filter((row) => row.seriesId === seriesId)
        const holding = await copiesWithUnsaved(transaction)
        return rows.map((row) => Object.assign(row, { unsaved: holding.has(row.copy) }))
      }),

    drop: (which) =>
      database.run('readwrite', async (transaction) => {
        for (const row of await rowsOf(transaction)) if (which(row)) await remove(transaction, row.copy)
      }),

    evict: (keepSeries) =>
      database.run('readwrite', async (transaction) => {
        const rows = await rowsOf(transaction)
        const holding = await copiesWithUnsaved(transaction)
        const kept = new Set(rows.filter(({ copy }) => holding.has(copy)).map(({ seriesId }) => seriesId))
        const usedAt = (series: string) =>
          Math.max(...rows.filter(({ seriesId }) => seriesId === series).map(({ used }) => used))
        const [oldest] = [...new Set(rows.map(({ seriesId }) => seriesId))]
          .filter((series) => series !== keepSeries && !kept.has(series))
          .toSorted((a, b) => usedAt(a) - usedAt(b))
        if (oldest === undefined) return false
        for (const row of rows) if (row.seriesId === oldest) await remove(transaction, row.copy)
        return true
      }),
  }
}

const unsavedIn = (transaction: IDBTransaction, copy: string): Promise<UnsavedRow[]> =>
  ask(unsavedOf(transaction).index('copy').getAll(copy))

async function copiesWithUnsaved(transaction: IDBTransaction): Promise<ReadonlySet<string>> {
  const keys = (await ask(unsavedOf(transaction).getAllKeys())) as [copy: string, writer: string][]
  return new Set(keys.map(([copy]) => copy))
}

async function remove(transaction: IDBTransaction, copy: string): Promise<void> {
  for (const id of await ask(updatesOf(transaction).index('copy').getAllKeys(copy))) {
    await ask(updatesOf(transaction).delete(id))
  }
  for (const row of await ask(unsavedOf(transaction).index('copy').getAllKeys(copy))) {
    await ask(unsavedOf(transaction).delete(row))
  }
  await ask(copiesOf(transaction).delete(copy))
}
