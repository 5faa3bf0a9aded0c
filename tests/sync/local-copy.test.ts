import { IDBDatabase, IDBObjectStore } from 'fake-indexeddb'
import * as Y from 'yjs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { isEmpty } from '../../src/model/changes.ts'
import { createCopyDatabase } from '../../src/sync/local-copy-database.ts'
import { type CopyKey, createCopyStore } from '../../src/sync/local-copy-store.ts'
import { KEY, factory, kept, open, until } from './copy-tab.ts'

beforeEach(() => {
  vi.spyOn(console, 'info').mockImplementation(() => undefined)
})
afterEach(() => {
  vi.restoreAllMocks()
})

describe('the device’s copy', () => {
  it('brings back what was written and received, and knows what of it is only here', async () => {
    const first = await open()
    first.receive('palvelimelta ')
    first.write('itse ')
    expect(first.copy.keeps()).toBe(false)
    await kept(first)
    // The page is gone without a word.
    const second = await open()
    expect(second.text()).toBe('palvelimelta itse ')
    expect(isEmpty(second.unsaved())).toBe(false)
    expect(second.copy.keeps()).toBe(true)
    second.save()
    await second.copy.close()
    await first.copy.close()
    const third = await open()
    expect(third.text()).toBe('palvelimelta itse ')
    // The first tab never heard of it, and lives: what it says stands. The second's word was for what it had found.
    expect(isEmpty(third.unsaved())).toBe(true)
  })

  it('outlives a power cut from when something in it is only here', async () => {
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction')
    const durable = () =>
      transaction.mock.calls
        .filter(([, mode]) => mode === 'readwrite')
        .map((call: readonly unknown[]) => (call[2] as IDBTransactionOptions | undefined)?.durability)
    const one = await open()
    transaction.mockClear()
    one.receive('palvelimelta ')
    await one.copy.flush()
    expect(durable()).toEqual([undefined])
    one.write('itse ')
    await kept(one)
    expect(durable()).toEqual([undefined, 'strict'])
    await one.copy.close()
  })

  it('is read only when what still writes to it in this tab has ended', async () => {
    const before = await open()
    before.write('a')
    const first = before.copy.flush()
    before.write('b')
    const closed = before.copy.close()
    const after = await open()
    expect(after.text()).toBe('ab')
    await Promise.all([first, closed])
    await after.copy.close()
  })

  it('says of a tab that lives what that tab says', async () => {
    const living = await open()
    living.write('a')
    await kept(living)
    const other = await open()
    living.write('b')
    await kept(living)
    other.save()
    await other.copy.close()
    const third = await open()
    expect(third.text()).toBe('ab')
    expect(isEmpty(third.unsaved())).toBe(false)
    living.save()
    third.save()
    await living.copy.close()
    await third.copy.close()
    expect(isEmpty((await open()).unsaved())).toBe(true)
  })

  it('never mixes participants, roles, series or documents', async () => {
    const keys: Partial<CopyKey>[] = [
      {},
      { participant: 'mikko' },
      { role: 'facilitator' },
      { seriesId: 's2' },
      { path: 'canvas/d' },
      { path: 'own/aino/c' },
    ]
    const tabs = await Promise.all(keys.map((key) => open(key)))
    for (const [index, one] of tabs.entries()) one.write(`nro ${index}`)
    await Promise.all(tabs.map((one) => one.copy.close()))
    for (const [index, key] of keys.entries()) expect((await open(key)).text()).toBe(`nro ${index}`)
  })

  it('is shared by two tabs of one participant, and put together without losing either’s words', async () => {
    const [one, two] = [await open(), await open()]
    for (let round = 0; round < 90; round++) {
      one.write('a')
      two.write('b')
      await Promise.all([one.copy.flush(), two.copy.flush()])
    }
    const third = await open()
    expect(third.text().replaceAll('b', '')).toBe('a'.repeat(90))
    expect(third.text().replaceAll('a', '')).toBe('b'.repeat(90))
    const store = createCopyStore(createCopyDatabase(factory))
    const loaded = await store.load(KEY)
    expect(loaded.updates.length).toBeLessThan(140)
  })

  it('is written at once when the page goes, and not without need', async () => {
    const put = vi.spyOn(IDBObjectStore.prototype, 'add')
    const one = await open()
    one.write('x')
    await one.copy.flush()
    expect(one.copy.keeps()).toBe(true)
    expect(put).toHaveBeenCalledTimes(1)
    await one.copy.flush()
    expect(put).toHaveBeenCalledTimes(1)
    await one.copy.drop()
    expect((await open()).text()).toBe('')
  })

  it('does not come back with what is written after it was taken off the device, nor is said to hold that', async () => {
    const one = await open()
    one.write('poistettu')
    await one.copy.flush()
    one.write(' hetkeä ennen')
    await one.copy.drop()
    one.write(' hetkeä myöhemmin')
    expect(one.copy.keeps()).toBe(false)
    // The page goes out of sight.
    await one.copy.flush()
    await one.copy.close()
    expect((await open()).text()).toBe('')
    expect(one.copy.keeps()).toBe(false)
  })
})

