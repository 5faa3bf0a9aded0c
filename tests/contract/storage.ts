import { describe, expect, it } from 'vitest'
import type {
  Batch,
  LinkRow,
  ParticipantRow,
  PictureRow,
  RowChange,
  SeriesRow,
  SessionRow,
  Storage,
  VersionRow,
} from '../../server/storage/port.ts'
import { pictureHash } from '../../server/pictures/read-picture.ts'
import { StorageError } from '../../server/storage/port.ts'
import { compactionContract } from './storage-compaction.ts'

export interface StorageUnderTest {
  readonly storage: Storage
  /** Closes it and opens what it kept. */
  readonly reopen: () => Promise<Storage>
  readonly remove: () => Promise<void>
}

const bytes = (...values: number[]) => Uint8Array.from(values)
const canvas = { series: 's1', path: 'canvas/c1' }
const series: SeriesRow = { id: 's1', language: 'fi', made: 1_700_000_000_000, joining: true }
const link = (id: string, extra: Partial<LinkRow> = {}): LinkRow => ({
  id,
  series: 's1',
  role: 'participant',
  token: `token-${id}`,
  code: null,
  made: 1,
  ...extra,
})
const participant = (id: string, device: string): ParticipantRow => ({
  id,
  series: 's1',
  device,
  name: `Nimi ${id}`,
})
const session = (device: string, extra: Partial<SessionRow> = {}): SessionRow => ({
  device,
  series: 's1',
  role: 'participant',
  participant: `p-${device}`,
  link: 'l1',
  expires: 9_000_000_000_000,
  ...extra,
})
const rows = (...changes: RowChange[]): Batch => ({ updates: [], rows: changes })
const update = (...values: number[]): Batch => ({
  updates: [{ document: canvas, update: bytes(...values) }],
  rows: [],
})

const base: RowChange[] = [
  { put: 'series', row: series },
  { put: 'link', row: link('l1', { code: 'ABCDEF' }) },
  { put: 'participant', row: participant('p-d1', 'd1') },
  { put: 'participant', row: participant('p-d2', 'd2') },
  { put: 'session', row: session('d1') },
  { put: 'session', row: session('d2') },
]

