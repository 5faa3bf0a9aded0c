import * as Y from 'yjs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ROLES } from '../../src/model/role.ts'
import { CANVAS_STATES } from '../../src/model/series.ts'
import { CLOSE, parseDocumentPath } from '../../src/sync/protocol.ts'
import { documentRight } from '../../server/access/capabilities.ts'
import { SyncClient } from '../support/sync-client.ts'
import { type SyncServer, TEST_SERIES, claimedGrant, startSyncServer } from '../support/sync-server.ts'
import { until } from '../support/until.ts'

const GRACE = 300
const CANVAS_OF = { open: 'c1', closed: 'c2', private: 'c3' } as const

let server: SyncServer
beforeEach(async () => {
  server = await startSyncServer({ limits: { closingGrace: GRACE } })
})
afterEach(async () => {
  await server.stop()
})

const words = (doc: Y.Doc) => doc.getText('words').toString()
const write = (client: SyncClient, text: string) => client.doc.getText('words').insert(0, text)
const lastRefusal = (client: SyncClient) => client.refusals.at(-1)?.reason
async function stored(path: string): Promise<string> {
  const doc = new Y.Doc()
  for (const update of await server.storage.loadDocument({ series: TEST_SERIES, path }))
    Y.applyUpdate(doc, update)
  return words(doc)
}

interface Case {
  readonly role: (typeof ROLES)[number]
  readonly state: (typeof CANVAS_STATES)[number]
  readonly path: string
}
const cases: Case[] = ROLES.flatMap((role) =>
  CANVAS_STATES.flatMap((state) => {
    const canvas = CANVAS_OF[state]
    return ['series', 'desk', `canvas/${canvas}`, `own/me/${canvas}`, `own/other/${canvas}`].map((path) => ({
      role,
      state,
      path,
    }))
  }),
)

describe('who may write what', () => {
  it.each(cases)('$role on $path ($state)', async ({ role, state, path }) => {
    const grant = await claimedGrant({ url: `?grant=${role}.me` } as never, TEST_SERIES)
    const document = parseDocumentPath(path)
    if (!grant || !document) throw new Error('no such case')
    const right = documentRight(grant, document, state)
    const client = new SyncClient(server.url(`${role}.me`, path))
    if (right === 'none') {
      expect((await client.end()).code).toBe(CLOSE.notAllowed)
      return
    }
    await client.ready()
    await until(() => client.saved === 1)
    write(client, 'hei')
    if (right === 'write') {
      await client.allSaved()
      expect(await stored(path)).toBe('hei')
      expect(client.refusals).toEqual([])
      return
    }
    await until(() => client.refusals.length > 0)
    expect(client.refusals).toEqual([{ count: 2, reason: right === 'held' ? 'closed' : 'read-only' }])
    expect(client.closed).toBeNull()
    expect(client.saved).toBe(1)
    expect(await stored(path)).toBe('')
  })

  it('refuses everybody’s write to the series document, and nobody sees it', async () => {
    const reader = await new SyncClient(server.url('viewer.v', 'series')).ready()
    const clients = ROLES.map((role) => new SyncClient(server.url(`${role}.${role}`, 'series')))
    await Promise.all(clients.map((client) => client.ready()))
    for (const client of clients) client.doc.getMap('canvases').set('c2', { state: 'open' })
    await until(() => clients.every((client) => lastRefusal(client) === 'read-only'))
    await server.setState('c3', 'open')
    await until(() => reader.updates.length > 0)
    expect(reader.doc.getMap('canvases').get('c2')).toMatchObject({ state: 'closed' })
    const doc = new Y.Doc()
    for (const update of await server.storage.loadDocument({ series: TEST_SERIES, path: 'series' })) {
      Y.applyUpdate(doc, update)
    }
    expect(doc.getMap('canvases').get('c2')).toMatchObject({ state: 'closed' })
    expect(doc.store.pendingStructs).toBeNull()
  })

  it('closes what is unknown or without a session, and refuses a foreign page', async () => {
    const code = async (url: string) => (await new SyncClient(url).end()).code
    expect(await code(server.url('participant.p', 'canvas/none'))).toBe(CLOSE.unknown)
    expect(await code(server.url('participant.p', 'own/p/none'))).toBe(CLOSE.unknown)
    expect(await code(server.url('participant.p', 'nonsense/x'))).toBe(CLOSE.unknown)
    expect(await code(server.url('participant.p', 'series', 'no-such-series'))).toBe(CLOSE.unknown)
    expect(await code(server.url('nobody', 'series'))).toBe(CLOSE.noSession)
    const foreign = new SyncClient(server.url('participant.p', 'series'), {
      headers: { origin: 'http://elsewhere.example' },
    })
    expect((await foreign.end()).code).toBe(1006)
  })

  it('takes what was on its way when a canvas closes, holds what comes later, and takes that when it opens', async () => {
    const path = 'canvas/c1'
    const participant = await new SyncClient(server.url('participant.p', path)).ready()
    const facilitator = await new SyncClient(server.url('facilitator.f', path)).ready()
    await server.setState('c1', 'closed')
    write(participant, 'grace ')
    await participant.allSaved()
    await until(() => words(facilitator.doc) === 'grace ')
    await new Promise((resolve) => setTimeout(resolve, GRACE))

    write(participant, 'late ')
    await until(() => lastRefusal(participant) === 'closed')
    write(participant, 'later ')
    write(facilitator, 'leading ')
    await facilitator.allSaved()
    await until(() => words(participant.doc).includes('leading'))
    expect(words(facilitator.doc)).not.toContain('late')
    expect(participant.saved).toBe(2)

    await server.setState('c1', 'open')
    await participant.allSaved()
    await until(() => words(facilitator.doc).includes('later late'))
    expect(words(facilitator.doc)).toBe(words(participant.doc))
    expect(await stored(path)).toBe(words(participant.doc))
  })

  it('gives no grace to who comes after the closing', async () => {
    await server.setState('c1', 'closed')
    const late = await new SyncClient(server.url('participant.p', 'canvas/c1')).ready()
    write(late, 'late')
    await until(() => lastRefusal(late) === 'closed')
  })

  it('does not count what a reader merely repeats as a write', async () => {
    const writer = await new SyncClient(server.url('facilitator.f', 'canvas/c1')).ready()
    write(writer, 'some words')
    writer.doc.getText('words').delete(0, 5)
    await writer.allSaved()
    const viewer = await new SyncClient(server.url('viewer.v', 'canvas/c1')).ready()
    viewer.sendUpdate(Y.encodeStateAsUpdate(viewer.doc))
    await viewer.allSaved()
    expect(viewer.refusals).toEqual([])
    viewer.doc.getText('words').delete(0, 1)
    await until(() => lastRefusal(viewer) === 'read-only')
    expect(await stored('canvas/c1')).toBe('words')
  })

  it('ends connections by their session', async () => {
    const [one, two] = await Promise.all(
      ['participant.p1', 'participant.p2'].map((who) => new SyncClient(server.url(who, 'series')).ready()),
    )
    server.rooms.disconnect(TEST_SERIES, CLOSE.noSession, ({ device }) => device === 'device-p1')
    expect((await one?.end())?.code).toBe(CLOSE.noSession)
    expect(two?.closed).toBeNull()
  })
})
