import type { DocumentName } from '../../src/sync/protocol.ts'
import { CLOSE, encodeServerMessage } from '../../src/sync/protocol.ts'
import type { Grant } from '../access/capabilities.ts'
import { runCommand, runRead } from './command.ts'
import { Compactions } from './compaction.ts'
import { Connection } from './connection.ts'
import { DamagedDocuments } from './damaged-documents.ts'
import { Endings } from './endings.ts'
import type { Engine } from './engine.ts'
import { Load } from './load.ts'
import { Occupancy } from './occupancy.ts'
import { PresenceTicker } from './presence-ticker.ts'
import { Replacements } from './replacements.ts'
import type { Room } from './room.ts'
import type { Rooms } from './rooms-port.ts'
import { SeriesRooms } from './series-rooms.ts'
import type { SyncSocket } from './socket.ts'
import { Ticker } from './ticker.ts'
import { listen } from './wire.ts'
import { uptime } from './uptime.ts'

const WATCH_MS = 1_000
/** How long clients may take to answer a closing frame at the end, ms. */
const FAREWELL_MS = 2_000
const MOST_FLUSHES = 1_000

export interface SyncRooms extends Rooms {
  /** Whether there is such a series. @throws StorageError */
  knows(series: string): Promise<boolean>
  /** Whether there was a series of this id that was removed. @throws StorageError */
  wasDeleted(series: string): Promise<boolean>
  /**
   * Puts a socket, whose client is known, on a document; closes it with the reason when that cannot be.
   * @param since before then (ms, see `uptime`) nobody had looked for the client's session
   */
  connect(socket: SyncSocket, grant: Grant, document: DocumentName, since: number): Promise<void>
  /** Commits what has come, ends every connection with 1001 and stops. */
  close(): Promise<void>
}

