import { type Browser, type CDPSession, type Page, chromium } from '@playwright/test'
import { findChromium } from '../../support/chromium.ts'
import type { Contender, OpenBoard } from './contender.ts'

/** A headless Chromium that draws in software, as on a laptop without a graphics driver. */
export async function launch(): Promise<Browser> {
  const executablePath = findChromium()
  if (executablePath === null) throw new Error('No Chromium found; npm run test:e2e says how to get one.')
  return chromium.launch({
    executablePath,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--js-flags=--expose-gc',
    ],
  })
}

export interface Slowness {
  /** The processor is so many times slower. */
  readonly cpu: number
  /** Bytes a second down and up, and ms a request; Chromium's own "Fast 4G". */
  readonly network: { readonly down: number; readonly up: number; readonly latency: number }
}
export const PHONE: Slowness = {
  cpu: 4,
  network: { down: (9e6 / 8) * 0.9, up: (1.5e6 / 8) * 0.9, latency: 60 * 2.75 },
}

interface Opened {
  readonly board: OpenBoard
  readonly session: CDPSession
  /** From the navigation's start to the end of the frame in which a first note could be made, ms. */
  readonly ready: number
  /** The same until all notes were there. */
  readonly filled: number
  /** Compressed bytes of scripts, style sheets and fonts that were there before `ready`. */
  readonly bytes: number
  readonly errors: readonly string[]
}

/**
 * Asked once a frame, in the page: the condition holds at its beginning, the picture is there at its end. It tells by a binding:
 * Playwright's way to wait puts a script of its own into the page, which takes the main thread amid the loading.
 */
const WATCH = (ready: string, count: string, notes: number) => `
  (() => {
    const marks = (window.marks = {})
    const ended = (name) => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => {
        marks[name] = performance.now()
        if (name === 'filled') window.benchTold('filled')
      }
      port2.postMessage(0)
    }
    const look = () => {
      if (marks.isReady === undefined && (${ready})) { marks.isReady = true; ended('ready') }
      if (marks.isFull === undefined && marks.isReady && (${count}) >= ${notes}) { marks.isFull = true; ended('filled') }
      if (marks.isFull === undefined) requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })()`

/** Opens a contender's board in a browser context of its own, with nothing cached. */
export async function open(
  browser: Browser,
  contender: Contender,
  notes: number,
  slowness: Slowness | null = null,
): Promise<Opened> {
  const { context, page } = await contender.enter(browser)
  const session = await context.newCDPSession(page)
  await atRest(browser)
  const loaded = await watchBytes(session)
  await session.send('Performance.enable')
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  if (slowness) {
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowness.cpu })
    const { down, up, latency } = slowness.network
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency,
      downloadThroughput: down,
      uploadThroughput: up,
    })
  }
  // What tsx puts into functions that are sent to a page.
  await page.addInitScript('globalThis.__name = (one) => one')
  await page.addInitScript(WATCH(contender.ready, contender.count, notes))
  await session.send('Runtime.enable')
  await session.send('Runtime.addBinding', { name: 'benchTold' })
  const filled = new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('the board did not come')), 60_000)
    session.on('Runtime.bindingCalled', ({ name }) => {
      if (name !== 'benchTold') return
      clearTimeout(late)
      resolve()
    })
  })
  await Promise.all([page.goto(contender.address(notes > 0), { waitUntil: 'commit' }), filled])
  const marks = await page.evaluate(
    () => (window as unknown as { marks: { ready: number; filled: number } }).marks,
  )
  const { timeOrigin } = await page.evaluate(() => ({ timeOrigin: performance.timeOrigin }))
  return {
    board: await contender.board(context, page),
    session,
    ...marks,
    bytes: loaded(timeOrigin + marks.ready),
    errors,
  }
}

/**
 * Lets the browser draw its own window first, which takes half a second of a core in a new context: a page is opened in a
 * window that is there.
 */
async function atRest(browser: Browser): Promise<void> {
  const session = await browser.newBrowserCDPSession()
  const used = async () => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo')
    return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0)
  }
  let before = await used()
  for (let still = 0, looks = 0; still < 2 && looks < 40; looks += 1) {
    await new Promise((resolve) => setTimeout(resolve, 200))
    const now = await used()
    still = now - before < 0.02 ? still + 1 : 0
    before = now
  }
  await session.detach()
}

/** Counts what comes over the network. @returns the bytes of what was asked for by a moment, ms since the epoch */
async function watchBytes(session: CDPSession): Promise<(by: number) => number> {
  const asked = new Map<string, { readonly kind: string; readonly at: number; bytes: number }>()
  session.on('Network.requestWillBeSent', ({ requestId, type, wallTime }) => {
    asked.set(requestId, { kind: type ?? '', at: wallTime * 1000, bytes: 0 })
  })
  session.on('Network.dataReceived', ({ requestId, encodedDataLength }) => {
    const request = asked.get(requestId)
    if (request) request.bytes += encodedDataLength
  })
  await session.send('Network.enable')
  return (by) =>
    [...asked.values()]
      .filter(({ kind, at }) => ['Document', 'Script', 'Stylesheet', 'Font'].includes(kind) && at <= by)
      .reduce((sum, { bytes }) => sum + bytes, 0)
}

/** The main thread's work so far, s. */
export async function taskSeconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN
}

/** Collections until nothing more goes: some of what one finds free is let go by tasks after it. */
const COLLECTIONS = { least: 3, most: 12, pause: 250, still: 20_000 }

/** The heap after forced collections, bytes. */
export async function heapBytes(session: CDPSession): Promise<number> {
  let before = Infinity
  for (let time = 1; ; time += 1) {
    await session.send('HeapProfiler.collectGarbage')
    await new Promise((resolve) => setTimeout(resolve, COLLECTIONS.pause))
    const { usedSize } = await session.send('Runtime.getHeapUsage')
    const isStill = time >= COLLECTIONS.least && Math.abs(before - usedSize) < COLLECTIONS.still
    if (isStill || time === COLLECTIONS.most) return usedSize
    before = usedSize
  }
}

/** Lets what opening a page began come to an end. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const wait = () => requestIdleCallback(() => resolve(), { timeout: 3000 })
        setTimeout(wait, 1200)
      }),
  )
}
