import type * as Y from 'yjs'
import type { CloseCode } from '../../src/sync/protocol.ts'
import type { RowChange } from '../storage/port.ts'
import type { Whose } from './endings.ts'

/** What the series' commands and the HTTP interface need of the sync rooms. `rooms.ts` is the one implementation. */
export interface Rooms {
  /**
   * Reads or changes documents of a series on the server's own behalf: loads them, runs `change` with their live Y.Docs,
   * commits what it wrote, together with `rows`, in one storage transaction, and only then sends it to those connected.
   * Calls for one series run one after the other.
   * @param paths document paths within the series (`documentPath`)
   * @throws what `change` throws, then nothing is kept; StorageError when storage fails, `damaged` when a document is
   */
  transact<T>(
    series: string,
    paths: readonly string[],
    change: (docs: ReadonlyMap<string, Y.Doc>) => T,
    rows?: (result: T) => readonly RowChange[],
  ): Promise<T>
  /** Looks at documents of a series, which `read` must not change, as they stand in storage; otherwise as `transact`. */
  read<T>(series: string, paths: readonly string[], read: (docs: ReadonlyMap<string, Y.Doc>) => T): Promise<T>
  /** Puts the logs of documents together, so that nothing of what was replaced in the past is in them. @throws StorageError */
  compact(series: string, paths: readonly string[]): Promise<void>
  /** Removes a series: commits `rows`, which drop it, and ends everybody's connections to it with 4410. */
  remove(series: string, rows: readonly RowChange[]): Promise<void>
  /** Ends connections of sessions that no longer hold; those on their way in by such a session do not get in. */
  disconnect(series: string, code: CloseCode, which: Whose): void
  /**
   * Takes what participants who are connected wrote to a document while it was closed to them, closed or not: they are
   * asked for all that they have.
   * @returns how many people were asked
   */
  letIn(series: string, path: string): number
  /** A participant has another name: tell those who see them. */
  renamed(series: string, participant: string, name: string): void
}
