import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { Registry } from 'prom-client'
import { afterEach, describe, expect, it } from 'vitest'
import { awarenessFrame, encodeEntry } from '../../server/sync/awareness-entries.ts'
import { DEFAULT_LIMITS, LIMIT_NAMES, parseLimits } from '../../server/sync/limits.ts'
import { NO_METRICS, createSyncMetrics } from '../../server/sync/metrics.ts'
import { CLOSE, MESSAGE, encodeTimeQuery } from '../../src/sync/protocol.ts'
import { SyncClient } from '../support/sync-client.ts'
import {
  type SyncServer,
  type SyncServerOptions,
  claimedGrant,
  startSyncServer,
} from '../support/sync-server.ts'
import { until } from '../support/until.ts'

let server: SyncServer
const start = async (options: SyncServerOptions = {}) => {
  server = await startSyncServer({ canvases: { c1: 'open' }, ...options })
}
afterEach(async () => {
  await server.stop()
})

const CANVAS = 'canvas/c1'
const join = (who = 'participant.p1', path = CANVAS) => new SyncClient(server.url(who, path)).ready()
const cursor = (client: number, clock: number, state: unknown) =>
  awarenessFrame([encodeEntry({ client, clock, state: JSON.stringify(state) })])

describe('cursors', () => {
  it('reach everybody, newest first come, and go with their connection', async () => {
    await start()
    const [one, two] = await Promise.all([join(), join('viewer.v')])
    one.send(cursor(11, 1, { x: 1 }))
    one.send(cursor(11, 2, { x: 2 }))
    await until(() => two.cursors.has(11))
    await until(() => JSON.stringify(two.cursors.get(11)) === '{"x":2}')
    const late = await join('participant.late')
    await until(() => late.cursors.has(11))
    await until(() => two.people.some(({ clients }) => clients['11'] === 'p1'))
    one.drop()
    await until(
      () => two.cursors.get(11) === null && two.people.some(({ clients }) => clients['11'] === null),
    )
  })

  it('cannot speak for another’s client id, nor for two', async () => {
    await start()
    const [one, two, seer] = await Promise.all([join(), join('participant.p2'), join('viewer.v')])
    one.send(cursor(11, 1, { x: 1 }))
    await until(() => seer.cursors.has(11))
    two.send(cursor(11, 50, { x: 'forged' }))
    two.send(cursor(11, 51, null))
    two.send(cursor(22, 1, { x: 2 }))
    two.send(cursor(33, 1, { x: 3 }))
    await until(() => seer.cursors.has(22))
    one.send(cursor(11, 2, { x: 4 }))
    await until(() => JSON.stringify(seer.cursors.get(11)) === '{"x":4}')
    expect(seer.cursors.has(33)).toBe(false)
    two.drop()
    await until(() => seer.cursors.get(22) === null)
    expect(seer.cursors.get(11)).toEqual({ x: 4 })
    expect(seer.people.every(({ clients }) => clients['11'] !== 'p2')).toBe(true)
  })

  it('move to the same person’s new connection before the old one is known to be gone', async () => {
    await start()
    const [old, seer] = await Promise.all([join(), join('viewer.v')])
    old.send(cursor(11, 1, { x: 1 }))
    await until(() => seer.cursors.has(11))
    const fresh = await join()
    fresh.send(cursor(11, 2, { x: 2 }))
    await until(() => JSON.stringify(seer.cursors.get(11)) === '{"x":2}')
    old.drop()
    fresh.send(cursor(11, 3, { x: 3 }))
    await until(() => JSON.stringify(seer.cursors.get(11)) === '{"x":3}')
  })

  it('are dropped when large, and capped in bytes for each receiver, nobody left out', async () => {
    await start({ limits: { awareness: 200, cursorBytes: 4_000 } })
    const seer = await join('viewer.v')
    const crowd = await Promise.all(Array.from({ length: 30 }, (_, index) => join(`participant.p${index}`)))
    crowd[0]?.send(cursor(1000, 1, { x: 'x'.repeat(300) }))
    const before = seer.received
    const started = Date.now()
    let clock = 1
    while (Date.now() - started < 1_000) {
      clock++
      for (const [index, client] of crowd.entries())
        client.send(cursor(2000 + index, clock, { x: 'y'.repeat(100) }))
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    expect(seer.received - before).toBeLessThan(12_000)
    await until(() => crowd.every((_, index) => seer.cursors.has(2000 + index)))
    expect(seer.cursors.has(1000)).toBe(false)
  })
})

describe('limits', () => {
  it('close a flood of messages, and of bytes, with 4529', async () => {
    await start({ limits: { messagesBurst: 50, messages: 10, bytesBurst: 100_000, bytes: 1_000 } })
    const flood = await join()
    for (let index = 0; index < 200; index++) flood.send(encodeTimeQuery())
    expect((await flood.end()).code).toBe(CLOSE.tooMany)
    const heavy = await join()
    for (let index = 0; index < 20; index++) heavy.doc.getArray('a').insert(0, ['x'.repeat(9_000)])
    expect((await heavy.end()).code).toBe(CLOSE.tooMany)
  })

  it('bound connections by participant, series and address', async () => {
    await start({ limits: { participantConnections: 2, seriesConnections: 4, addressConnections: 5 } })
    await join('participant.p1')
    await join('participant.p1')
    const code = async (who: string) => (await new SyncClient(server.url(who, CANVAS)).end()).code
    expect(await code('participant.p1')).toBe(CLOSE.tooMany)
    await join('participant.p2')
    const last = await join('participant.p3')
    expect(await code('participant.p4')).toBe(CLOSE.tooMany)
    last.close()
    await last.end()
    await until(() => last.closed !== null)
    await new Promise((resolve) => setTimeout(resolve, 20))
    await join('participant.p4')
  })

  it('count nobody who is gone before it is known who they are', async () => {
    let goOn = () => undefined as void
    const gate = new Promise<void>((resolve) => {
      goOn = resolve
    })
    let asked = 0
    await start({
      limits: { participantConnections: 1 },
      authenticate: async (request, series) => {
        if (++asked <= 3) await gate
        return claimedGrant(request, series)
      },
    })
    for (let leaving = 1; leaving <= 3; leaving++) {
      const client = new SyncClient(server.url('participant.p', 'canvas/c1'), { active: false })
      await until(() => asked === leaving)
      client.drop()
    }
    // They are gone for the server, too: later than it answers somebody else.
    const witness = await join('participant.other')
    await witness.allSaved()
    goOn()
    const back = await join('participant.p')
    expect(back.closed).toBeNull()
  })

  it('close a document that grows beyond its size with 4413', async () => {
    await start({ limits: { document: 50_000, text: 100_000 } })
    const client = await join()
    for (let index = 0; index < 8 && !client.closed; index++) {
      client.doc.getArray('a').insert(0, ['x'.repeat(9_000)])
      await until(() => client.saved === client.sent || client.closed !== null)
    }
    expect((await client.end()).code).toBe(CLOSE.tooLarge)
    const other = await join('participant.p2')
    expect(other.doc.getArray('a').length).toBe(5)
  })

  /** Writes more than the sockets of the system hold: 20 MB. */
  async function writeMuch(writer: SyncClient): Promise<void> {
    for (let index = 0; index < 400; index++) {
      writer.doc.getArray('a').push(['x'.repeat(50_000) + index])
      if (index % 10 === 0) await writer.allSaved()
    }
    await writer.allSaved()
  }
  const roomy = { buffered: 100_000, text: 1_000_000, document: 100_000_000 }

  it('give a slow receiver the state later instead of a growing queue', async () => {
    await start({ limits: roomy })
    const slow = await join('viewer.v')
    const writer = await join()
    slow.stall()
    await writeMuch(writer)
    slow.resume()
    await until(() => slow.doc.getArray('a').length === 400)
    expect(slow.states).toHaveLength(2)
    writer.doc.getMap('m').set('end', true)
    await until(() => slow.doc.getMap('m').get('end') === true)
    expect(slow.doc.store.pendingStructs).toBeNull()
    expect(slow.doc.getArray('a').toJSON()).toEqual(writer.doc.getArray('a').toJSON())
  }, 30_000)

  it('end a receiver that stays too slow with 4508', async () => {
    const codes: number[] = []
    await start({
      limits: { ...roomy, behind: 500 },
      metrics: { ...NO_METRICS, closed: (code) => void codes.push(code) },
    })
    const slow = await join('viewer.v')
    const writer = await join()
    slow.stall()
    await writeMuch(writer)
    await until(() => codes.includes(CLOSE.tooSlow))
    slow.resume()
    // The closing frame waits behind what it did not read; it may be cut off before.
    expect([CLOSE.tooSlow, 1006]).toContain((await slow.end()).code)
  }, 30_000)

  it('are read from the environment, each by its name', async () => {
    await start()
    expect(parseLimits({})).toEqual({ ok: true, value: DEFAULT_LIMITS })
    for (const [key, name] of Object.entries(LIMIT_NAMES)) {
      expect(parseLimits({ [name]: '7' })).toEqual({ ok: true, value: { ...DEFAULT_LIMITS, [key]: 7 } })
      for (const bad of ['0', '-1', '1.5', 'x'])
        expect(parseLimits({ [name]: bad })).toMatchObject({ ok: false })
    }
  })
})

describe('what is counted', () => {
  it('is what happened', async () => {
    const registry = new Registry()
    await start({ metrics: createSyncMetrics(registry) })
    const client = await join()
    client.doc.getText('words').insert(0, 'hei')
    await client.allSaved()
    const viewer = await join('viewer.v')
    viewer.doc.getText('words').insert(0, 'ei')
    await until(() => viewer.refusals.length > 0)
    viewer.send(encoding.encode((encoder) => encoding.writeVarUint(encoder, MESSAGE.auth)))
    await viewer.end()
    // Gauges are set every second.
    await until(() => client.times.length === 0)
    await new Promise((resolve) => setTimeout(resolve, 1_100))
    const text = await registry.metrics()
    expect(text).toContain('kompassi_rooms 2')
    expect(text).toContain('kompassi_connections 1')
    expect(text).toContain('kompassi_refused_total{reason="read-only"} 1')
    expect(text).toContain('kompassi_closed_total{code="4400"} 1')
    expect(text).toMatch(/kompassi_updates_total [1-9]/)
    expect(text).toMatch(/kompassi_received_bytes_total [1-9]/)
    expect(text).toMatch(/kompassi_sent_bytes_total [1-9]/)
    expect(text).toMatch(/kompassi_commit_seconds_count{outcome="ok"} [1-9]/)
    expect(text).toMatch(/kompassi_tick_seconds_count [1-9]/)
    expect(Y.encodeStateAsUpdate(client.doc).length).toBeGreaterThan(0)
  })
})
