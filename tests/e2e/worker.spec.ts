import { readFile } from 'node:fs/promises'
import { type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { type Page, expect } from '@playwright/test'
import { NO_WORKER } from '../../server/http/no-worker.ts'
import { test } from './test.ts'

/*
 * What keeps the page (`src/worker/`), with a server that is updated, gone, or hidden by its proxy as the test says. It serves what was
 * built; "another deploy" is the same page, marked, with its first script under another name.
 */
test.use({ serviceWorkers: 'allow' })

const CLIENT = join(import.meta.dirname, '../../dist/client')
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
}

let server: Server
let url: string
/** Empty: what was built. */
let deploy: string
/** Of which deploy the worker's file is, or `none`; null: of the same. */
let workerOf: string | null
/** What the server does when it is asked for a page. */
let does: 'answer' | 'nothing' | 'end' | number
/** Paths that it was asked for. */
let asked: string[]

/** As it is built, or with its first script under a name that only this deploy has. */
async function contentOf(path: string): Promise<Buffer | string | null> {
  if (path === '/worker.js' && workerOf === 'none') return NO_WORKER
  const ending = `-${deploy}.js`
  const name = deploy !== '' && path.endsWith(ending) ? path.replace(ending, '.js') : path
  const file = await readFile(join(CLIENT, name)).catch(() => null)
  const of = path === '/worker.js' ? (workerOf ?? deploy) : deploy
  if (of === '' || (path !== '/index.html' && path !== '/worker.js')) return file
  const renamed = String(file).replaceAll(/(\/assets\/first-[\w-]{7})\.js/g, `$1-${of}.js`)
  return path === '/worker.js'
    ? renamed.replace(/"[0-9a-f]{12}"/, `"${of}"`)
    : renamed.replace('<html', `<html data-deploy="${of}"`)
}

test.beforeEach(async () => {
  deploy = ''
  workerOf = null
  does = 'answer'
  asked = []
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    asked.push(pathname)
    const answer = async () => {
      const isPage = !pathname.startsWith('/api') && extname(pathname) === ''
      if (does === 'nothing' && isPage) return
      if (does === 'end' || (does === 'nothing' && pathname === '/worker.js')) return response.destroy()
      if (typeof does === 'number') return response.writeHead(does).end('<title>proxy</title>')
      const content = pathname.startsWith('/api') ? null : await contentOf(isPage ? '/index.html' : pathname)
      if (content === null) return response.writeHead(404).end('{}')
      const type = TYPES[extname(pathname)] ?? 'text/html; charset=utf-8'
      const isHashed = pathname.startsWith('/assets/')
      response.writeHead(200, {
        'content-type': type,
        'cache-control': isHashed ? 'max-age=31536000, immutable' : 'no-cache',
      })
      response.end(content)
    }
    void answer()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
test.afterEach(() => {
  server.closeAllConnections()
  server.close()
})

/** Opens the page and has the browser keep it, as a workshop's page does. */
async function openKept(page: Page): Promise<void> {
  await page.goto(url)
  await page.evaluate(async () => {
    await navigator.serviceWorker.register('/worker.js', { updateViaCache: 'none' })
    await navigator.serviceWorker.ready
  })
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated')
}

const kept = (page: Page) => page.evaluate(async () => (await caches.keys()).length)
const start = (page: Page) => page.locator('#root main')
/** The page is there, and of this deploy; null: of what was built. */
async function expectDeploy(page: Page, name: string | null): Promise<void> {
  await expect(start(page)).toBeVisible()
  expect(await page.locator('html').getAttribute('data-deploy')).toBe(name)
}

/** Has the browser look for another worker. @returns what has become of that */
const update = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready
    await registration.update()
    const { installing } = registration
    if (!installing) return 'none'
    return new Promise<string>((resolve) => {
      installing.addEventListener('statechange', () => {
        if (installing.state === 'activated' || installing.state === 'redundant') resolve(installing.state)
      })
    })
  })

test('the page opens without a server, at every address of its own', async ({ page }) => {
  await openKept(page)
  does = 'end'
  for (const path of ['/', '/join', '/nowhere']) {
    await page.goto(url + path)
    await expect(start(page)).toBeVisible()
  }
})

for (const status of [502, 503, 504]) {
  test(`a proxy that says ${status} is no page`, async ({ page }) => {
    await openKept(page)
    does = status
    await page.reload()
    await expectDeploy(page, null)
  })
}

test('a server that takes its time is waited for so long only', async ({ page }) => {
  await openKept(page)
  does = 'nothing'
  await page.reload()
  await expect(start(page)).toBeVisible()
})

test('a new deploy is what is opened next, and what is kept from then on', async ({ page }) => {
  await openKept(page)
  deploy = 'b'
  // While the worker is the earlier one still.
  await page.reload()
  await expectDeploy(page, 'b')
  expect(await update(page)).toBe('activated')
  // Pages of the deploy before may be open, and ask for its parts.
  expect(await kept(page)).toBe(2)
  does = 'end'
  await page.reload()
  await expectDeploy(page, 'b')

  does = 'answer'
  deploy = 'c'
  await page.reload()
  await expectDeploy(page, 'c')
  expect(await update(page)).toBe('activated')
  expect(await page.evaluate(() => caches.keys())).toEqual(['kompassi-page-b', 'kompassi-page-c'])
})

test('a worker that meets the page of another deploy keeps nothing of it, and the one before stays', async ({
  page,
}) => {
  await openKept(page)
  const before = await page.evaluate(() => caches.keys())
  deploy = 'c'
  workerOf = 'b'
  expect(await update(page)).toBe('redundant')
  expect(await page.evaluate(() => caches.keys())).toEqual(before)
  does = 'end'
  await page.reload()
  await expectDeploy(page, null)
})

test('a server that wants no worker rids browsers of theirs', async ({ page }) => {
  await openKept(page)
  workerOf = 'none'
  expect(await update(page)).toBe('activated')
  await expect.poll(() => kept(page)).toBe(0)
  await page.reload()
  await expectDeploy(page, null)
  expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull()
})

test('what is of one person is never kept', async ({ page }) => {
  await openKept(page)
  await page.evaluate(() => fetch('/api/series/abc').then((answer) => answer.status))
  await page.goto(`${url}/s/abc?as=participant`)
  await expect(start(page)).toBeVisible()
  const addresses = await page.evaluate(async () => {
    const all: string[] = []
    for (const name of await caches.keys()) {
      for (const { url } of await (await caches.open(name)).keys()) all.push(new URL(url).pathname)
    }
    return all
  })
  expect(addresses.length).toBeGreaterThan(50)
  expect(addresses.filter((path) => path !== '/' && !path.startsWith('/assets/'))).toEqual([])
  // And is asked for each time.
  asked = []
  await page.evaluate(() => fetch('/api/series/abc').then((answer) => answer.status))
  expect(asked).toEqual(['/api/series/abc'])
})
