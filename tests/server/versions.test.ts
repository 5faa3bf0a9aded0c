import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CanvasArchive } from '../../src/model/archive-canvas.ts'
import { addNote, readNotes, removeNote } from '../../src/model/note.ts'
import { readSeries } from '../../src/model/series.ts'
import type { RestoredVersion, VersionSummary } from '../../src/sync/protocol-http.ts'
import { createActivity } from '../../server/versions/activity.ts'
import { KEEP_EVERY } from '../../server/versions/versions.ts'
import { type Identity, type Peer, connectPeer } from './peer.ts'
import { type TestServer, seriesWithPeople, startTestServer } from './running.ts'
import { type WorkingVersions, startVersions } from '../support/versions.ts'

let server: TestServer
const peers: Peer[] = []
beforeAll(async () => {
  server = await startTestServer()
})
afterEach(() => {
  for (const peer of peers.splice(0)) peer.close()
})
afterAll(() => server.stop())

async function connect(series: string, path: string, who: Identity): Promise<Peer> {
  const peer = connectPeer(server, series, path, who)
  peers.push(peer)
  await expect.poll(() => peer.provider.synced).toBe(true)
  return peer
}

const at = { field: 'hear', x: 12, y: 70 }
const write = (peer: Peer, id: string, text: string) =>
  addNote(peer.doc, { id, at, text, color: 'ice', by: 'p', made: 1 })
const words = (peer: Peer) =>
  readNotes(peer.doc)
    .map(({ text }) => text)
    .toSorted()

/** A workshop with an empathy map that the facilitator writes on. */
async function workshop() {
  const { series, facilitator, participant } = await seriesWithPeople(server)
  const agenda = await connect(series.id, 'series', facilitator)
  const { canvases = [], steps = [] } = readSeries(agenda.doc) ?? {}
  const canvas = canvases.find(({ template }) => template === 'empathy-map')?.id ?? ''
  const board = await connect(series.id, `canvas/${canvas}`, facilitator)
  const other = await connect(series.id, `canvas/${canvas}`, participant)
  const base = `/api/series/${series.id}/canvases/${canvas}/versions`
  return {
    series,
    facilitator,
    participant,
    steps: steps.map(({ id }) => id),
    board,
    base,
    /** What is on the other's screen is in storage. */
    seen: (text: string) => expect.poll(() => words(other)).toContain(text),
    start: (step: number) =>
      server.call('POST', `/api/series/${series.id}/steps/${steps[step]?.id ?? ''}/start`, facilitator),
    list: async () => {
      const answer = await server.call('GET', base, facilitator)
      return answer.json<{ versions: VersionSummary[] }>().versions
    },
    restore: async (version: string) =>
      (await server.call('POST', `${base}/${version}/restore`, facilitator)).json<RestoredVersion>(),
  }
}

describe('the versions of a canvas', () => {
  it('are kept at each step’s end, once when nothing has changed since', async () => {
    const { board, seen, start, list, steps, series, facilitator } = await workshop()
    write(board, 'n1', 'Ennen')
    await seen('Ennen')
    await start(0)
    expect(await list()).toEqual([])
    await start(1)
    expect(await list()).toMatchObject([{ reason: 'step', step: steps[0], notes: 1 }])
    // Every canvas of the series has one, also those that nobody looked at.
    const overview = await server.call('GET', `/api/series/${series.id}`, facilitator)
    for (const { id } of overview.json<{ canvases: { id: string }[] }>().canvases) {
      const answer = await server.call('GET', `/api/series/${series.id}/canvases/${id}/versions`, facilitator)
      expect(answer.json<{ versions: unknown[] }>().versions).toHaveLength(1)
    }
    await start(2)
    expect(await list()).toHaveLength(1)
    write(board, 'n2', 'Jälkeen')
    await seen('Jälkeen')
    await start(3)
    expect((await list()).map(({ step, notes }) => [step, notes])).toEqual([
      [steps[2], 2],
      [steps[0], 1],
    ])
  })

  it('are brought back as an edit that everybody gets, and that can be taken back', async () => {
    const { board, seen, start, list, restore, base, facilitator, participant } = await workshop()
    write(board, 'n1', 'Ensin')
    await seen('Ensin')
    await start(0)
    await start(1)
    const [first] = await list()
    removeNote(board.doc, 'n1')
    write(board, 'n2', 'Sitten')
    await seen('Sitten')
    const content = await server.call('GET', `${base}/${first?.id}`, facilitator)
    expect(content.json<{ content: CanvasArchive }>().content.notes).toMatchObject([{ text: 'Ensin' }])

    const { undo } = await restore(first?.id ?? '')
    await expect.poll(() => words(board)).toEqual(['Ensin'])
    expect((await list())[0]).toMatchObject({ id: undo, reason: 'restore', notes: 1 })
    await restore(undo ?? '')
    await expect.poll(() => words(board)).toEqual(['Sitten'])

    for (const path of [base, `${base}/${undo}`]) {
      expect((await server.call('GET', path, participant)).status).toBe(403)
    }
    expect((await server.call('POST', `${base}/${undo}/restore`, participant)).status).toBe(403)
    for (const path of [`${base}/none`, base.replace(/canvases\/[^/]+/, 'canvases/none')]) {
      expect((await server.call('GET', path, facilitator)).status).toBe(404)
    }
    expect((await server.call('POST', `${base}/none/restore`, facilitator)).status).toBe(404)
  })
})

