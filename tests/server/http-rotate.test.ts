import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '../../src/model/role.ts'
import { CLOSE } from '../../src/sync/protocol.ts'
import { type Peer, connectPeer } from './peer.ts'
import { type Member, type TestServer, joinSeries, seriesWithPeople, startTestServer } from './running.ts'

interface NewLink {
  readonly role: Role
  readonly token: string
  readonly code: string | null
  readonly link: string
}

let server: TestServer
const peers: Peer[] = []
beforeAll(async () => {
  server = await startTestServer()
})
afterEach(() => {
  for (const peer of peers.splice(0)) peer.close()
})
afterAll(() => server.stop())

async function rotate(by: Member, role: Role): Promise<NewLink> {
  const answer = await server.call(
    'POST',
    `/api/series/${by.seriesId}/links/${role}/rotate?as=facilitator`,
    by,
  )
  if (answer.status !== 200) throw new Error(answer.text)
  return answer.json<NewLink>()
}

async function connected(member: Member): Promise<Peer> {
  const peer = connectPeer(server, member.seriesId, 'series', { cookie: member.cookie, as: member.role })
  peers.push(peer)
  await expect.poll(() => peer.provider.synced).toBe(true)
  return peer
}

const status = async ({ seriesId, cookie, role }: Member) =>
  (await server.call('GET', `/api/series/${seriesId}?as=${role}`, { cookie })).status
const tryToJoin = async (how: object) =>
  (await server.call('POST', '/api/sessions', { body: { name: 'Aino', ...how } })).status

describe('rotating a link', () => {
  it('ends the participants’ old link, its code, its sessions and their connections', async () => {
    const { series, facilitator, participant, viewer } = await seriesWithPeople(server)
    const open = await connected(participant)
    const watching = await connected(viewer)
    const made = await rotate(facilitator, 'participant')
    expect(made.link.endsWith(`/join#${made.token}`)).toBe(true)
    expect(made.token).not.toBe(series.tokens.participant)
    expect(made.code).not.toBe(series.code)

    await expect.poll(() => open.closed).toEqual([CLOSE.noSession])
    expect(await status(participant)).toBe(401)
    expect(await tryToJoin({ token: series.tokens.participant })).toBe(404)
    expect(await tryToJoin({ code: series.code })).toBe(404)

    expect(watching.closed).toEqual([])
    expect(await status(viewer)).toBe(200)
    expect(await tryToJoin({ token: made.token })).toBe(201)
    const again = await joinSeries(server, { code: made.code }, participant.cookie)
    expect([again.participantId, again.name]).toEqual([participant.participantId, 'Aino'])
  })

  it('leaves the caller in, however often, and ends what it should when another does it', async () => {
    const { series, facilitator } = await seriesWithPeople(server)
    const other = await joinSeries(server, { token: series.tokens.facilitator })
    const mine = await connected(facilitator)
    const theirs = await connected(other)
    await rotate(facilitator, 'facilitator')
    const made = await rotate(facilitator, 'facilitator')
    await expect.poll(() => theirs.closed).toEqual([CLOSE.noSession])
    expect(await status(other)).toBe(401)
    expect(await status(facilitator)).toBe(200)
    expect(mine.closed).toEqual([])

    const third = await joinSeries(server, { token: made.token })
    await rotate(third, 'viewer')
    expect([await status(facilitator), mine.closed]).toEqual([200, []])
    await rotate(third, 'facilitator')
    expect(await status(facilitator)).toBe(401)
    await expect.poll(() => mine.closed).toEqual([CLOSE.noSession])
  })

  it('twice at the same moment leaves one link', async () => {
    const { series, facilitator } = await seriesWithPeople(server)
    const made = await Promise.all([rotate(facilitator, 'viewer'), rotate(facilitator, 'viewer')])
    const works = await Promise.all(made.map(({ token }) => tryToJoin({ token })))
    expect(works.toSorted((a, b) => a - b)).toEqual([201, 404])
    expect(await tryToJoin({ token: series.tokens.viewer })).toBe(404)
  })

  it('of a role that there is not is not found', async () => {
    const { facilitator } = await seriesWithPeople(server)
    const path = `/api/series/${facilitator.seriesId}/links/wall/rotate`
    expect((await server.call('POST', path, facilitator)).status).toBe(404)
  })
})