/** What every adapter of the storage port must do. */
export function storageContract(name: string, open: () => Promise<StorageUnderTest>): void {
  async function on(work: (under: StorageUnderTest) => Promise<void>): Promise<void> {
    const under = await open()
    try {
      await work(under)
    } finally {
      await under.remove()
    }
  }

  describe(`the storage contract: ${name}`, () => {
    it('answers nothing for what it does not know', () =>
      on(async ({ storage }) => {
        await storage.ping()
        expect(await storage.loadDocument(canvas)).toEqual([])
        expect(await storage.series('s1')).toBeNull()
        expect(await storage.linkByToken('x')).toBeNull()
        expect(await storage.linkByCode('x')).toBeNull()
        expect(await storage.links('s1')).toEqual([])
        expect(await storage.participants('s1')).toEqual([])
        expect(await storage.participantCount('s1')).toBe(0)
        expect(await storage.participantByDevice('s1', 'd1')).toBeNull()
        expect(await storage.sessions('d1', 's1')).toEqual([])
      }))

    it('answers updates in the order of their commits, each document its own, also when opened again', () =>
      on(async ({ storage, reopen }) => {
        const other = { series: 's2', path: 'canvas/c1' }
        for (let value = 0; value < 300; value++) {
          await storage.commit({
            updates: [
              { document: canvas, update: bytes(value & 255, value >> 8) },
              { document: other, update: bytes(9) },
            ],
            rows: [],
          })
        }
        const expected = Array.from({ length: 300 }, (_, value) => bytes(value & 255, value >> 8))
        expect(await storage.loadDocument(canvas)).toEqual(expected)
        const again = await reopen()
        expect(await again.loadDocument(canvas)).toEqual(expected)
        expect(await again.loadDocument(other)).toHaveLength(300)
        expect(await again.loadDocument({ series: 's1', path: 'canvas/c2' })).toEqual([])
      }))

    it('keeps several updates of one document in one batch in their order', () =>
      on(async ({ storage }) => {
        await storage.commit({
          updates: [1, 2, 3].map((value) => ({ document: canvas, update: bytes(value) })),
          rows: [],
        })
        expect(await storage.loadDocument(canvas)).toEqual([bytes(1), bytes(2), bytes(3)])
      }))

    it('answers bytes that are nobody else’s', () =>
      on(async ({ storage }) => {
        await storage.commit(update(1, 2, 3))
        const [first] = await storage.loadDocument(canvas)
        expect(first?.constructor).toBe(Uint8Array)
        expect(first?.buffer.byteLength).toBe(3)
      }))

    it('keeps all of a batch or nothing', () =>
      on(async ({ storage }) => {
        await storage.commit(rows(...base))
        const failing = storage.commit({
          updates: [{ document: canvas, update: bytes(1) }],
          rows: [
            { put: 'link', row: link('l2') },
            // The token is another link's.
            { put: 'link', row: link('l3', { token: 'token-l1' }) },
          ],
        })
        await expect(failing).rejects.toBeInstanceOf(StorageError)
        await expect(failing).rejects.toMatchObject({ conflict: true })
        expect(await storage.loadDocument(canvas)).toEqual([])
        expect(await storage.links('s1')).toHaveLength(1)
        await storage.commit(update(7))
        expect(await storage.loadDocument(canvas)).toEqual([bytes(7)])
      }))

    it('does no harm by a batch that comes again', () =>
      on(async ({ storage }) => {
        await storage.commit(rows(...base))
        await storage.commit(rows(...base))
        expect(await storage.series('s1')).toEqual(series)
        expect(await storage.links('s1')).toEqual([link('l1', { code: 'ABCDEF' })])
        expect(await storage.participants('s1')).toEqual([
          participant('p-d1', 'd1'),
          participant('p-d2', 'd2'),
        ])
        expect(await storage.sessions('d1', 's1')).toEqual([session('d1')])
      }))

    it('changes rows by putting them again, and nothing hanging on them goes', () =>
      on(async ({ storage, reopen }) => {
        await storage.commit(rows(...base))
        await storage.commit(
          rows(
            { put: 'series', row: { ...series, joining: false } },
            { put: 'participant', row: { ...participant('p-d1', 'd1'), name: 'Toinen' } },
            { put: 'session', row: session('d1', { expires: 5 }) },
          ),
        )
        const again = await reopen()
        expect(await again.series('s1')).toEqual({ ...series, joining: false })
        expect(await again.participantByDevice('s1', 'd1')).toMatchObject({ id: 'p-d1', name: 'Toinen' })
        expect(await again.sessions('d1', 's1')).toEqual([session('d1', { expires: 5 })])
        expect(await again.sessions('d2', 's1')).toHaveLength(1)
      }))

    it('finds links by token and code, and a device’s sessions in several roles', () =>
      on(async ({ storage }) => {
        await storage.commit(
          rows(
            ...base,
            { put: 'link', row: link('l2', { role: 'facilitator', made: 2 }) },
            { put: 'session', row: session('d1', { role: 'facilitator', link: 'l2' }) },
          ),
        )
        expect(await storage.linkByToken('token-l2')).toMatchObject({
          id: 'l2',
          role: 'facilitator',
          code: null,
        })
        expect(await storage.linkByCode('ABCDEF')).toMatchObject({ id: 'l1' })
        expect((await storage.sessions('d1', 's1')).map(({ role }) => role).toSorted()).toEqual([
          'facilitator',
          'participant',
        ])
        expect(await storage.sessions('d1', 's2')).toEqual([])
      }))

    it('drops a link with the sessions that came by it, but for the device that asked', () =>
      on(async ({ storage }) => {
        await storage.commit(
          rows(
            ...base,
            { put: 'link', row: link('other', { role: 'viewer' }) },
            { put: 'session', row: session('d2', { role: 'viewer', link: 'other' }) },
          ),
        )
        const rotation: RowChange[] = [
          { drop: 'link', id: 'l1', keepDevice: 'd1', successor: 'l9' },
          { put: 'link', row: link('l9', { code: 'GHJKLM' }) },
        ]
        await storage.commit(rows(...rotation))
        const check = async () => {
          expect(await storage.linkByToken('token-l1')).toBeNull()
          expect(await storage.linkByCode('ABCDEF')).toBeNull()
          expect(await storage.linkByCode('GHJKLM')).toMatchObject({ id: 'l9' })
          expect(await storage.sessions('d1', 's1')).toEqual([session('d1', { link: 'l9' })])
          expect(await storage.sessions('d2', 's1')).toEqual([
            session('d2', { role: 'viewer', link: 'other' }),
          ])
          expect(await storage.participants('s1')).toHaveLength(2)
          expect(await storage.participantCount('s1')).toBe(2)
        }
        await check()
        await storage.commit(rows(...rotation))
        await check()
      }))

    it('takes no session of a link that is gone', () =>
      on(async ({ storage }) => {
        await storage.commit(rows(...base))
        const late = storage.commit(rows({ put: 'session', row: session('d3', { link: 'gone' }) }))
        await expect(late).rejects.toBeInstanceOf(StorageError)
        expect(await storage.sessions('d3', 's1')).toEqual([])
        await storage.commit(rows({ drop: 'link', id: 'l1', keepDevice: 'nobody', successor: 'l9' }))
        expect(await storage.sessions('d1', 's1')).toEqual([])
      }))

    compactionContract(on)

    it('keeps a picture once, lists pictures without their bytes, and drops them, with their series too', () =>
      on(async ({ storage, reopen }) => {
        await storage.commit(rows(...base, { put: 'series', row: { ...series, id: 's2' } }))
        const picture = (id: string, made: number, content: number[]): PictureRow => ({
          series: id,
          hash: pictureHash(bytes(...content)),
          type: 'image/png',
          width: 3,
          height: 2,
          size: content.length,
          made,
          bytes: bytes(...content),
        })
        const first = picture('s1', 10, [1, 2, 3])
        const second = picture('s1', 5, [4])
        await storage.commit(
          rows(
            { put: 'picture', row: first },
            { put: 'picture', row: second },
            { put: 'picture', row: picture('s2', 7, [1, 2, 3]) },
          ),
        )
        // The same once more makes it younger, never older.
        await storage.commit(rows({ put: 'picture', row: { ...second, made: 20 } }))
        await storage.commit(rows({ put: 'picture', row: { ...first, made: 1 } }))
        const again = await reopen()
        const { bytes: _bytes, ...info } = first
        expect(await again.pictures('s1')).toEqual([
          info,
          expect.objectContaining({ hash: second.hash, made: 20 }),
        ])
        expect(await again.picture('s1', first.hash)).toEqual(first)
        expect(await again.picture('s2', second.hash)).toBeNull()
        expect(await again.seriesWithPictures(10)).toEqual(['s2'])
        expect(await again.seriesWithPictures(11)).toEqual(['s1', 's2'])
        const drop = { drop: 'picture', series: 's1', hash: first.hash } as const
        await again.commit(rows(drop, drop))
        expect(await again.pictures('s1')).toHaveLength(1)
        expect(await again.pictures('s2')).toHaveLength(1)
        await again.commit(rows({ drop: 'series', id: 's1', at: 1 }))
        expect(await again.pictures('s1')).toEqual([])
        await expect(again.commit(rows({ put: 'picture', row: picture('none', 1, [9]) }))).rejects.toThrow(
          StorageError,
        )
      }))

    it('keeps versions of canvases, lists them without what they hold, and drops them', () =>
      on(async ({ storage, reopen }) => {
        await storage.commit(rows(...base))
        const version = (id: string, made: number, extra: Partial<VersionRow> = {}): VersionRow => ({
          id,
          series: 's1',
          canvas: 'c1',
          made,
          reason: 'activity',
          step: null,
          notes: 2,
          content: `{"of":"${id} Äö"}`,
          ...extra,
        })
        const first = version('v1', 10)
        const second = version('v2', 5, { reason: 'step', step: 'askel', canvas: 'c2' })
        await storage.commit(
          rows(
            { put: 'version', row: first },
            { put: 'version', row: second },
            { put: 'version', row: first },
          ),
        )
        await storage.commit(rows({ put: 'version', row: { ...first, reason: 'step', step: 'toinen' } }))
        const again = await reopen()
        const { content, ...info } = second
        expect((await again.versions('s1')).map(({ id }) => id)).toEqual(['v2', 'v1'])
        expect((await again.versions('s1'))[0]).toEqual(info)
        expect(content).toContain('v2')
        expect(await again.version('s1', 'v1')).toEqual({ ...first, reason: 'step', step: 'toinen' })
        expect(await again.version('s2', 'v1')).toBeNull()
        await again.commit(rows({ drop: 'version', id: 'v1' }, { drop: 'version', id: 'v1' }))
        expect(await again.versions('s1')).toHaveLength(1)
        const foreign = again.commit(rows({ put: 'version', row: version('v9', 1, { series: 'none' }) }))
        await expect(foreign).rejects.toBeInstanceOf(StorageError)
      }))

    it('drops a document with its updates, and keeps what the same batch writes to another', () =>
      on(async ({ storage }) => {
        const next = { series: 's1', path: 'canvas/c2' }
        await storage.commit(update(1))
        await storage.commit({
          updates: [{ document: next, update: bytes(2) }],
          rows: [{ drop: 'document', document: canvas }],
        })
        expect(await storage.loadDocument(canvas)).toEqual([])
        expect(await storage.loadDocument(next)).toEqual([bytes(2)])
        expect(await storage.documents('s1')).toEqual(['canvas/c2'])
        expect(await storage.documents('s2')).toEqual([])
      }))

    it('drops a person with their sessions', () =>
      on(async ({ storage }) => {
        await storage.commit(rows(...base))
        await storage.commit(rows({ drop: 'participant', id: 'p-d1', device: 'another' }))
        expect(await storage.participants('s1')).toHaveLength(2)
        await storage.commit(rows({ drop: 'participant', id: 'p-d1', device: 'd1' }))
        expect(await storage.participants('s1')).toEqual([participant('p-d2', 'd2')])
        expect(await storage.sessions('d1', 's1')).toEqual([])
        expect(await storage.sessions('d2', 's1')).toHaveLength(1)
      }))

    it('drops a series with all that is its own, remembers that it was there, and leaves the others', () =>
      on(async ({ storage, reopen }) => {
        const other = { series: 's2', path: 'canvas/c1' }
        await storage.commit({
          updates: [
            { document: canvas, update: bytes(1) },
            { document: other, update: bytes(2) },
          ],
          rows: [
            ...base,
            { put: 'series', row: { ...series, id: 's2' } },
            { put: 'import', row: { key: 'k1', series: 's1', made: 3, done: true } },
            { put: 'import', row: { key: 'k2', series: 's2', made: 4, done: true } },
          ],
        })
        const drop = rows({ drop: 'series', id: 's1', at: 7 })
        await storage.commit(drop)
        await storage.commit(drop)
        const again = await reopen()
        expect(await again.isDeleted('s1')).toBe(true)
        expect(await again.isDeleted('s2')).toBe(false)
        expect(await again.series('s1')).toBeNull()
        expect(await again.importOf('k1')).toBeNull()
        expect(await again.importOf('k2')).toEqual({ key: 'k2', series: 's2', made: 4, done: true })
        expect(await again.loadDocument(canvas)).toEqual([])
        expect(await again.documents('s1')).toEqual([])
        expect(await again.links('s1')).toEqual([])
        expect(await again.linkByCode('ABCDEF')).toBeNull()
        expect(await again.participants('s1')).toEqual([])
        expect(await again.sessions('d1', 's1')).toEqual([])
        expect(await again.loadDocument(other)).toEqual([bytes(2)])
        expect(await again.series('s2')).not.toBeNull()
        await again.commit(rows({ put: 'scrub' }))
        const scrubbing = await reopen()
        expect(await scrubbing.owesScrub()).toBe(true)
        expect(await scrubbing.size()).toBeGreaterThan(0)
        await scrubbing.scrub()
        expect(await scrubbing.owesScrub()).toBe(false)
        expect(await scrubbing.loadDocument(other)).toEqual([bytes(2)])
      }))

    it('rejects after it was closed', () =>
      on(async ({ storage }) => {
        await storage.close()
        await expect(storage.commit(update(1))).rejects.toBeInstanceOf(StorageError)
        await expect(storage.ping()).rejects.toBeInstanceOf(StorageError)
      }))
  })
}