describe('a canvas that is being written on', () => {
  let working: WorkingVersions
  beforeAll(async () => {
    working = await startVersions()
  })
  afterAll(() => working.stop())

  it('is kept every ten minutes, and not while nobody writes', async () => {
    const { versions, series, canvas, later } = working
    const count = async () => (await versions.list(series, canvas)).length
    await versions.look()
    expect(await count()).toBe(0)
    await working.write('n1', 'Yksi')
    later(KEEP_EVERY - 1)
    await versions.look()
    expect(await count()).toBe(0)
    later(1)
    await versions.look()
    expect(await versions.list(series, canvas)).toMatchObject([{ reason: 'activity', notes: 1 }])
    later(5 * KEEP_EVERY)
    await versions.look()
    expect(await count()).toBe(1)
    await working.write('n2', 'Kaksi')
    later(KEEP_EVERY)
    await versions.look()
    expect(await count()).toBe(2)
  })

  it('makes the one in the middle of a step its end when nothing came after it', async () => {
    const { versions, series, canvas, later } = working
    await working.startStep()
    await working.write('n3', 'Kolme')
    later(KEEP_EVERY)
    await versions.look()
    const [before] = await versions.list(series, canvas)
    await versions.stepEnds(series)
    expect((await versions.list(series, canvas))[0]).toMatchObject({ id: before?.id, reason: 'step' })
  })

  it('does not stop a step when storage fails, and keeps the version the next time', async () => {
    const { versions, storage, series, canvas } = working
    const before = await versions.list(series, canvas)
    await working.write('n4', 'Neljä')
    storage.failing = 'all'
    await versions.stepEnds(series)
    storage.failing = 'no'
    expect(await versions.list(series, canvas)).toEqual(before)
    expect(working.complaints).not.toEqual([])
    await versions.stepEnds(series)
    expect(await versions.list(series, canvas)).toHaveLength(before.length + 1)
  })
  it('is kept the next time when storage failed at its own, though nobody writes any more', async () => {
    const { versions, storage, series, canvas, later } = working
    const before = await versions.list(series, canvas)
    expect(before[0]?.reason).toBe('step')
    await working.write('n5', 'Viisi')
    later(KEEP_EVERY)
    storage.failing = 'all'
    await versions.look()
    storage.failing = 'no'
    expect(await versions.list(series, canvas)).toEqual(before)
    later(KEEP_EVERY)
    await versions.look()
    expect(await versions.list(series, canvas)).toMatchObject([{ reason: 'activity', notes: 5 }, ...before])
  })

  it('is kept at the end of its step when storage failed before', async () => {
    const { versions, storage, series, canvas, later } = working
    await versions.stepEnds(series)
    const before = await versions.list(series, canvas)
    await working.write('n6', 'Kuusi')
    later(KEEP_EVERY)
    storage.failing = 'all'
    await versions.look()
    storage.failing = 'no'
    await versions.stepEnds(series)
    expect(await versions.list(series, canvas)).toMatchObject([{ reason: 'step', notes: 6 }, ...before])
  })
})

describe('a canvas that was written on when the server stopped', () => {
  let working: WorkingVersions
  beforeEach(async () => {
    working = await startVersions()
  })
  afterEach(() => working.stop())
  const kept = () => working.versions.list(working.series, working.canvas)

  it('is kept as soon as somebody opens it again, though nobody writes any more', async () => {
    await working.write('n1', 'Viimeiset kirjaimet')
    await working.restart()
    await working.versions.look()
    expect(await kept()).toEqual([])
    await working.open()
    await working.versions.look()
    expect(await kept()).toMatchObject([{ reason: 'activity', notes: 1 }])
  })

  it('is looked at once in a process, and kept once: what is opened again and again costs nothing', async () => {
    await working.write('n1', 'Yksi')
    working.later(KEEP_EVERY)
    await working.versions.look()
    expect(await kept()).toHaveLength(1)
    await working.restart()
    await working.open()
    await working.versions.look()
    expect(await kept()).toHaveLength(1)
    const asked = vi.spyOn(working.storage, 'versions')
    await working.open()
    await working.versions.look()
    expect(asked).not.toHaveBeenCalled()
  })

  it('is not kept when nobody has written on it since it was made', async () => {
    await working.restart()
    await working.open()
    await working.versions.look()
    expect(await kept()).toEqual([])
  })

  it('is kept as it was, before what is written from now on', async () => {
    await working.write('n1', 'Ennen')
    await working.restart()
    await working.open()
    await working.versions.look()
    await working.write('n2', 'Jälkeen')
    working.later(KEEP_EVERY)
    await working.versions.look()
    expect((await kept()).map(({ notes }) => notes)).toEqual([2, 1])
  })
})

describe('canvases that are opened after a restart', () => {
  const canvas = (index: number) => ({ series: `s${index % 3}`, path: `canvas/c${index}` })
  const countIn = (due: ReadonlyMap<string, readonly string[]>) => [...due.values()].flat().length

  it('are not all looked at at once, and each in its turn', () => {
    const activity = createActivity(() => 1_000_000)
    for (let index = 0; index < 60; index++) activity.loaded(canvas(index))
    activity.loaded({ series: 's0', path: 'desk' })
    const seen = new Set<string>()
    for (let look = 0; look < 60 && countIn(activity.due(10)) > 0; look++) {
      const due = activity.due(10)
      expect(countIn(due)).toBeLessThan(30)
      for (const [series, documents] of due) {
        for (const document of documents) {
          seen.add(document)
          activity.kept(series, document)
        }
      }
    }
    expect(seen.size).toBe(60)
  })

  it('are not looked at when this process wrote them itself', () => {
    const activity = createActivity(() => 1_000_000)
    activity.committed([canvas(1)])
    activity.loaded(canvas(1))
    expect(countIn(activity.due(10))).toBe(0)
    activity.kept('s1', 'c1')
    activity.loaded(canvas(1))
    expect(countIn(activity.due(10))).toBe(0)
    activity.forget('s1')
    activity.loaded(canvas(1))
    expect(countIn(activity.due(10))).toBe(0)
  })
})
