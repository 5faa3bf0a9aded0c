import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SeriesArchive } from '../../src/model/archive-series.ts'
import { spliceText } from '../../src/model/text.ts'
import { sharedText } from '../../src/model/canvas.ts'
import { addPicture, readImage, readPicture, setImage } from '../../src/model/pictures.ts'
import { addNote } from '../../src/model/note.ts'
import { readSeries } from '../../src/model/series.ts'
import { removeThing } from '../../src/model/things.ts'
import { PICTURE_GRACE } from '../../server/pictures/sweep.ts'
import type { CreatedSeries, ErasedPicture, StoredPicture } from '../../src/sync/protocol-http.ts'
import { SMALL_PICTURES } from '../pictures/pictures.ts'
import { type Identity, type Peer, connectPeer } from './peer.ts'
import { TEST_KEY, type TestServer, joinSeries, seriesWithPeople, startTestServer } from './running.ts'

let server: TestServer
let people: Awaited<ReturnType<typeof seriesWithPeople>>
let now: number
const peers: Peer[] = []

beforeEach(async () => {
  now = Date.now()
  server = await startTestServer({}, { now: () => now, sweepEvery: 20 })
  people = await seriesWithPeople(server)
})
afterEach(async () => {
  for (const peer of peers.splice(0)) peer.close()
  await server.stop()
})

async function connect(series: string, path: string, who: Identity): Promise<Peer> {
  const peer = connectPeer(server, series, path, who)
  peers.push(peer)
  await expect.poll(() => peer.provider.synced).toBe(true)
  return peer
}
async function bring(bytes: Uint8Array, type: string): Promise<StoredPicture> {
  const { cookie } = people.facilitator
  const answer = await server.call('POST', `/api/series/${people.series.id}/pictures`, {
    cookie,
    raw: bytes,
    headers: { 'content-type': type },
  })
  return answer.json<StoredPicture>()
}
const statusOf = async (hash: string) =>
  (await server.call('GET', `/api/series/${people.series.id}/pictures/${hash}`, people.facilitator)).status
const canvasOf = (template: string) => {
  const found = people.facilitator.canvases.find((canvas) => canvas.template === template)
  if (!found) throw new Error(`no canvas ${template}`)
  return found.id
}
const pictureOf = ({ hash, width, height }: StoredPicture, id = 'kuva') => ({
  id,
  at: { field: 'see', x: 10, y: 10 },
  width: 80,
  height: 60,
  file: { hash, width, height },
  alt: 'Tunturi <aamulla>',
  by: null,
  made: 1,
})
const archive = async (series: string, who: Identity, kind = 'archive') =>
  server.call('GET', `/api/series/${series}/${kind}`, who)

/** What comes last has come, and with it all that came before. */
async function settled({ doc }: Peer): Promise<void> {
  const at = { field: 'see', x: 0, y: 0 }
  addNote(doc, { id: 'viimeinen', at, text: 'Viimeinen sana', color: 'ice', by: null, made: 1 })
  await expect
    .poll(async () => (await archive(people.series.id, people.facilitator)).text)
    .toContain('Viimeinen sana')
}

