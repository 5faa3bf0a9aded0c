import { openStorage } from '../../server/storage/open.ts'
import { FaultyStorage } from '../support/faulty-storage.ts'
import { SyncClient } from '../support/sync-client.ts'
import { type Member, type TestServer, startTestServer } from './running.ts'

/** A server on a data folder, in which the documents of these paths are damaged, and its storage. */
export async function startOnFolder(
  dataDir: string,
  damaged: readonly string[],
): Promise<{ server: TestServer; storage: FaultyStorage }> {
  let storage: FaultyStorage | null = null
  const server = await startTestServer(
    { DATA_DIR: dataDir },
    {
      openStorage: async (folder) => {
        storage = new FaultyStorage(await openStorage(folder))
        for (const path of damaged) storage.damaged.add(path)
        return storage
      },
    },
  )
  if (!storage) throw new Error('no storage')
  return { server, storage }
}

/** Somebody on a document of a series, by its path there. */
export const socketOf = (server: TestServer, series: string, path: string, who: Member): SyncClient =>
  new SyncClient(`${server.url.replace('http', 'ws')}/sync/${series}/${path}`, {
    headers: { cookie: who.cookie, origin: server.url },
  })
