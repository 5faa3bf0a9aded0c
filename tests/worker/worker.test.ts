import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

/* The worker where the browser's storage does not do what it should: who opens the page then has the network at least. */

const HOME = 'https://kompassi.example'
const FILES = ['/assets/a.js', '/assets/b.js']
const PAGE = '<script src="/assets/a.js"></script>'
const OWN = 'kompassi-page-d1'

interface Event {
  readonly request?: { readonly url: string; readonly method: string; readonly mode: string }
  readonly preloadResponse?: Promise<Response | undefined>
  readonly waitUntil: (work: Promise<unknown>) => unknown
  readonly respondWith: (answer: Promise<Response>) => unknown
}

let listeners: Map<string, (event: Event) => void>
/** By the cache's name, and the address in it. */
let stored: Map<string, Map<string, Response>>
let isBroken: boolean
/** What the server says of a path. */
let server: (path: string) => Promise<Response>
let claimed: boolean
let preload: () => Promise<void>

const works = <T>(value: T): Promise<T> =>
  isBroken ? Promise.reject(new Error('the storage is broken')) : Promise.resolve(value)
const pathOf = (address: string) => new URL(address, HOME).pathname

beforeEach(async () => {
  listeners = new Map()
  stored = new Map()
  isBroken = false
  claimed = false
  preload = () => Promise.resolve()
  server = (path) => Promise.resolve(new Response(path === '/' ? PAGE : path))
  vi.stubGlobal('FILES', FILES)
  vi.stubGlobal('DEPLOY', 'd1')
  vi.stubGlobal('location', new URL(HOME))
  vi.stubGlobal('addEventListener', (type: string, listener: (event: Event) => void) =>
    listeners.set(type, listener),
  )
  vi.stubGlobal('skipWaiting', () => Promise.resolve())
  vi.stubGlobal('clients', {
    claim: () => {
      claimed = true
      return Promise.resolve()
    },
  })
  vi.stubGlobal('registration', { navigationPreload: { enable: () => preload() } })
  vi.stubGlobal('fetch', (asked: string | { readonly url: string }) =>
    server(pathOf(typeof asked === 'string' ? asked : asked.url)),
  )
  vi.stubGlobal('caches', {
    keys: () => works([...stored.keys()]),
    has: (name: string) => works(stored.has(name)),
    delete: (name: string) => works(stored.delete(name)),
    match: (address: string) =>
      works([...stored.values()].flatMap((cache) => cache.get(pathOf(address))?.clone() ?? [])[0]),
    open: (name: string) => {
      const cache = stored.get(name) ?? new Map<string, Response>()
      if (!isBroken) stored.set(name, cache)
      return works({
        match: (address: string) => works(cache.get(pathOf(address))?.clone()),
        put: (address: string, response: Response) => works(void cache.set(pathOf(address), response)),
      })
    },
  })
  vi.resetModules()
  await import('../../src/worker/worker.ts')
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** @returns what the worker does of it, to its end */
function happens(type: 'install' | 'activate'): Promise<unknown> {
  let done: Promise<unknown> = Promise.resolve()
  listeners.get(type)?.({ waitUntil: (work) => (done = work), respondWith: () => undefined })
  return done
}

function asks(path: string, mode: string): Promise<Response> {
  let answer: Promise<Response> | undefined
  listeners.get('fetch')?.({
    request: { url: HOME + path, method: 'GET', mode },
    waitUntil: () => undefined,
    respondWith: (given) => (answer = given),
  })
  return answer ?? Promise.reject(new Error('it was left to the network'))
}
const openPage = () => asks('/s/abc', 'navigate')
const textOf = async (answer: Promise<Response>) => (await answer).text()

describe('the worker', () => {
  it('keeps a deploy, and opens it without a server', async () => {
    await happens('install')
    await happens('activate')
    server = () => Promise.reject(new TypeError('no network'))
    expect(await textOf(openPage())).toBe(PAGE)
    expect(await textOf(asks('/assets/b.js', 'cors'))).toBe('/assets/b.js')
  })

  it('leaves nothing of a deploy that it could not keep whole', async () => {
    server = (path) => Promise.resolve(new Response(PAGE, { status: path === '/assets/b.js' ? 404 : 200 }))
    await expect(happens('install')).rejects.toThrow('/assets/b.js')
    expect([...stored.keys()]).toEqual([])
  })

  it('leaves alone what an earlier worker of the same deploy keeps, when it cannot be installed itself', async () => {
    await happens('install')
    server = () => Promise.reject(new TypeError('no network'))
    await expect(happens('install')).rejects.toThrow('no network')
    expect([...(stored.get(OWN)?.keys() ?? [])]).toEqual(['/', ...FILES])
  })

  it('takes over pages also where the browser refuses to ask ahead', async () => {
    preload = () => Promise.reject(new Error('refused'))
    await happens('install')
    await happens('activate')
    expect(claimed).toBe(true)
  })
})

describe('the worker, whose storage is broken,', () => {
  beforeEach(async () => {
    await happens('install')
    await happens('activate')
    isBroken = true
  })

  it('has files from the server', async () => {
    expect(await textOf(asks('/assets/a.js', 'cors'))).toBe('/assets/a.js')
  })

  it('waits for a page that takes long', async () => {
    vi.useFakeTimers()
    let answer: (page: Response) => void = () => undefined
    server = () => new Promise((resolve) => (answer = resolve))
    const page = textOf(openPage())
    await vi.advanceTimersByTimeAsync(10_000)
    answer(new Response('hidas'))
    expect(await page).toBe('hidas')
  })

  it('shows what the proxy says', async () => {
    server = () => Promise.resolve(new Response('huolto', { status: 503 }))
    expect(await textOf(openPage())).toBe('huolto')
  })
})
