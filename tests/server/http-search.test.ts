import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addNote } from '../../src/model/note.ts'
import { documentPath } from '../../src/sync/protocol.ts'
import type { KnownPerson, SearchAnswer } from '../../src/sync/protocol-http.ts'
import { until } from '../support/until.ts'
import { type Peer, connectPeer } from './peer.ts'
import { type TestServer, createSeries, joinSeries, seriesWithPeople, startTestServer } from './running.ts'

let server: TestServer
let people: Awaited<ReturnType<typeof seriesWithPeople>>
beforeAll(async () => {
  server = await startTestServer({ LIMIT_SEARCHES: '30' })
  people = await seriesWithPeople(server)
})
afterAll(() => server.stop())

type Role = keyof Omit<typeof people, 'series'>
const get = (path: string, as: Role) =>
  server.call('GET', `/api/series/${people.series.id}${path}`, { cookie: people[as].cookie })
const search = (words: string, as: Role = 'participant') => get(`/search?q=${encodeURIComponent(words)}`, as)
/** The ids of what was found, by canvas. */
async function foundBy(words: string, as?: Role) {
  const { canvases } = (await search(words, as)).json<SearchAnswer>()
  return Object.fromEntries(canvases.map(({ canvas, found }) => [canvas, found.map(({ id }) => id)]))
}

const canvasOf = (template: string) => {
  const canvas = people.facilitator.canvases.find((other) => other.template === template)
  if (!canvas) throw new Error(`no ${template}`)
  return canvas.id
}

/** Writes notes as a person does and waits until they are saved. */
async function write(path: string, as: Role, texts: readonly string[]): Promise<Peer> {
  const peer = connectPeer(server, people.series.id, path, { cookie: people[as].cookie, as })
  await until(() => peer.provider.synced, 'a first state')
  texts.forEach((text, index) =>
    addNote(peer.doc, {
      id: text.replace(/\W/g, ''),
      at: { field: 'hear', x: 0, y: index * 100 },
      text,
      color: 'ice',
      by: people[as].participantId,
      made: index,
    }),
  )
  const count = () => peer.heard.reduce((sum, heard) => (heard.type === 'saved' ? heard.count : sum), 0)
  // The answer to the server's first question is counted too.
  await until(() => count() > texts.length, 'all to be saved')
  return peer
}

describe('the search of a series', () => {
  it('finds what was written on any canvas, for every member', async () => {
    const map = canvasOf('empathy-map')
    const profile = canvasOf('customer-profile')
    const peers = [
      await write(documentPath({ kind: 'canvas', canvas: map }), 'facilitator', ['Pitka jono', 'Pitkä jono']),
      await write(documentPath({ kind: 'canvas', canvas: profile }), 'facilitator', ['JONOTTAA']),
    ]
    for (const as of ['facilitator', 'participant', 'viewer'] as const) {
      expect(await foundBy('jono', as)).toEqual({
        [map]: ['Pitkajono', 'Pitkjono'],
        [profile]: ['JONOTTAA'],
      })
    }
    // The letters as they were typed come first.
    expect(await foundBy('pitkä')).toEqual({ [map]: ['Pitkjono', 'Pitkajono'] })
    for (const peer of peers) peer.close()
    // Also when nobody is on the canvas.
    expect(await foundBy('jonottaa')).toEqual({ [profile]: ['JONOTTAA'] })
  })

  it('looks at no notes that are not revealed yet', async () => {
    const map = canvasOf('empathy-map')
    const { participantId } = people.participant
    await server.call('PATCH', `/api/series/${people.series.id}/canvases/${map}`, {
      cookie: people.facilitator.cookie,
      body: { state: 'private' },
    })
    const path = documentPath({ kind: 'own', participant: participantId, canvas: map })
    const peer = await write(path, 'participant', ['Salaisuus'])
    for (const as of ['facilitator', 'participant'] as const) {
      expect(await foundBy('salaisuus', as)).toEqual({})
    }
    peer.close()
  })

  it('is refused to strangers, and to members of other series', async () => {
    const path = `/api/series/${people.series.id}/search?q=jono`
    const stranger = await server.call('GET', path)
    expect([stranger.status, stranger.json().error.code]).toEqual([401, 'no-session'])
    const other = await createSeries(server)
    const member = await joinSeries(server, { token: other.tokens.facilitator })
    expect((await server.call('GET', path, { cookie: member.cookie })).status).toBe(401)
  })

  it('wants words, and not too many', async () => {
    expect((await search('   ')).json<SearchAnswer>()).toEqual({ canvases: [], more: false, unread: [] })
    for (const path of ['/search', '/search?q=a&q=b', `/search?q=${'a'.repeat(101)}`]) {
      const answer = await get(path, 'participant')
      expect([answer.status, answer.json().error.code]).toEqual([400, 'bad-request'])
    }
  })

  it('gives no more of one canvas than a person reads, and says that there is more', async () => {
    const texts = Array.from({ length: 60 }, (_, index) => `sarja ${index}`)
    const profile = canvasOf('customer-profile')
    const peer = await write(documentPath({ kind: 'canvas', canvas: profile }), 'facilitator', texts)
    const answer = (await search('sarja')).json<SearchAnswer>()
    expect([answer.canvases[0]?.found.length, answer.more]).toEqual([50, true])
    peer.close()
  })

  it('is limited for each person', async () => {
    const answers = await Promise.all(Array.from({ length: 35 }, () => search('jono', 'viewer')))
    expect(answers.some(({ status }) => status === 429)).toBe(true)
    expect((await search('jono', 'facilitator')).status).toBe(200)
  })
})

describe('searching by people who come as somebody new again and again', () => {
  it('is limited, too', async () => {
    const limited = await startTestServer({ LIMIT_SEARCHES: '1' })
    try {
      const series = await createSeries(limited)
      const answers = []
      for (let person = 0; person < 21; person++) {
        const { cookie } = await joinSeries(limited, { code: series.code, name: `Nimi ${person}` })
        answers.push((await limited.call('GET', `/api/series/${series.id}/search?q=jono`, { cookie })).status)
      }
      expect(answers.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 200))
      expect(answers.at(-1)).toBe(429)
    } finally {
      await limited.stop()
    }
  })
})

describe('the names of the people of a series', () => {
  const namesFor = async (as: Role) => (await get('/people', as)).json<{ people: KnownPerson[] }>().people

  it('are told to members, also of who is not here, and without those who gave none', async () => {
    for (const as of ['facilitator', 'participant', 'viewer'] as const) {
      expect(await namesFor(as)).toEqual([{ id: people.participant.participantId, name: 'Aino' }])
    }
    const stranger = await server.call('GET', `/api/series/${people.series.id}/people`)
    expect(stranger.status).toBe(401)
  })

  it('are gone with the person', async () => {
    const mikko = await joinSeries(server, { token: people.series.tokens.participant, name: 'Mikko' })
    expect((await namesFor('viewer')).map(({ name }) => name)).toContain('Mikko')
    await server.call('DELETE', `/api/series/${people.series.id}/participants/${mikko.participantId}`, {
      cookie: people.facilitator.cookie,
    })
    expect((await namesFor('viewer')).map(({ name }) => name)).not.toContain('Mikko')
  })
})
