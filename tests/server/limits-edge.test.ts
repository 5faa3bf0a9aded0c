import * as Y from 'yjs'
import { afterEach, describe, expect, it } from 'vitest'
import { awarenessFrame, encodeEntry } from '../../server/sync/awareness-entries.ts'
import { step1Frame, updateFrame } from '../../server/sync/frames.ts'
import { type CountedLimit, LIMIT_CODES, type SyncLimits } from '../../server/sync/limits.ts'
import { NO_METRICS } from '../../server/sync/metrics.ts'
import { CLOSE, encodeTimeQuery } from '../../src/sync/protocol.ts'
import { SyncClient } from '../support/sync-client.ts'
import {
  type SyncServer,
  type SyncServerOptions,
  claimedGrant,
  startSyncServer,
} from '../support/sync-server.ts'
import { until } from '../support/until.ts'

/* Each limit at its edge: what is just within passes, what is just beyond gets its code and is counted by its name. */
let server: SyncServer
let limited: CountedLimit[] = []
let codes: number[] = []
async function start(limits: Partial<SyncLimits>, options: SyncServerOptions = {}): Promise<void> {
  limited = []
  codes = []
  const metrics = {
    ...NO_METRICS,
    limited: (limit: CountedLimit) => void limited.push(limit),
    closed: (code: number) => void codes.push(code),
  }
  server = await startSyncServer({ canvases: { c1: 'open' }, metrics, limits, ...options })
}
afterEach(async () => {
  await server.stop()
})

const url = (who: string) => server.url(who, 'canvas/c1')
const raw = (who = 'participant.p1') => new SyncClient(url(who), { active: false }).ready()
const textOf = (length: number): Uint8Array => {
  const doc = new Y.Doc()
  doc.clientID = 5
  doc.getText('words').insert(0, 'x'.repeat(length))
  return Y.encodeStateAsUpdate(doc)
}
/** A frame of exactly so many bytes that holds an update. */
function frameOf(bytes: number): Uint8Array {
  const around = updateFrame(textOf(1_000)).length - 1_000
  const frame = updateFrame(textOf(bytes - around))
  if (frame.length !== bytes) throw new Error(`${frame.length} is not ${bytes}`)
  return frame
}

/** It ends with the limit's code, and both are counted. */
async function expectEnd(client: SyncClient, limit: keyof typeof LIMIT_CODES): Promise<void> {
  expect((await client.end()).code).toBe(LIMIT_CODES[limit])
  expect(limited).toContain(limit)
  expect(codes).toContain(LIMIT_CODES[limit])
}