/** The documents in memory, and everyone who is on them. */
export function createRooms(given: Omit<Engine, 'damaged' | 'replacements'>): SyncRooms {
  const engine: Engine = {
    ...given,
    damaged: new DamagedDocuments(given.log, given.metrics),
    replacements: new Replacements(),
  }
  const { limits, metrics, storage } = engine
  const all = new Map<string, SeriesRooms>()
  const members = new Map<string, Map<Connection, SyncSocket>>()
  const occupancy = new Occupancy()
  const load = new Load()
  const ticker = new Ticker(engine, load)
  const presenceTicker = new PresenceTicker(load)
  const compactions = new Compactions(engine)
  // Those who were on their way in when it happened must not make it anew.
  const removed = new Set<string>()
  const endings = new Endings(2 * limits.authentication)
  let isClosing = false

  const roomsOf = (series: string): SeriesRooms => {
    const known = all.get(series)
    if (known) return known
    const made: SeriesRooms = new SeriesRooms(series, engine, ticker, presenceTicker, compactions, () => {
      if (all.get(series) === made) all.delete(series)
    })
    all.set(series, made)
    return made
  }

  const everyRoom = (): Room[] => [...all.values()].flatMap((rooms) => rooms.all())
  const everyMember = (): [Connection, SyncSocket][] => [...members.values()].flatMap((of) => Array.from(of))

  const enter = (
    connection: Connection,
    socket: SyncSocket,
  ): 'seriesConnections' | 'participantConnections' | null => {
    const { series, participant } = connection.grant
    const person = `${series}/${participant}`
    if (!occupancy.enter(series, limits.seriesConnections)) return 'seriesConnections'
    if (!occupancy.enter(person, limits.participantConnections)) {
      occupancy.leave(series)
      return 'participantConnections'
    }
    const here = members.get(series) ?? new Map<Connection, SyncSocket>()
    members.set(series, here.set(connection, socket))
    socket.once('close', () => {
      occupancy.leave(series)
      occupancy.leave(person)
      here.delete(connection)
      if (here.size === 0 && members.get(series) === here) members.delete(series)
    })
    return null
  }

  const watch = setInterval(() => {
    const now = uptime()
    const time = encodeServerMessage({ type: 'time', now: Date.now() })
    const here = everyRoom()
    for (const room of here) {
      room.watch(now, time)
      compactions.consider(room, now)
    }
    metrics.rooms(here.length)
    metrics.connections([...members.values()].reduce((sum, { size }) => sum + size, 0))
    metrics.unsaved(here.filter((room) => room.isUnsaved).length)
  }, WATCH_MS)
  watch.unref()

  /** Runs `work` on loaded rooms while no tick is under way. */
  const withRooms = async <T>(
    series: string,
    paths: readonly string[],
    work: (pinned: ReadonlyMap<string, Room>) => Promise<T>,
  ): Promise<T> => {
    const rooms = roomsOf(series)
    const pinned = new Map([...new Set(paths)].map((path) => [path, rooms.pin(path)] as const))
    try {
      for (;;) {
        await Promise.all([...pinned.values()].map((room) => room.ready))
        const done = await ticker.exclusive(async () => {
          // Spoilt in the last tick: nobody else is to wait for it.
          const isLoading = [...pinned.values()].some((room) => room.isLoading)
          return isLoading ? null : { result: await work(pinned) }
        })
        if (done) return done.result
      }
    } finally {
      for (const room of pinned.values()) rooms.unpin(room)
      if (rooms.size === 0 && all.get(series) === rooms) all.delete(series)
    }
  }

  const flush = async (): Promise<void> => {
    for (let round = 0; round < MOST_FLUSHES && (await ticker.flush()); round++) {
      if (everyRoom().every((room) => room.isSettled || room.isUnsaved)) return
    }
  }

  return {
    knows: async (series) => all.get(series)?.isKnown === true || (await storage.series(series)) !== null,

    wasDeleted: async (series) => removed.has(series) || (await storage.isDeleted(series)),

    async connect(socket, grant, document, since) {
      // Gone while it was found out who it is: its end would never be heard, and its places never be free again.
      if (socket.readyState !== socket.OPEN) return
      const connection = new Connection(socket, grant, limits, metrics)
      if (removed.has(grant.series)) return connection.close(CLOSE.deleted, 'deleted')
      if (isClosing) return connection.close(CLOSE.goingAway, 'going away')
      const ended = endings.of(grant, since, uptime())
      if (ended !== null) return connection.close(ended, 'ended')
      const full = enter(connection, socket)
      if (full) return connection.exceeded(full, 'too many connections')
      const rooms = roomsOf(grant.series)
      const room = await rooms.admit(connection, document)
      if (!room) return
      if (socket.readyState !== socket.OPEN) return rooms.leave(connection, room)
      socket.once('close', () => {
        connection.closed = true
        rooms.leave(connection, room)
      })
      listen(socket, connection, room, engine, ticker)
    },

    transact: (series, paths, change, rows) =>
      withRooms(series, paths, (pinned) => runCommand(engine, pinned, change, rows)),

    read: (series, paths, read) => withRooms(series, paths, (pinned) => runRead(engine, pinned, read)),

    async compact(series, paths) {
      const rooms = roomsOf(series)
      const pinned = paths.map((path) => rooms.pin(path))
      try {
        await Promise.all(pinned.map((room) => room.ready))
        for (const room of pinned) await compactions.forget(room, (work) => ticker.exclusive(work))
      } finally {
        for (const room of pinned) rooms.unpin(room)
      }
    },

    async remove(series, rows) {
      await Promise.all((all.get(series)?.all() ?? []).map((room) => room.ready))
      await ticker.exclusive(async () => {
        await storage.commit({ updates: [], rows })
        removed.add(series)
        engine.damaged.clearSeries(series)
        for (const room of all.get(series)?.all() ?? []) room.abandon(CLOSE.deleted, 'deleted')
        for (const connection of members.get(series)?.keys() ?? []) connection.close(CLOSE.deleted, 'deleted')
        all.delete(series)
      })
    },

    disconnect(series, code, which) {
      endings.note(series, code, which, uptime())
      for (const connection of members.get(series)?.keys() ?? []) {
        if (which(connection.grant)) connection.close(code, 'ended')
      }
    },

    letIn: (series, path) => all.get(series)?.letIn(path, uptime()) ?? 0,

    renamed(series, participant, name) {
      for (const connection of members.get(series)?.keys() ?? []) {
        if (connection.participant === participant) connection.name = name
      }
      for (const room of all.get(series)?.all() ?? []) room.presence.renamed(participant, name)
    },

    async close() {
      isClosing = true
      clearInterval(watch)
      presenceTicker.stop()
      await Promise.all(everyRoom().map((room) => room.ready))
      await flush()
      await farewell(everyMember())
      // What came between the two.
      await flush()
    },
  }
}

/** Ends all connections; those that do not answer are cut off. */
async function farewell(members: readonly (readonly [Connection, SyncSocket])[]): Promise<void> {
  const ends = members.map(
    ([connection, socket]) =>
      new Promise<void>((resolve) => {
        if (socket.readyState === socket.CLOSED) return resolve()
        socket.once('close', () => resolve())
        socket.resume()
        connection.close(CLOSE.goingAway, 'going away')
        setTimeout(() => socket.terminate(), FAREWELL_MS).unref()
      }),
  )
  await Promise.all(ends)
}
