import * as Y from 'yjs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CLOSE } from '../../src/sync/protocol.ts'
import { SyncClient } from '../support/sync-client.ts'
import { type SyncServer, TEST_SERIES, startSyncServer } from '../support/sync-server.ts'
import { until } from '../support/until.ts'

/* c2 is closed: a participant who comes to it has had their lid shut, or was offline, when it closed. */
const PATH = 'canvas/c2'

let server: SyncServer
let clients: SyncClient[]
beforeEach(async () => {
  clients = []
  server = await startSyncServer()
})
afterEach(async () => {
  for (const client of clients) client.close()
  await server.stop()
})

async function connect(who: string, doc?: Y.Doc, path = PATH): Promise<SyncClient> {
  const client = new SyncClient(server.url(who, path), doc ? { doc } : {})
  clients.push(client)
  return client.ready()
}
const words = (client: SyncClient) => client.doc.getText('words').toString()
function written(text: string): Y.Doc {
  const doc = new Y.Doc()
  doc.getText('words').insert(0, text)
  return doc
}
const letIn = () => server.rooms.letIn(TEST_SERIES, PATH)
async function stored(): Promise<string> {
  const doc = new Y.Doc()
  for (const update of await server.storage.loadDocument({ series: TEST_SERIES, path: PATH })) {
    Y.applyUpdate(doc, update)
  }
  return doc.getText('words').toString()
}

describe('writes to a canvas that is closed', () => {
  it('are held and counted by person, and the facilitator is told', async () => {
    const facilitator = await connect('facilitator.f')
    const viewer = await connect('viewer.v')
    await connect('participant.a', written('yksi '))
    await until(() => facilitator.heldCounts.at(-1) === 1, 'the first')
    const second = await connect('participant.a', written('sama '))
    await connect('participant.b', written('kaksi '))
    await until(() => facilitator.heldCounts.at(-1) === 2, 'the second person')
    second.close()
    const late = await connect('facilitator.late')
    await until(() => late.heldCounts.length > 0)
    expect(late.heldCounts).toEqual([2])
    expect(viewer.heldCounts).toEqual([])
    expect(words(facilitator)).toBe('')
    expect(await stored()).toBe('')
  })

  it('are forgotten by the server when their holder leaves, and held again when they are back', async () => {
    const facilitator = await connect('facilitator.f')
    const doc = written('hetken poissa')
    const away = await connect('participant.a', doc)
    await until(() => facilitator.heldCounts.at(-1) === 1)
    away.close()
    await until(() => facilitator.heldCounts.at(-1) === 0)
    await connect('participant.a', doc)
    await until(() => facilitator.heldCounts.at(-1) === 1)
  })

  it('are taken when the facilitator lets them in, and what comes later is held anew', async () => {
    const facilitator = await connect('facilitator.f')
    const [a, b] = [
      await connect('participant.a', written('yksi ')),
      await connect('participant.b', written('kaksi ')),
    ]
    await until(() => facilitator.heldCounts.at(-1) === 2)
    expect(letIn()).toBe(2)
    await Promise.all([a.allSaved(), b.allSaved()])
    await until(() => words(facilitator).includes('yksi') && words(facilitator).includes('kaksi'))
    await until(() => facilitator.heldCounts.at(-1) === 0)
    await until(() => words(a) === words(facilitator) && words(b) === words(facilitator))
    expect(await stored()).toBe(words(facilitator))

    const { length } = a.refusals
    a.doc.getText('words').insert(0, 'lisää ')
    await until(() => a.refusals.length > length)
    expect(a.refusals.at(-1)?.reason).toBe('closed')
    await until(() => facilitator.heldCounts.at(-1) === 1)
    expect(words(facilitator)).not.toContain('lisää')
    expect(letIn()).toBe(1)
    await a.allSaved()
    await until(() => words(facilitator).includes('lisää'))
  })

  it('let nobody in who has nothing that was held', async () => {
    const facilitator = await connect('facilitator.f')
    const idle = await connect('participant.a')
    const viewer = await connect('viewer.v')
    viewer.doc.getText('words').insert(0, 'katsoja')
    await until(() => viewer.refusals.length > 0)
    await until(() => idle.saved === idle.sent)
    expect(letIn()).toBe(0)
    idle.doc.getText('words').insert(0, 'myöhässä')
    await until(() => idle.refusals.length > 0)
    await until(() => facilitator.heldCounts.at(-1) === 1)
    expect(await stored()).toBe('')
    expect(facilitator.questions).toHaveLength(1)
    expect(viewer.questions).toHaveLength(1)
  })

  it('are taken when the canvas opens again, and counted no more', async () => {
    const facilitator = await connect('facilitator.f')
    const a = await connect('participant.a', written('odotin'))
    await until(() => facilitator.heldCounts.at(-1) === 1)
    await server.setState('c2', 'open')
    await a.allSaved()
    await until(() => words(facilitator) === 'odotin')
    await until(() => facilitator.heldCounts.at(-1) === 0)
  })

  it('cost the server nothing however much is written', async () => {
    const facilitator = await connect('facilitator.f')
    const a = await connect('participant.a')
    for (let round = 0; round < 300; round++) a.doc.getMap('kept').set(`k${round}`, 'x'.repeat(200))
    await until(() => a.refusals.at(-1)?.count === a.sent, 'the refusal of the last frame')
    expect(facilitator.heldCounts).toEqual([1])
    expect(letIn()).toBe(1)
    await a.allSaved()
    await until(() => facilitator.doc.getMap('kept').size === 300)
  })
})

describe('a page says of itself', () => {
  const codeOf = async (extra: string) => {
    const client = new SyncClient(`${server.url('participant.a', 'canvas/c1')}${extra}`)
    clients.push(client)
    return (await client.end()).code
  }

  it('how old it is: one that is too old is told to reload before it writes', async () => {
    await server.stop()
    server = await startSyncServer({ oldestPage: 2 })
    expect(await codeOf('&v=1')).toBe(CLOSE.pageTooOld)
    expect(await codeOf('&v=x')).toBe(CLOSE.pageTooOld)
    for (const extra of ['', '&v=2', '&v=3']) {
      const client = new SyncClient(`${server.url('participant.a', 'canvas/c1')}${extra}`)
      clients.push(client)
      await client.ready()
    }
  })

  it('whose it is: in another’s hands it must renew its session first', async () => {
    expect(await codeOf('&me=b')).toBe(CLOSE.noSession)
    const client = new SyncClient(`${server.url('participant.a', 'canvas/c1')}&me=a`)
    clients.push(client)
    await client.ready()
  })
})