describe('at the edge', () => {
  it('a frame is as large as it may be, and not a byte larger', async () => {
    await start({ frame: 5_000, text: 100_000 })
    const within = await raw()
    within.send(frameOf(5_000))
    await until(() => within.saved === 1)
    const beyond = await raw()
    beyond.send(frameOf(5_001))
    await expectEnd(beyond, 'frame')
    expect(limited).toEqual(['frame'])
  })

  it('a text is as long as it may be, and not a letter longer, in one piece or by many', async () => {
    await start({ text: 2_000 })
    const within = await raw()
    within.sendUpdate(textOf(2_000))
    await until(() => within.saved === 1)
    const beyond = await raw()
    beyond.sendUpdate(textOf(2_001))
    await expectEnd(beyond, 'text')
    const typist = await new SyncClient(url('participant.p2')).ready()
    typist.doc.getText('words').insert(0, 'x')
    await expectEnd(typist, 'text')
  })

  it('a document is as large as it may be, and not larger', async () => {
    const update = textOf(3_000)
    await start({ document: update.length, text: 10_000 })
    const within = await raw()
    within.sendUpdate(update)
    await until(() => within.saved === 1)
    const beyond = await new SyncClient(url('participant.p2')).ready()
    beyond.doc.getMap('m').set('k', 1)
    await expectEnd(beyond, 'document')
  })

  it('messages are as many at once as they may be, and not one more', async () => {
    await start({ messages: 1, messagesBurst: 40 })
    const client = await raw()
    for (let index = 0; index < 40; index++) client.send(encodeTimeQuery())
    await until(() => client.times.length === 40)
    expect(client.closed).toBeNull()
    client.send(encodeTimeQuery())
    client.send(encodeTimeQuery())
    await expectEnd(client, 'messages')
  })

  it('pings count as messages', async () => {
    await start({ messages: 1, messagesBurst: 40 })
    const client = await raw()
    const { socket } = client as unknown as { socket: { ping(): void } }
    for (let index = 0; index < 60; index++) socket.ping()
    await expectEnd(client, 'messages')
  })

  it('bytes are as many at once as they may be', async () => {
    await start({ bytes: 1, bytesBurst: 10_000, text: 100_000 })
    const client = await raw()
    client.send(frameOf(9_990))
    await until(() => client.saved === 1)
    client.send(frameOf(1_000))
    await expectEnd(client, 'bytes')
  })

  it.each([
    ['participantConnections', { participantConnections: 3 }, 'participant.p1'],
    ['seriesConnections', { seriesConnections: 3 }, null],
    ['addressConnections', { addressConnections: 3 }, null],
  ] as const)('%s are as many as they may be, and one leaves room for one', async (limit, limits, who) => {
    await start(limits)
    const clients = []
    for (let index = 0; index < 3; index++) clients.push(await raw(who ?? `participant.p${index}`))
    await expectEnd(new SyncClient(url(who ?? 'participant.p9')), limit)
    clients[0]?.close()
    await clients[0]?.end()
    // The server may hear of the end a moment after the client.
    let next = new SyncClient(url(who ?? 'participant.p9'), { active: false })
    await until(() => {
      if (next.closed) next = new SyncClient(url(who ?? 'participant.p9'), { active: false })
      return next.isOpen && next.people.length > 0
    }, 'room for one')
  })

  it('a cursor is as large as it may be, and dropped beyond, with frames that hold more than one may say', async () => {
    await start({ awareness: 200, cursorBytes: 1_000 })
    const [one, two, seer] = await Promise.all([raw(), raw('participant.p2'), raw('viewer.v')])
    const cursor = (client: number, bytes: number) =>
      awarenessFrame([
        encodeEntry({
          client,
          clock: 1,
          state: JSON.stringify('x'.repeat(bytes - 2)).replace(/.*/, (s) => `{"x":${s}}`),
        }),
      ])
    one.send(cursor(11, 200 - 6))
    await until(() => seer.cursors.has(11))
    two.send(cursor(22, 201 - 6))
    two.send(cursor(22, 2_000))
    two.send(encodeTimeQuery())
    await until(() => two.times.length > 0)
    expect(limited).toEqual(['awareness', 'awareness'])
    two.send(cursor(22, 50))
    await until(() => seer.cursors.has(22))
    expect(two.closed).toBeNull()
  })

  it('finding out who asks takes as long as it may, and then the client is to come back', async () => {
    const waits: Record<string, number> = { quick: 100, slow: 2_000 }
    const late = (request: Parameters<typeof claimedGrant>[0], series: string) =>
      new Promise<Awaited<ReturnType<typeof claimedGrant>>>((resolve) => {
        const who = /grant=participant\.(\w+)/.exec(request.url ?? '')?.[1] ?? ''
        setTimeout(() => resolve(claimedGrant(request, series)), waits[who])
      })
    await start({ authentication: 600 }, { authenticate: late })
    await raw('participant.quick')
    const slow = new SyncClient(url('participant.slow'))
    await expectEnd(slow, 'authentication')
    expect(LIMIT_CODES.authentication).toBe(CLOSE.storageFailed)
  })

  it('so many of one address wait to be known, and beyond that an upgrade is not even answered with a socket', async () => {
    let letIn: () => void = () => undefined
    const gate = new Promise<void>((resolve) => {
      letIn = resolve
    })
    await start(
      { pending: 3 },
      { authenticate: async (request, series) => gate.then(() => claimedGrant(request, series)) },
    )
    const waiting = [0, 1, 2].map((index) => new SyncClient(url(`participant.p${index}`)))
    await until(() => waiting.every((client) => client.isOpen))
    const beyond = new SyncClient(url('participant.p9'))
    expect((await beyond.end()).code).toBe(1006)
    expect(limited).toEqual(['pending'])
    letIn()
    await Promise.all(waiting.map((client) => client.ready()))
    // Those who are known wait no longer.
    await new SyncClient(url('participant.p9')).ready()
  })

  it('a refused socket that does not answer holds no place for long', async () => {
    await start({ pending: 1 })
    const refused = new SyncClient(url('nobody.p1'))
    await until(() => refused.isOpen || refused.closed !== null)
    refused.stall()
    await until(() => limited.length === 0)
    let next = new SyncClient(url('participant.p2'))
    await until(() => {
      if (next.closed) next = new SyncClient(url('participant.p2'))
      return next.states.length > 0
    })
    expect(codes).toContain(CLOSE.noSession)
  })

  it('who asks for the state again and again but does not read it gets it once there is room', async () => {
    let sent = 0
    const metrics = { ...NO_METRICS, sent: (bytes: number) => void (sent += bytes) }
    // To ask so often is too much work otherwise (`sync-work.test.ts`).
    await start({ buffered: 100_000, text: 1_000_000, workBurst: 100_000 }, { metrics })
    const writer = await new SyncClient(url('participant.p1')).ready()
    writer.doc.getText('words').insert(0, 'x'.repeat(900_000))
    await writer.allSaved()
    const greedy = await raw('participant.p2')
    greedy.stall()
    const asks = 200
    const before = sent
    for (let index = 0; index < asks; index++) {
      greedy.send(step1Frame(Uint8Array.of(0)))
      // Each in a tick of its own.
      writer.doc.getMap('m').set('tick', index)
      await writer.allSaved()
    }
    // What the system's sockets hold, and the limit; without it, 180 MB.
    expect(sent - before).toBeLessThan(20_000_000)
    greedy.resume()
    await until(() => greedy.doc.getMap('m').get('tick') === asks - 1, 'the state of the end')
    expect(greedy.doc.getText('words')).toHaveLength(900_000)
    expect(greedy.closed).toBeNull()
  }, 30_000)

  it('who reads nothing gets no answers to pings and questions for the time either, of which a queue would grow', async () => {
    let received = 0
    const counts: CountedLimit[] = []
    const metrics = {
      ...NO_METRICS,
      received: (bytes: number) => void (received += bytes),
      limited: (limit: CountedLimit) => void counts.push(limit),
    }
    // To ask so often is too much work otherwise (`sync-work.test.ts`).
    await start({ buffered: 100_000, text: 1_000_000, workBurst: 100_000 }, { metrics })
    const writer = await new SyncClient(url('participant.p1')).ready()
    writer.doc.getText('words').insert(0, 'x'.repeat(900_000))
    await writer.allSaved()
    const deaf = await raw('participant.p2')
    const { socket } = deaf as unknown as {
      socket: { ping(): void; on(event: 'pong', heard: () => void): void }
    }
    let pongs = 0
    socket.on('pong', () => pongs++)
    deaf.stall()
    for (let asks = 0; !counts.includes('buffered'); asks++) {
      deaf.send(step1Frame(Uint8Array.of(0)))
      writer.doc.getMap('m').set('tick', asks)
      await writer.allSaved()
    }
    const before = received
    for (let index = 0; index < 60; index++) socket.ping()
    for (let index = 0; index < 60; index++) deaf.send(encodeTimeQuery())
    await until(() => received - before >= 60, 'the questions to be read')
    deaf.resume()
    await until(() => deaf.doc.getText('words').length === 900_000, 'the state')
    let asked = 0
    await until(() => {
      deaf.send(encodeTimeQuery())
      socket.ping()
      asked++
      return deaf.times.length > 0 && pongs > 0
    }, 'an answer')
    expect(deaf.times.length).toBeLessThanOrEqual(asked)
    expect(pongs).toBeLessThanOrEqual(asked)
  }, 30_000)
})
