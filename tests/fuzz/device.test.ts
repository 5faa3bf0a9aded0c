import { IDBDatabase } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import * as Y from 'yjs'
import { WebSocket } from 'ws'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { addNote, noteText } from '../../src/model/note.ts'
import { openRoom } from '../../src/sync/room.ts'
import type { OpenedRoom } from '../../src/sync/room-types.ts'
import { seeded } from '../support/random.ts'
import { TEST_SERIES, startSyncServer } from '../support/sync-server.ts'
import { UnrulyProxy } from '../support/unruly-proxy.ts'
import { until } from '../support/until.ts'

/*
 * The product's own pages, on a device that fails to keep what is written, with networks that are lost and a canvas that is closed. What a page
 * has shown as saved, or as on the device, is there at the end, whatever became of that page.
 */
const PATH = 'canvas/c1'
const isLong = process.env['LONG'] === '1'
const SEEDS = isLong ? Array.from({ length: 60 }, (_, index) => 100 + index) : [100]
const STEPS = 160

let fails = false
/** Of all seeds. */
const counts = { notes: 0, reloads: 0, promised: 0, kept: 0, fails: 0 }
beforeEach(() => {
  fails = false
  // As much of a browser as a room asks for: with all of one, storage would not know its own bytes.
  vi.stubGlobal('window', Object.assign(new EventTarget(), { location: { protocol: 'http:', host: 'tupa' } }))
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }))
  vi.stubGlobal('navigator', {})
  vi.spyOn(console, 'info').mockImplementation(() => undefined)
  const { transaction } = IDBDatabase.prototype
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function fail(
    this: IDBDatabase,
    ...given
  ) {
    if (fails) throw new DOMException('full', 'QuotaExceededError')
    return transaction.apply(this, given)
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

it.each(SEEDS)(
  'ends with all that pages showed as saved or as kept (seed %i)',
  { timeout: 60_000 },
  async (seed) => {
    const random = seeded(seed)
    const below = (end: number) => Math.floor(random() * end)
    const server = await startSyncServer({
      canvases: { c1: 'open' },
      limits: { closingGrace: 20 },
      threaded: true,
    })
    const pages: { name: string; network: UnrulyProxy; room: OpenedRoom }[] = []
    const promised = new Set<string>()

    const open = (name: string, network: UnrulyProxy): OpenedRoom => {
      vi.stubGlobal(
        'WebSocket',
        class extends WebSocket {
          constructor(url: string | URL) {
            const { pathname, search } = new URL(url)
            super(`ws://127.0.0.1:${network.port}${pathname}${search}&grant=participant.${name}`)
          }
        },
      )
      return openRoom({ seriesId: TEST_SERIES, path: PATH, role: 'participant', participant: name })
    }
    const notesOf = (doc: Y.Doc) => [...doc.getMap('notes').keys()]
    /** Remembers what a page shows as safe. @returns whether all of it is */
    const promise = ({ room }: { readonly room: OpenedRoom }): boolean => {
      const { unsaved, kept, connection, synced } = room.state.getState()
      const isSaved = !unsaved && connection.is === 'live' && synced
      if (!isSaved && !kept) return false
      if (kept) counts.kept++
      for (const id of notesOf(room.doc)) promised.add(id)
      return true
    }

    for (let index = 0; index < 3; index++) {
      const network = await new UnrulyProxy(
        { delay: 6, split: 0.2, duplicate: 0, reorder: 0, cut: 0.005 },
        seeded(seed * 100 + index),
        () => server.port,
      ).listen()
      const name = `s${seed}p${index}`
      pages.push({ name, network, room: open(name, network) })
    }
    for (let step = 0; step < STEPS; step++) {
      const page = pages[below(pages.length)]
      if (!page) continue
      const { room, network, name } = page
      const what = random()
      if (what < 0.5) {
        const ids = notesOf(room.doc)
        const text = random() < 0.5 ? noteText(room.doc, ids[below(ids.length)] ?? '') : null
        if (text) text.insert(0, 'ä')
        else {
          counts.notes++
          const at = { field: 'say', x: below(50), y: 60 }
          addNote(room.doc, { id: `${name}-${step}`, at, text: 'lumi', color: 'ice', by: name, made: step })
        }
      } else if (what < 0.7) await new Promise((resolve) => setTimeout(resolve, below(90)))
      else if (what < 0.76) network.sleep()
      else if (what < 0.84) network.wake()
      else if (what < 0.87) network.dropAll()
      else if (what < 0.9) {
        fails = !fails
        if (fails) counts.fails++
      } else if (what < 0.96) {
        // A page that says that something is nowhere else is not closed: it asks.
        if (!promise(page)) continue
        counts.reloads++
        room.close()
        page.room = open(name, network)
      } else await server.setState('c1', random() < 0.4 ? 'closed' : 'open')
      for (const each of pages) promise(each)
    }

    fails = false
    await server.setState('c1', 'open')
    for (const { network } of pages) network.calm()
    window.dispatchEvent(new Event('online'))
    const isAllSaved = () => pages.every(({ room }) => promise({ room }) && !room.state.getState().unsaved)
    await until(isAllSaved, 'everything saved')
    // A page that could not read what the device has tries again by itself after a while; another page does so at once.
    for (const page of pages) {
      page.room.close()
      page.room = open(page.name, page.network)
      await page.room.loaded
    }
    await until(isAllSaved, 'everything saved that the device had')
    await until(
      () => new Set(pages.map(({ room }) => notesOf(room.doc).toSorted().join())).size === 1,
      'the same everywhere',
    )
    const stored = new Y.Doc()
    for (const update of await server.storage.loadDocument({ series: TEST_SERIES, path: PATH }))
      Y.applyUpdate(stored, update)
    counts.promised += promised.size
    expect([...promised].filter((id) => !stored.getMap('notes').has(id))).toEqual([])
    for (const { room } of pages) {
      expect(Y.equalSnapshots(Y.snapshot(room.doc), Y.snapshot(stored))).toBe(true)
      room.close()
    }
    for (const { network } of pages) await network.close()
    await server.stop()
  },
)

it('did something', () => {
  process.stdout.write(`device ${JSON.stringify(counts)}\n`)
  expect(counts.promised).toBeGreaterThan(20)
  // In a single story it hangs on time whether anybody closes a page while something is only there.
  if (isLong) for (const [what, count] of Object.entries(counts)) expect(count, what).toBeGreaterThan(0)
})
