import { connect, type Socket } from 'node:net'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer } from 'node:net'
import { afterEach, expect, it, vi } from 'vitest'
import { parseConfig } from '../../server/config.ts'
import { startServer } from '../../server/server.ts'
import { until } from '../support/until.ts'

/* A stop ends in time whoever is connected. The terminal's patience is 15 s, after which the stop has failed. */
const SOON_MS = 8_000

const sockets: Socket[] = []
let dataDir = ''
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  await rm(dataDir, { recursive: true, force: true })
})

async function start(environment: Readonly<Record<string, string>> = {}) {
  dataDir = await mkdtemp(join(tmpdir(), 'kompassi-stop-'))
  const config = parseConfig({
    HOST: '127.0.0.1',
    PORT: '0',
    DATA_DIR: dataDir,
    LOG_LEVEL: 'silent',
    ...environment,
  })
  if (!config.ok) throw new Error(config.reasons.join('\n'))
  return startServer(config.value)
}

/** A connection that says `words` and from then on nothing, and that answers nothing. */
async function speak(port: number, words: string): Promise<Socket> {
  const socket = connect(port, '127.0.0.1')
  sockets.push(socket)
  await once(socket, 'connect')
  socket.write(words)
  return socket
}

it.each([
  ['says nothing, as those that browsers open ahead', ''],
  ['has begun to ask', 'GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n'],
  ['has begun to send', 'POST /api/series HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 10\r\n\r\n{'],
])(
  'stops in time while a client is connected that %s',
  async (_, words) => {
    const server = await start()
    await speak(server.port, words)
    const began = performance.now()
    await server.close()
    expect(performance.now() - began).toBeLessThan(SOON_MS)
  },
  40_000,
)

it('stops in time while a refused socket does not answer its closing frame', async () => {
  const server = await start()
  const socket = await speak(
    server.port,
    [
      'GET /sync/unknown/series HTTP/1.1',
      `Host: 127.0.0.1:${server.port}`,
      `Origin: http://127.0.0.1:${server.port}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      '',
      '',
    ].join('\r\n'),
  )
  let answer = ''
  socket.on('data', (chunk: Buffer) => (answer += chunk.toString('latin1')))
  await until(() => answer.includes('101 Switching Protocols'))
  const began = performance.now()
  await server.close()
  expect(performance.now() - began).toBeLessThan(SOON_MS)
}, 40_000)

it('leaves nothing that goes on when it cannot listen', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const made = vi.spyOn(globalThis, 'setInterval')
  const ended = vi.spyOn(globalThis, 'clearInterval')
  try {
    const address = other.address()
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0
    await expect(start({ PORT: String(port) })).rejects.toMatchObject({ code: 'EADDRINUSE' })
    const ours = made.mock.results.flatMap(({ value }) => (value instanceof Object ? [value] : []))
    const left = ours.filter((timer) => !ended.mock.calls.some(([of]) => of === timer))
    expect(ours.length).toBeGreaterThan(2)
    expect(left).toEqual([])
  } finally {
    vi.restoreAllMocks()
    other.close()
  }
})
