import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { build } from 'esbuild'
import type { Contender, ContenderName } from './contender.ts'
import { VIEWPORT } from './contender.ts'
import type { BenchNote } from './notes.ts'

const FOLDER = join(import.meta.dirname, '..', 'peers-board')
const BUILT = join(FOLDER, 'dist')
const SOURCES = { tldraw: 'tldraw.jsx', Excalidraw: 'excalidraw.jsx', 'plain DOM': 'plain.js' } as const
export type PeerName = keyof typeof SOURCES
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/**
 * Installs the whiteboards that ours is compared with, once: they are no part of the product.
 * @returns null, or why they cannot take part
 */
export function installBoards(): string | null {
  if (existsSync(join(FOLDER, 'node_modules', 'tldraw'))) return null
  console.log('Installing the peers (tests/bench/peers-board) …')
  const done = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], {
    cwd: FOLDER,
    encoding: 'utf8',
  })
  return done.status === 0 ? null : `npm ci in tests/bench/peers-board failed:\n${done.stderr.slice(-1500)}`
}

async function buildPeer(name: PeerName): Promise<string> {
  const out = join(BUILT, SOURCES[name].replace(/\.\w+$/, ''))
  await rm(out, { recursive: true, force: true })
  await mkdir(out, { recursive: true })
  await build({
    entryPoints: { page: join(FOLDER, SOURCES[name]) },
    outdir: out,
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"', 'process.env.IS_PREACT': '"false"' },
    loader: {
      '.woff2': 'file',
      '.svg': 'file',
      '.png': 'file',
      // tldraw's texts of other languages are files that it fetches.
      ...(name === 'tldraw' && { '.json': 'file' }),
    },
    publicPath: '/',
    conditions: ['production'],
    logLevel: 'error',
  })
  const css = existsSync(join(out, 'page.css')) ? '<link rel="stylesheet" href="/page.css">' : ''
  await writeFile(
    join(out, 'index.html'),
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
      `${css}<script>window.EXCALIDRAW_ASSET_PATH='/'</script><script type="module" src="/page.js"></script>` +
      `<body><div id="root"></div></body></html>`,
  )
  return out
}

/** Serves a folder as any good server would: compressed where that helps. */
async function serve(
  folders: readonly string[],
  notes: readonly BenchNote[],
): Promise<{ url: string; stop: () => Promise<void> }> {
  const known = new Map<string, { body: Buffer; type: string; encoding: string | null }>()
  const put = (path: string, raw: Buffer) => {
    const type = TYPES[extname(path)] ?? 'application/octet-stream'
    const packed = /text|json|svg/.test(type) ? brotliCompressSync(raw) : null
    known.set(path, packed ? { body: packed, type, encoding: 'br' } : { body: raw, type, encoding: null })
  }
  for (const folder of folders) {
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      const file = join(entry.parentPath, entry.name)
      put(`/${file.slice(folder.length + 1)}`, await readFile(file))
    }
  }
  put('/notes.json', Buffer.from(JSON.stringify(notes)))
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname
    const found = known.get(path === '/' ? '/index.html' : path)
    if (!found) return void response.writeHead(404).end()
    response.writeHead(200, {
      'content-type': found.type,
      'cache-control': 'max-age=3600',
      ...(found.encoding !== null && { 'content-encoding': found.encoding }),
    })
    response.end(found.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

interface PeerPage {
  readonly bench: {
    count(): number
    ready(): boolean
    at(id: string): { x: number; y: number }
    scale(): number
    text(id: string): string
    remote(edit: unknown): void
    edits?: { timer: number; done: number }
  }
}

/** One of the others, built and served. */
export async function startPeer(name: PeerName, notes: readonly BenchNote[]): Promise<Contender> {
  const built = await buildPeer(name)
  const fonts = join(FOLDER, 'node_modules/@excalidraw/excalidraw/dist/prod')
  const { url, stop } = await serve(name === 'Excalidraw' ? [fonts, built] : [built], notes)
  return {
    name: name satisfies ContenderName,
    enter: async (browser) => {
      const context = await browser.newContext({ viewport: VIEWPORT, locale: 'fi-FI' })
      return { context, page: await context.newPage() }
    },
    address: (full) => (full ? `${url}?notes` : url),
    ready: 'window.bench?.ready() === true',
    count: 'window.bench?.count() ?? 0',
    board: async (context, page) => ({
      page,
      at: (id) => page.evaluate((note) => (window as unknown as PeerPage).bench.at(note), id),
      // The one that was made last lies on top.
      free: () => Promise.resolve(notes.at(-1)?.id ?? ''),
      scale: () => page.evaluate(() => (window as unknown as PeerPage).bench.scale()),
      text: (id) => page.evaluate((note) => (window as unknown as PeerPage).bench.text(note), id),
      edits: async (perSecond, make) => {
        const list = Array.from({ length: 2000 }, (_, index) => make(index))
        await page.evaluate(
          ([edits, every]) => {
            const { bench } = window as unknown as PeerPage
            const state = { timer: 0, done: 0 }
            // As a socket's messages come: late ones are not left out, but come one after the other.
            const began = performance.now()
            state.timer = window.setInterval(() => {
              while (state.done * every < performance.now() - began)
                bench.remote(edits[state.done++ % edits.length])
            }, every)
            bench.edits = state
          },
          [list, 1000 / perSecond] as const,
        )
        return () =>
          page.evaluate(() => {
            const { edits } = (window as unknown as PeerPage).bench
            window.clearInterval(edits?.timer)
            return edits?.done ?? 0
          })
      },
      close: () => context.close(),
    }),
    stop,
  }
}
