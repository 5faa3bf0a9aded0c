import { type IncomingMessage, createServer } from 'node:http'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROLES } from '../../src/model/role.ts'
import { type CanvasState } from '../../src/model/series.ts'
import { seedSeries, setCanvasState } from '../../src/model/series-writing.ts'
import type { Grant } from '../../server/access/capabilities.ts'
import { openStorage } from '../../server/storage/open.ts'
import { DEFAULT_LIMITS, type SyncLimits } from '../../server/sync/limits.ts'
import { NO_METRICS, type SyncMetrics } from '../../server/sync/metrics.ts'
import { type SyncRooms, createRooms } from '../../server/sync/rooms.ts'
import { attachSync } from '../../server/sync/upgrade.ts'
import { FaultyStorage } from './faulty-storage.ts'

export const TEST_SERIES = 's1'

export interface SyncServer {
  /** The address of a document as somebody: `who` is `<role>.<participant>`. */
  readonly url: (who: string, path: string, series?: string) => string
  readonly port: number
  readonly rooms: SyncRooms
  readonly storage: FaultyStorage
  /** Everything that was logged as a warning or an error. */
  readonly complaints: { readonly fields: object; readonly message: string }[]
  readonly setState: (canvas: string, state: CanvasState) => Promise<void>
  readonly stop: () => Promise<void>
}

export interface SyncServerOptions {
  readonly limits?: Partial<SyncLimits>
  readonly dataDir?: string
  /** Storage works in threads of its own, as in the product. */
  readonly threaded?: boolean
  readonly metrics?: SyncMetrics
  readonly canvases?: Readonly<Record<string, CanvasState>>
  readonly authenticate?: typeof claimedGrant
  /** The oldest page version that is let in. */
  readonly oldestPage?: number
}

/** Whoever one claims to be in `?grant=<role>.<participant>`: for tests of the rooms alone. */
export function claimedGrant(request: IncomingMessage, series: string): Promise<Grant | null> {
  const claim = new URLSearchParams((request.url ?? '').split('?')[1] ?? '').get('grant') ?? ''
  const [name, participant = ''] = claim.split('.')
  const role = ROLES.find((known) => known === name)
  if (!role) return Promise.resolve(null)
  return Promise.resolve({
    series,
    role,
    participant,
    name: `Nimi ${participant}`,
    device: `device-${participant}`,
    link: `link-${role}`,
  })
}

/** Makes the series of the tests, with canvases in the given states; done before, it changes nothing. */
async function seedTestSeries(
  rooms: SyncRooms,
  canvases: Readonly<Record<string, CanvasState>>,
): Promise<void> {
  await rooms.transact(
    TEST_SERIES,
    ['series'],
    (docs) => {
      const doc = docs.get('series')
      if (!doc) throw new Error('no series document')
      seedSeries(doc, {
        title: 'Sarja',
        organisation: 'Tupa',
        place: 'Saariselkä',
        language: 'fi',
        made: 1,
        canvases: Object.entries(canvases).map(([id, state]) => ({
          id,
          template: 'empathy-map',
          templateVersion: 1,
          state,
        })),
        steps: [],
      })
    },
    () => [{ put: 'series', row: { id: TEST_SERIES, language: 'fi', made: 1, joining: true } }],
  )
}

/** A real HTTP server with the rooms on a real store, and nothing else. */
export async function startSyncServer(options: SyncServerOptions = {}): Promise<SyncServer> {
  const own = options.dataDir === undefined ? await mkdtemp(join(tmpdir(), 'kompassi-sync-')) : null
  const storage = new FaultyStorage(
    await openStorage(options.dataDir ?? own ?? '', { threaded: options.threaded ?? false }),
  )
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  const complaints: SyncServer['complaints'] = []
  const complain = (fields: object, message = '') => void complaints.push({ fields, message })
  const log = { info: () => undefined, warn: complain, error: complain }
  const metrics = options.metrics ?? NO_METRICS
  const rooms = createRooms({ storage, limits, log, metrics })
  const server = createServer((_request, response) => response.writeHead(404).end())
  const authenticate = options.authenticate ?? claimedGrant
  const upgrades = attachSync(server, {
    rooms,
    authenticate,
    checkOrigin: isOwnPage,
    limits,
    log,
    metrics,
    ...(options.oldestPage !== undefined && { oldestPage: options.oldestPage }),
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await seedTestSeries(rooms, options.canvases ?? { c1: 'open', c2: 'closed', c3: 'private' })
  return {
    url: (who, path, series = TEST_SERIES) => `ws://127.0.0.1:${port}/sync/${series}/${path}?grant=${who}`,
    port,
    rooms,
    storage,
    complaints,
    setState: (canvas, state) =>
      rooms.transact(TEST_SERIES, ['series'], (docs) => {
        const doc = docs.get('series')
        if (!doc || !setCanvasState(doc, canvas, state)) throw new Error(`no canvas ${canvas}`)
      }),
    stop: async () => {
      upgrades.close()
      await rooms.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await storage.close()
      if (own !== null) await rm(own, { recursive: true, force: true })
    },
  }
}

const isOwnPage = (request: IncomingMessage): boolean =>
  request.headers.origin === undefined || request.headers.origin === `http://${request.headers.host ?? ''}`