describe('pictures on canvases', () => {
  it('go into an archive and come back with it, checked as any', async () => {
    const profile = await connect(
      people.series.id,
      `canvas/${canvasOf('customer-profile')}`,
      people.facilitator,
    )
    const map = await connect(people.series.id, `canvas/${canvasOf('empathy-map')}`, people.facilitator)
    const [face, hill, unused] = [
      await bring(SMALL_PICTURES.jpeg, 'image/jpeg'),
      await bring(SMALL_PICTURES.png, 'image/png'),
      await bring(SMALL_PICTURES.webp, 'image/webp'),
    ]
    setImage(profile.doc, 'picture', face)
    addPicture(map.doc, pictureOf(hill))
    await expect
      .poll(
        async () =>
          (await archive(people.series.id, people.facilitator)).json<SeriesArchive>().pictures.length,
      )
      .toBe(2)
    const before = (await archive(people.series.id, people.facilitator)).json<SeriesArchive>()
    expect(before.pictures.map(({ hash }) => hash)).toEqual([face.hash, hill.hash].toSorted())
    expect(before.pictures.map(({ hash }) => hash)).not.toContain(unused.hash)

    const page = (await archive(people.series.id, people.facilitator, 'archive.html')).text
    // Its bytes once, though it is shown on the sheet and among the words.
    for (const bytes of [SMALL_PICTURES.png, SMALL_PICTURES.jpeg]) {
      expect(page.split(bytes.toString('base64'))).toHaveLength(2)
    }
    const [, photo = ''] =
      new RegExp(`id="(photo-\\d)"[^>]*>\\s*<image[^>]* href="data:image/png;`).exec(page) ?? []
    expect(page.split(`href="#${photo}"`)).toHaveLength(3)
    expect(page).toContain('role="img"')
    expect(page).toContain('Tunturi &lt;aamulla&gt;')

    const send = (body: unknown) => server.call('POST', '/api/series/import', { body, bearer: TEST_KEY })
    const made = (await send(before)).json<CreatedSeries>()
    const leader = await joinSeries(server, { token: made.tokens.facilitator })
    const after = (await archive(made.id, leader)).json<SeriesArchive>()
    expect(after.pictures).toEqual(before.pictures)
    expect((await server.call('GET', `/api/series/${made.id}/pictures/${face.hash}`, leader)).status).toBe(
      200,
    )

    const [first] = before.pictures
    const spoilt = await send({
      ...before,
      pictures: [{ ...first, data: Buffer.from('<svg/>').toString('base64') }],
    })
    expect([spoilt.status, spoilt.json().error.code]).toEqual([400, 'not-an-archive'])
  })

  it('are swept a day after they were brought, but never while anything refers to them', async () => {
    const map = await connect(people.series.id, `canvas/${canvasOf('empathy-map')}`, people.facilitator)
    const [shown, loose, taken] = [
      await bring(SMALL_PICTURES.jpeg, 'image/jpeg'),
      await bring(SMALL_PICTURES.png, 'image/png'),
      await bring(SMALL_PICTURES.webp, 'image/webp'),
    ]
    addPicture(map.doc, pictureOf(shown))
    addPicture(map.doc, pictureOf(taken, 'pois'))
    removeThing(map.doc, 'pictures', 'pois')
    await settled(map)
    expect(await statusOf(loose.hash)).toBe(200)
    now += PICTURE_GRACE + 1000
    const fresh = await bring(SMALL_PICTURES.lossless, 'image/webp')
    await expect.poll(() => statusOf(loose.hash)).toBe(404)
    expect(await statusOf(fresh.hash)).toBe(200)
    expect(await statusOf(shown.hash)).toBe(200)
    // Undo may bring it back.
    expect(await statusOf(taken.hash)).toBe(200)
  })

  it('go from every canvas and version when they are erased', async () => {
    const canvas = canvasOf('empathy-map')
    const map = await connect(people.series.id, `canvas/${canvas}`, people.facilitator)
    const shown = await bring(SMALL_PICTURES.jpeg, 'image/jpeg')
    addPicture(map.doc, pictureOf(shown))
    setImage(map.doc, 'muu', shown)
    await settled(map)
    const steps = (await archive(people.series.id, people.facilitator)).json<SeriesArchive>().steps
    for (const step of steps.slice(0, 2)) {
      await server.call('POST', `/api/series/${people.series.id}/steps/${step.id}/start`, people.facilitator)
    }
    const path = `/api/series/${people.series.id}/pictures/${shown.hash}`
    const erased = (await server.call('DELETE', path, people.facilitator)).json<ErasedPicture>()
    expect(erased).toEqual({ erased: { pictures: 1, canvases: 1, versions: 1 }, unread: [], scrubbed: true })
    await expect.poll(() => readPicture(map.doc, 'kuva')).toBeNull()
    expect(readImage(map.doc, 'muu')).toBeNull()
    expect((await archive(people.series.id, people.facilitator)).text).not.toContain(shown.hash)
  })

  it('leave not even their name in the files when they are erased, nor at who was shown by it', async () => {
    const agenda = await connect(people.series.id, 'series', people.viewer)
    const face = () =>
      readSeries(agenda.doc)?.canvases.find(({ id }) => id === canvasOf('customer-profile'))?.face?.picture
    const profile = await connect(
      people.series.id,
      `canvas/${canvasOf('customer-profile')}`,
      people.facilitator,
    )
    const map = await connect(people.series.id, `canvas/${canvasOf('empathy-map')}`, people.facilitator)
    const shown = await bring(SMALL_PICTURES.jpeg, 'image/jpeg')
    setImage(profile.doc, 'picture', shown)
    // On this canvas it was until somebody took another.
    setImage(map.doc, 'muu', shown)
    setImage(map.doc, 'muu', null)
    await settled(map)
    await expect.poll(() => face()?.hash).toBe(shown.hash)
    const files = async () => {
      const names = await readdir(server.dataDir)
      const contents = await Promise.all(names.map((name) => readFile(join(server.dataDir, name))))
      return names.filter((_, index) => contents[index]?.includes(shown.hash))
    }
    expect(await files()).not.toEqual([])
    const path = `/api/series/${people.series.id}/pictures/${shown.hash}`
    const erased = await server.call('DELETE', path, people.facilitator)
    expect(erased.json<ErasedPicture>().erased).toEqual({ pictures: 1, canvases: 1, versions: 0 })
    expect(await files()).toEqual([])
    await expect.poll(face).toBeNull()
  })

  it('of a profile, and its name, are told to all canvases about it', async () => {
    const canvas = canvasOf('customer-profile')
    const agenda = await connect(people.series.id, 'series', people.viewer)
    const ref = (id: string) => readSeries(agenda.doc)?.canvases.find((other) => other.id === id)
    expect(ref(canvasOf('empathy-map'))?.about).toBe(canvas)
    const profile = await connect(people.series.id, `canvas/${canvas}`, people.facilitator)
    const face = await bring(SMALL_PICTURES.jpeg, 'image/jpeg')
    setImage(profile.doc, 'picture', face)
    const name = sharedText(profile.doc, 'basics.name')
    if (!name) throw new Error('no name')
    spliceText(name, { index: 0, remove: 0, insert: 'Aino ' })
    await expect.poll(() => ref(canvas)?.face).toMatchObject({ name: 'Aino', picture: { hash: face.hash } })
    setImage(profile.doc, 'picture', null)
    await expect.poll(() => ref(canvas)?.face).toEqual({ name: 'Aino', picture: null })
    // One that came after these had been looked at.
    const another = await server.call('POST', `/api/series/${people.series.id}/canvases`, {
      ...people.facilitator,
      body: { template: 'customer-profile' },
    })
    const { id } = another.json<{ id: string }>()
    const second = await connect(people.series.id, `canvas/${id}`, people.facilitator)
    const otherName = sharedText(second.doc, 'basics.name')
    if (!otherName) throw new Error('no name')
    spliceText(otherName, { index: 0, remove: 0, insert: 'Veikko' })
    await expect.poll(() => ref(id)?.face?.name).toBe('Veikko')
  })
})
