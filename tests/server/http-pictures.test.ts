import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ErasedPicture, StoredPicture } from '../../src/sync/protocol-http.ts'
import { SECRET, SMALL_PICTURES, withSecretsJpeg } from '../pictures/pictures.ts'
import { type TestServer, seriesWithPeople, startTestServer } from './running.ts'

let server: TestServer
let people: Awaited<ReturnType<typeof seriesWithPeople>>
const base = () => `/api/series/${people.series.id}`
const bring = (cookie: string, bytes: Uint8Array, type = 'image/png', canvas = '') =>
  server.call('POST', `${base()}/pictures${canvas === '' ? '' : `?canvas=${canvas}`}`, {
    cookie,
    raw: bytes,
    headers: { 'content-type': type },
  })
const open = (canvas: string, state: string) =>
  server.call('PATCH', `${base()}/canvases/${canvas}`, {
    cookie: people.facilitator.cookie,
    body: { state },
  })

beforeEach(async () => {
  server = await startTestServer({
    LIMIT_PICTURE: '4000',
    LIMIT_SERIES_PICTURES: '1500',
    LIMIT_PICTURES: '12',
  })
  people = await seriesWithPeople(server)
})
afterEach(() => server.stop())

describe('pictures of a series', () => {
  it('are kept once, clean, and given to its members only', async () => {
    const { facilitator, viewer, participant } = people
    const brought = await bring(facilitator.cookie, withSecretsJpeg(), 'image/jpeg')
    expect(brought.status).toBe(201)
    const stored = brought.json<StoredPicture>()
    expect(stored).toMatchObject({ width: 8, height: 6, type: 'image/jpeg' })
    const again = await bring(facilitator.cookie, SMALL_PICTURES.jpeg, 'image/jpeg')
    expect(again.json<StoredPicture>()).toEqual(stored)

    const path = `${base()}/pictures/${stored.hash}`
    for (const { cookie } of [facilitator, participant, viewer]) {
      const got = await server.call('GET', path, { cookie })
      expect(got.status).toBe(200)
      expect(got.bytes.includes(SECRET)).toBe(false)
      expect(got.headers).toMatchObject({
        'content-type': 'image/jpeg',
        'cache-control': 'private, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
      })
    }
    const stranger = await seriesWithPeople(server)
    expect((await server.call('GET', path)).status).toBe(401)
    expect((await server.call('GET', path, { cookie: stranger.facilitator.cookie })).status).toBe(401)
    const foreign = `/api/series/${stranger.series.id}/pictures/${stored.hash}`
    expect((await server.call('GET', foreign, { cookie: stranger.facilitator.cookie })).status).toBe(404)
    expect((await server.call('GET', `${base()}/pictures/..`, { cookie: viewer.cookie })).status).toBe(404)
  })

  it('are brought by who may write on the canvas', async () => {
    const { participant, viewer, facilitator } = people
    const canvas = facilitator.canvases[0]?.id ?? ''
    const { png } = SMALL_PICTURES
    expect((await bring(participant.cookie, png, 'image/png', canvas)).status).toBe(403)
    expect((await bring(participant.cookie, png)).status).toBe(403)
    await open(canvas, 'open')
    expect((await bring(participant.cookie, png, 'image/png', canvas)).status).toBe(201)
    expect((await bring(participant.cookie, png)).status).toBe(201)
    expect((await bring(participant.cookie, png, 'image/png', facilitator.canvases[1]?.id)).status).toBe(403)
    expect((await bring(viewer.cookie, png, 'image/png', canvas)).status).toBe(403)
    expect((await bring(facilitator.cookie, png, 'image/png', 'none')).status).toBe(404)
  })

  it('are refused with the reason when they are no pictures, too large or too many', async () => {
    const { cookie } = people.facilitator
    const code = async (bytes: Uint8Array, type?: string) => {
      const answer = await bring(cookie, bytes, type)
      return [answer.status, answer.json().error.code]
    }
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')
    expect(await code(svg, 'image/svg+xml')).toEqual([415, 'picture-type'])
    expect(await code(svg, 'image/png')).toEqual([415, 'picture-type'])
    expect(await code(Buffer.from('{}'), 'application/json')).toEqual([415, 'picture-type'])
    expect(await code(SMALL_PICTURES.png.subarray(0, 60))).toEqual([400, 'picture-broken'])
    expect(await code(Buffer.concat([SMALL_PICTURES.png, Buffer.alloc(4000)]))).toEqual([413, 'too-large'])
    expect((await bring(cookie, SMALL_PICTURES.jpeg, 'image/jpeg')).status).toBe(201)
    expect((await bring(cookie, SMALL_PICTURES.webp, 'image/webp')).status).toBe(201)
    expect(await code(SMALL_PICTURES.lossless, 'image/webp')).toEqual([413, 'pictures-full'])
    // What is there already takes no room.
    expect((await bring(cookie, SMALL_PICTURES.jpeg, 'image/jpeg')).status).toBe(201)
  })

  it('are brought only so fast', async () => {
    const { cookie } = people.facilitator
    const answers = []
    for (let count = 0; count < 13; count++) answers.push((await bring(cookie, SMALL_PICTURES.png)).status)
    expect(answers.filter((status) => status === 201)).toHaveLength(12)
    expect(answers.at(-1)).toBe(429)
  })

  it('are erased by a facilitator, and counted when their series is deleted', async () => {
    const { facilitator, participant } = people
    const { hash } = (await bring(facilitator.cookie, SMALL_PICTURES.png)).json<StoredPicture>()
    const path = `${base()}/pictures/${hash}`
    expect((await server.call('DELETE', path, { cookie: participant.cookie })).status).toBe(403)
    expect((await server.call('GET', path, { cookie: participant.cookie })).status).toBe(200)
    const erased = await server.call('DELETE', path, { cookie: facilitator.cookie })
    expect(erased.json<ErasedPicture>()).toEqual({
      erased: { pictures: 1, canvases: 0, versions: 0 },
      unread: [],
      scrubbed: true,
    })
    expect((await server.call('GET', path, { cookie: facilitator.cookie })).status).toBe(404)
    expect((await server.call('DELETE', path, { cookie: facilitator.cookie })).status).toBe(404)
    await bring(facilitator.cookie, SMALL_PICTURES.png)
    const deleted = await server.call('DELETE', base(), { cookie: facilitator.cookie })
    expect(deleted.json<{ deleted: object }>().deleted).toMatchObject({ pictures: 1 })
  })
})
