import * as Y from 'yjs'
import { afterEach, describe, expect, it } from 'vitest'
import { Connection } from '../../server/sync/connection.ts'
import { updateFrame } from '../../server/sync/frames.ts'
import { DEFAULT_LIMITS } from '../../server/sync/limits.ts'
import { NO_METRICS } from '../../server/sync/metrics.ts'
import { type Item, Queue } from '../../server/sync/queue.ts'
import { encodeTimeQuery } from '../../src/sync/protocol.ts'
import { SyncClient } from '../support/sync-client.ts'
import { type SyncServer, startSyncServer } from '../support/sync-server.ts'
import { until } from '../support/until.ts'

/** Below what may come at once (`LIMIT_MESSAGES_BURST`), so that only fairness protects the others. */
const FLOOD = 1_900

describe('a participant who floods', () => {
  let server: SyncServer
  afterEach(async () => {
    await server.stop()
  })
  const join = (who: string, path: string) => new SyncClient(server.url(who, path)).ready()

  /** The server has read what the client sent before. */
  const isRead = async (client: SyncClient) => {
    const answers = client.times.length
    client.send(encodeTimeQuery())
    await until(() => client.times.length > answers, 'an answer')
  }

  /** The updates of one document in the order of their commits since `from`, null where a commit has none. */
  const committed = (path: string, from: number) =>
    server.storage.commits
      .slice(from)
      .map(({ updates }) => updates.find(({ document }) => document.path === path)?.update ?? null)

  /** In which commit since `from` the document first has the word. */
  const commitOf = (word: string, path: string, from: number, before: Uint8Array): number => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, before)
    return committed(path, from).findIndex((update) => {
      if (update) Y.applyUpdate(doc, update)
      return doc.getText('words').toString().includes(word)
    })
  }

  it('makes wait neither those in other rooms nor those in the same', async () => {
    server = await startSyncServer({ canvases: { c1: 'open', c2: 'open' } })
    const flood = await join('participant.flood', 'canvas/c1')
    const beside = await join('participant.beside', 'canvas/c1')
    const elsewhere = await join('participant.elsewhere', 'canvas/c2')
    await Promise.all([flood, beside, elsewhere].map((client) => client.allSaved()))
    const before = Y.encodeStateAsUpdate(beside.doc)

    const from = server.storage.commits.length
    server.storage.hold()
    const made = new Y.Doc()
    const frames: Uint8Array[] = []
    made.on('update', (update) => frames.push(updateFrame(update)))
    for (let count = 0; count < FLOOD; count++) made.getArray('flood').push([count])
    for (const frame of frames) flood.send(frame)
    // The flood is there: the first of it waits for its commit.
    await isRead(beside)
    beside.doc.getText('words').insert(0, 'vieressä')
    elsewhere.doc.getText('words').insert(0, 'muualla')
    await isRead(beside)
    await isRead(elsewhere)
    server.storage.release()

    await until(() => flood.saved >= FLOOD, 'all of the flood', 20_000)
    await Promise.all([beside.allSaved(), elsewhere.allSaved()])
    const floods = committed('canvas/c1', from).filter((update) => update !== null)
    // It takes many ticks, of which the others need two: the one under way, and the next.
    expect(floods.length).toBeGreaterThan(10)
    expect(commitOf('muualla', 'canvas/c2', from, before)).toBeLessThanOrEqual(2)
    expect(commitOf('vieressä', 'canvas/c1', from, before)).toBeLessThanOrEqual(2)
    expect(commitOf('muualla', 'canvas/c2', from, before)).toBeGreaterThanOrEqual(0)
    expect(commitOf('vieressä', 'canvas/c1', from, before)).toBeGreaterThanOrEqual(0)
    expect(flood.closed).toBeNull()
  })
})

describe('the queue of a room', () => {
  const person = (name: string) => {
    const calls: string[] = []
    const note = (call: string) => () => void calls.push(call)
    const socket = {
      queued: 0,
      send: note('send'),
      sendFramed: note('send'),
      close: note('close'),
      terminate: note('terminate'),
      ping: note('ping'),
      pause: note('pause'),
      resume: note('resume'),
    }
    const grant = {
      series: 's',
      role: 'participant',
      participant: name,
      name,
      device: name,
      link: 'l',
    } as const
    return { calls, connection: new Connection(socket, grant, DEFAULT_LIMITS, NO_METRICS) }
  }
  const item = (connection: Connection, bytes = 10): Item => ({
    connection,
    index: connection.count(),
    update: new Uint8Array(bytes),
    whole: false,
    allowed: true,
    next: null,
  })
  const names = (items: readonly Item[]) =>
    items.map(({ connection, index }) => `${connection.participant}${index}`)

  it('takes from each in turn, and of each in order', () => {
    const [a, b, c] = [person('a'), person('b'), person('c')]
    const queue = new Queue()
    for (const { connection } of [a, a, a, a, b, b, c]) queue.push(item(connection))
    expect(names(queue.take(5))).toEqual(['a1', 'b1', 'c1', 'a2', 'b2'])
    expect(names(queue.take(5))).toEqual(['a3', 'a4'])
    expect(queue.isEmpty).toBe(true)
  })

  it('does not read from who has sent much, until most of that is done, and from nobody else less', () => {
    const [flood, other] = [person('flood'), person('other')]
    const queue = new Queue()
    for (let count = 0; count < 250; count++) queue.push(item(flood.connection))
    queue.push(item(other.connection))
    expect(flood.calls).toContain('pause')
    expect(flood.calls).not.toContain('resume')
    expect(other.calls).toEqual([])
    expect(names(queue.take(100))).toContain('other1')
    expect(flood.calls).not.toContain('resume')
    queue.take(100)
    expect(flood.calls.at(-1)).toBe('resume')
    queue.take(100)
    expect(queue.isEmpty).toBe(true)
  })

  it('takes few items at once when they are large', () => {
    const { connection, calls } = person('a')
    const queue = new Queue()
    for (let count = 0; count < 4; count++) queue.push(item(connection, 700_000))
    expect(calls).toContain('pause')
    expect(queue.take(100)).toHaveLength(2)
    expect(queue.take(100)).toHaveLength(2)
    expect(calls.at(-1)).toBe('resume')
  })

  it('gives back first what was put back, in its order', () => {
    const [a, b] = [person('a'), person('b')]
    const queue = new Queue()
    for (const { connection } of [a, a, b]) queue.push(item(connection))
    const taken = queue.take(3)
    queue.push(item(b.connection))
    queue.putBack(taken)
    expect(queue.isEmpty).toBe(false)
    expect(names(queue.take(1))).toEqual(['a1'])
    expect(names(queue.take(10))).toEqual(['b1', 'a2', 'b2'])
  })

  it('reads again from those who were paused since all together sent too much', () => {
    const crowd = Array.from({ length: 30 }, (_, index) => person(`p${index}-`))
    const queue = new Queue()
    for (let round = 0; round < 30; round++) {
      for (const { connection } of crowd) queue.push(item(connection))
    }
    const paused = crowd.filter(({ calls }) => calls.includes('pause'))
    expect(paused.length).toBeGreaterThan(0)
    while (!queue.isEmpty) queue.take(100)
    for (const { calls } of paused) expect(calls.at(-1)).toBe('resume')
  })
})
