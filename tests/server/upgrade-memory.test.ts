import type { IncomingMessage } from 'node:http'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { claimedGrant, startSyncServer } from '../support/sync-server.ts'
import { until } from '../support/until.ts'

it('a request is let go when its socket is in a room', async () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  let asked: WeakRef<IncomingMessage> | null = null
  const server = await startSyncServer({
    canvases: { c1: 'open' },
    authenticate: (request, series) => {
      asked = new WeakRef(request)
      return claimedGrant(request, series)
    },
  })
  const socket = new WebSocket(server.url('participant.a', 'canvas/c1'))
  try {
    let heard = 0
    socket.on('message', () => heard++)
    await until(() => heard > 0, 'the room')
    await until(() => {
      collect()
      return asked?.deref() === undefined
    }, 'the request to be let go')
    expect(socket.readyState).toBe(WebSocket.OPEN)
  } finally {
    socket.terminate()
    await server.stop()
  }
})
