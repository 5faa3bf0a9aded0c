import type { AddressInfo } from 'node:net'
import type { Logger } from 'pino'
import { Registry, collectDefaultMetrics } from 'prom-client'
import { makeAddressOf } from './access/address.ts'
import { makeAttempts } from './access/attempts.ts'
import { keptCreateKey } from './access/create-key.ts'
import { makeOrigins } from './access/origin.ts'
import { makeSessions } from './access/sessions.ts'
import type { Config } from './config.ts'
import { makeScrubber } from './archive/scrub.ts'
import { createApp } from './http/app.ts'
import { isInLan, lanAddress } from './http/lan.ts'
import { makeRate } from './http/rate.ts'
import { createLog } from './log.ts'
import { keepSwept } from './pictures/sweep.ts'
import { type Faces, publishFaces } from './series/faces.ts'
import { makeRotation } from './series/links.ts'
import { openStorage } from './storage/open.ts'
import type { DocumentId, Storage } from './storage/port.ts'
import { createSyncMetrics } from './sync/metrics.ts'
import { createRooms } from './sync/rooms.ts'
import { uptime } from './sync/uptime.ts'
import { attachSync } from './sync/upgrade.ts'
import { createActivity } from './versions/activity.ts'
import { makeVersions } from './versions/versions.ts'

/** How long a call that is being answered may take when the server stops, ms. */
const ANSWER_MS = 3_000

export interface RunningServer {
  /** Where it is reached from this machine, without a slash at the end. */
  readonly url: string
  readonly port: number
  /** Where it is reached from the local network; null when it listens on one address only, or there is no network. */
  readonly lanUrl: string | null
  readonly createKey: string
  /** Answers what it was asked, saves everything, ends all connections (1001) and lets the data folder go. */
  close(): Promise<void>
}

export interface ServerOptions {
  /** The folder of the built pages; left out or null, none are served. */
  readonly clientDir?: string | null
  readonly log?: Logger
  /** The server's clock, ms since the epoch. */
  readonly now?: () => number
  /** Left out: SQLite in the data folder. */
  readonly openStorage?: (dataDir: string) => Promise<Storage>
  /** False: storage works in the server's own thread. */
  readonly storageThreads?: boolean
  /** How often pictures that nothing refers to are looked for, ms. */
  readonly sweepEvery?: number
}

function urlsOf(host: string, port: number): { url: string; lanUrl: string | null } {
  if (!isInLan(host))
    return { url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`, lanUrl: null }
  const lan = lanAddress()
  return { url: `http://localhost:${port}`, lanUrl: lan === null ? null : `http://${lan}:${port}` }
}

/**
 * Starts a whole server on a data folder.
 * @throws StorageError when the folder is in use; with code `EADDRINUSE` when the port is
 */
export async function startServer(config: Config, options: ServerOptions = {}): Promise<RunningServer> {
  const {
    clientDir = null,
    log = createLog(config.logLevel),
    now = Date.now,
    storageThreads = true,
  } = options
  const { limits } = config
  const open =
    options.openStorage ??
    ((dataDir: string) =>
      openStorage(dataDir, {
        threaded: storageThreads,
        warn: (message) => log.warn({ area: 'storage' }, message),
      }))
  const storage = await open(config.dataDir)
  try {
    const createKey = config.createKey ?? (await keptCreateKey(config.dataDir))
    const metrics = new Registry()
    collectDefaultMetrics({ register: metrics })
    const syncMetrics = createSyncMetrics(metrics)
    const activity = createActivity(now)
    const scrubber = makeScrubber(storage, log, { now: uptime })
    const { loaded } = activity
    let faces: Faces | null = null
    const committed = (documents: readonly DocumentId[]): void => {
      activity.committed(documents)
      faces?.committed(documents)
      scrubber.committed()
    }
    const rooms = createRooms({ storage, limits, log, metrics: syncMetrics, committed, loaded })
    const addressOf = makeAddressOf(config.trusts)
    const origins = makeOrigins({ publicUrl: config.publicUrl, host: config.host, addressOf })
    const sessions = makeSessions(storage, now)
    const series = { storage, rooms, now }
    faces = publishFaces(series, log)
    const versions = makeVersions(series, activity, log)
    const stopSweeping = keepSwept({ ...series, versions, log }, options.sweepEvery)
    const app = await createApp(
      {
        ...series,
        config,
        createKey,
        addressOf,
        origins,
        sessions,
        attempts: makeAttempts(config.httpLimits.failedTries),
        calls: makeRate(config.httpLimits.calls, 60, 'Too many calls at once.'),
        rotation: makeRotation(series),
        versions,
        scrubber,
        committed,
        limits,
        log,
        metrics,
        clientDir,
      },
      // What fastify says by itself, `info`, the welcome says better.
      log.child({}, { level: log.level === 'info' ? 'warn' : log.level }),
    )
    const upgrades = attachSync(app.server, {
      rooms,
      authenticate: (request, id) => sessions.authenticate(request, id),
      checkOrigin: (request) => origins.checkOrigin(request),
      addressOf: (request) => addressOf(request).ip,
      limits,
      log,
      metrics: syncMetrics,
    })

    // Both at once: the HTTP server waits for its upgraded connections, which the rooms end.
    const end = async (): Promise<void> => {
      upgrades.close()
      // Not for those who have asked nothing yet, as connections that browsers open ahead, nor for who never finishes.
      const cut = setTimeout(() => app.server.closeAllConnections(), ANSWER_MS)
      try {
        await Promise.all([app.close(), rooms.close()])
      } finally {
        clearTimeout(cut)
      }
    }
    const rest = async (): Promise<void> => {
      versions.close()
      scrubber.close()
      stopSweeping()
      await faces?.close()
    }
    const close = async (): Promise<void> => {
      await rest()
      try {
        await end()
      } finally {
        await storage.close()
      }
    }
    try {
      await app.listen({ host: config.host, port: config.port })
    } catch (error) {
      await rest()
      await end()
      throw error
    }
    const { port } = app.server.address() as AddressInfo
    return { ...urlsOf(config.host, port), port, createKey, close }
  } catch (error) {
    await storage.close()
    throw error
  }
}
