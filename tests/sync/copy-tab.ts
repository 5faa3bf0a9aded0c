import { IDBFactory } from 'fake-indexeddb'
import * as Y from 'yjs'
import { beforeEach, expect, vi } from 'vitest'
import { type Changes, NO_CHANGES, changesOf, together } from '../../src/model/changes.ts'
import { createCopyDatabase } from '../../src/sync/local-copy-database.ts'
import { type CopyKey, type CopyLimits, createCopyStore } from '../../src/sync/local-copy-store.ts'
import type { LocalCopy } from '../../src/sync/local-copy-types.ts'
import { COPY, createLocalCopy } from '../../src/sync/local-copy.ts'

/* A tab is a document with its copy; what the server knows is told by the test. */
interface Tab {
  readonly doc: Y.Doc
  readonly copy: LocalCopy
  readonly text: () => string
  readonly write: (text: string) => void
  readonly receive: (text: string) => void
  /** The server has everything. */
  readonly save: () => void
  readonly unsaved: () => Changes
}

export const KEY: CopyKey = { seriesId: 's', participant: 'aino', role: 'participant', path: 'canvas/c' }
const TIMES = { open: 150, work: 150 }

export let factory: IDBFactory
beforeEach(() => {
  factory = new IDBFactory()
})

function tab(key: Partial<CopyKey> = {}, idb: IDBFactory | null = factory, limits?: CopyLimits): Tab {
  const doc = new Y.Doc()
  let unsaved = NO_CHANGES
  const store = createCopyStore(createCopyDatabase(idb, TIMES), limits)
  const copy = createLocalCopy({
    store,
    key: { ...KEY, ...key },
    doc,
    unsaved: () => unsaved,
    found: (changes) => {
      unsaved = together([unsaved, changes])
    },
    changed: () => undefined,
  })
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === COPY) return
    if (origin !== 'server') unsaved = together([unsaved, changesOf(update)])
    copy.took(update, origin !== 'server')
  })
  return {
    doc,
    copy,
    text: () => doc.getText('t').toJSON(),
    write: (text) => doc.getText('t').insert(doc.getText('t').length, text),
    receive: (text) => {
      const server = new Y.Doc()
      Y.applyUpdate(server, Y.encodeStateAsUpdate(doc))
      server.getText('t').insert(0, text)
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(server), 'server')
    },
    save: () => {
      unsaved = NO_CHANGES
      copy.told()
    },
    unsaved: () => unsaved,
  }
}
export async function open(...args: Parameters<typeof tab>): Promise<Tab> {
  const made = tab(...args)
  await made.copy.load()
  return made
}
export const until = (check: () => void) => vi.waitFor(check, { timeout: 5000, interval: 5 })
export const kept = (one: Tab) => until(() => expect(one.copy.keeps()).toBe(true))