describe('a device that keeps nothing', () => {
  it('has no IndexedDB, or refuses it: that is said, and nobody waits', async () => {
    const none = await open({}, null)
    expect(none.copy.status()).toEqual({ is: 'failed', trouble: 'none' })
    const refusing = {
      open: () => {
        throw new DOMException('no', 'SecurityError')
      },
    } as unknown as IDBFactory
    const refused = await open({}, refusing)
    expect(refused.copy.status()).toEqual({ is: 'failed', trouble: 'refused' })
    refused.write('x')
    await refused.copy.flush()
    expect(refused.copy.keeps()).toBe(false)
    expect(refused.text()).toBe('x')
    await refused.copy.close()
    await none.copy.close()
  })

  it('never answers: given up in time, and kept once it does', async () => {
    let hangs = true
    const hanging = {
      open: (name: string, version: number) => (hangs ? new EventTarget() : factory.open(name, version)),
    } as unknown as IDBFactory
    const one = await open({}, hanging)
    expect(one.copy.status()).toEqual({ is: 'failed', trouble: 'slow' })
    one.write('odottaa')
    one.receive('myös tämä ')
    hangs = false
    await one.copy.flush()
    expect(one.copy.keeps()).toBe(true)
    expect((await open()).text()).toBe('myös tämä odottaa')
    await one.copy.close()
  })

  it('is blocked by an older page', async () => {
    const blocking = {
      open: () => {
        const request = new EventTarget()
        queueMicrotask(() => request.dispatchEvent(new Event('blocked')))
        return request
      },
    } as unknown as IDBFactory
    expect((await open({}, blocking)).copy.status()).toEqual({ is: 'failed', trouble: 'blocked' })
  })

  it('fails in the middle: nothing is thrown, and all is kept when it works again', async () => {
    const one = await open()
    one.write('eka ')
    await kept(one)
    const add = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    one.write('toka ')
    await until(() => expect(one.copy.status()).toEqual({ is: 'failed', trouble: 'full' }))
    expect(one.copy.keeps()).toBe(false)
    expect((await open()).text()).toBe('eka ')
    add.mockRestore()
    one.write('kolmas')
    await one.copy.flush()
    expect(one.copy.keeps()).toBe(true)
    expect((await open()).text()).toBe('eka toka kolmas')
    await one.copy.close()
  })

  it('says no longer that something is unsaved that was saved while it was written down', async () => {
    const one = await open()
    one.write('a')
    const writing = one.copy.flush()
    one.save()
    await writing
    const store = createCopyStore(createCopyDatabase(factory))
    await vi.waitFor(async () => expect(await store.list('s')).toMatchObject([{ unsaved: false }]), {
      timeout: 5000,
    })
    await one.copy.close()
  })

  it('holds a part that cannot be read: the rest is there', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const store = createCopyStore(createCopyDatabase(factory))
    const write = { adds: false, replaces: [], writer: 'w', unsaved: null, adopted: [] }
    await store.write(KEY, { ...write, update: Uint8Array.of(9, 9, 9) })
    const one = new Y.Doc()
    one.getText('t').insert(0, 'luettava')
    await store.write(KEY, { ...write, update: Y.encodeStateAsUpdate(one) })
    const loaded = await open()
    expect(loaded.text()).toBe('luettava')
    expect(loaded.copy.status().is).toBe('ready')
  })
})

describe('what a device keeps is bounded', () => {
  const limits = { series: 6000, all: 10_000 }
  const big = 'x'.repeat(4000)

  it('the series that was unused for longest goes first, but none with something that is only here', async () => {
    for (const [seriesId, saves] of [
      ['vanha', false],
      ['keski', true],
    ] as const) {
      const one = await open({ seriesId }, factory, limits)
      one.write(big)
      if (saves) one.save()
      await one.copy.close()
    }
    const now = await open({ seriesId: 'uusi' }, factory, limits)
    now.write(big)
    await kept(now)
    expect((await open({ seriesId: 'vanha' })).text()).toBe(big)
    expect((await open({ seriesId: 'keski' })).text()).toBe('')
    await now.copy.close()
  })

  it('what is more than a series may hold is not kept, and that is said', async () => {
    const one = await open({}, factory, limits)
    one.write(big)
    await kept(one)
    one.write(big)
    await until(() => expect(one.copy.status()).toEqual({ is: 'failed', trouble: 'full' }))
    expect(one.text().length).toBe(8000)
    await one.copy.close()
  })
})
