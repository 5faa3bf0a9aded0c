import * as Y from 'yjs'
import { CLOSE } from '../../src/sync/protocol.ts'
import { type RowChange, StorageError } from '../storage/port.ts'
import type { Engine } from './engine.ts'
import type { LiveDocument } from './live-document.ts'
import type { Room } from './room.ts'

/**
 * A change by the server itself, on copies of the documents, so that nothing has to be undone when it throws or cannot be
 * committed. Must run while no tick is under way.
 * @throws what `change` and `rows` throw; StorageError when a document is not to be had (`damaged`, if that is why) or the
 * commit fails
 */
export async function runCommand<T>(
  engine: Engine,
  rooms: ReadonlyMap<string, Room>,
  change: (docs: ReadonlyMap<string, Y.Doc>) => T,
  rows: ((result: T) => readonly RowChange[]) | undefined,
): Promise<T> {
  const documents = await ready(engine, rooms)
  try {
    const { result, written } = record(documents, change)
    const rowChanges = rows?.(result) ?? []
    if (written.size > 0 || rowChanges.length > 0) {
      const updates = [...written].map(([room, update]) => ({ document: room.id, update }))
      await engine.storage.commit({ updates, rows: rowChanges })
      for (const [room, update] of written) room.commitOwn(update)
      engine.committed?.(updates.map(({ document }) => document))
      for (const row of rowChanges) {
        if (!('drop' in row) || row.drop !== 'document') continue
        rooms.get(row.document.path)?.abandon(CLOSE.deleted, 'deleted')
        engine.damaged.clear(row.document)
      }
    }
    return result
  } catch (error) {
    for (const { live } of documents.values()) live.dropCopy()
    throw error
  }
}

/** Looks at documents as they stand. Must run while no tick is under way. @throws as `runCommand` */
export async function runRead<T>(
  engine: Pick<Engine, 'damaged'>,
  rooms: ReadonlyMap<string, Room>,
  read: (docs: ReadonlyMap<string, Y.Doc>) => T,
): Promise<T> {
  const documents = await ready(engine, rooms)
  return read(new Map([...documents].map(([path, { live }]) => [path, live.doc] as const)))
}

interface Subject {
  readonly room: Room
  readonly live: LiveDocument
}

async function ready(
  { damaged }: Pick<Engine, 'damaged'>,
  rooms: ReadonlyMap<string, Room>,
): Promise<Map<string, Subject>> {
  const subjects = new Map<string, Subject>()
  for (const [path, room] of rooms) {
    await room.ready
    const { live } = room
    if (!live || room.isUnsaved) {
      throw new StorageError(`the document ${path} is not available`, { damaged: damaged.has(room.id) })
    }
    subjects.set(path, { room, live })
  }
  return subjects
}

function record<T>(
  subjects: ReadonlyMap<string, Subject>,
  change: (docs: ReadonlyMap<string, Y.Doc>) => T,
): { readonly result: T; readonly written: Map<Room, Uint8Array> } {
  const docs = new Map([...subjects].map(([path, { live }]) => [path, live.copy()] as const))
  const written = new Map<Room, Uint8Array>()
  const listeners = [...subjects].map(([path, { room }]) => {
    const doc = docs.get(path)
    const listener = (update: Uint8Array) => {
      const earlier = written.get(room)
      written.set(room, earlier ? Y.mergeUpdates([earlier, update]) : update)
    }
    doc?.on('update', listener)
    return () => doc?.off('update', listener)
  })
  try {
    return { result: inTransactions([...docs.values()], () => change(docs)), written }
  } finally {
    for (const remove of listeners) remove()
  }
}

/** One transaction in each document, so that each has one update. */
function inTransactions<T>(docs: readonly Y.Doc[], work: () => T): T {
  const [first, ...others] = docs
  return first ? first.transact(() => inTransactions(others, work)) : work()
}
