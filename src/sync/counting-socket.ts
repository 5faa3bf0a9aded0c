import { type EarlySocket, takeEarlySocket } from './early.ts'
import { keepPace } from './pace.ts'
import { MESSAGE, SYNC } from './protocol.ts'

interface SocketWatch {
  readonly began: () => void
  readonly sent: (frame: Uint8Array) => void
}

/**
 * Makes the socket class that `WebsocketProvider` opens its connections with, watched from the first frame on. A socket that
 * was opened early for the same address is taken over instead.
 */
export function countingSocket(watch: SocketWatch): typeof WebSocket {
  class CountingSocket extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols)
      keepPace(this)
      watch.began()
    }

    override send(data: string | ArrayBufferLike | Blob | ArrayBufferView): void {
      super.send(data as Parameters<WebSocket['send']>[0])
      // The provider sends Uint8Arrays only.
      if (data instanceof Uint8Array) watch.sent(data)
    }
  }
  return new Proxy(CountingSocket, {
    construct(target, given: [string | URL, (string | string[])?]) {
      const early = takeEarlySocket(String(given[0]))
      return early ? adopt(early, watch) : new target(...given)
    },
  })
}

/** Counts what goes out from now on, and tells what came until now to whoever listens once this task is over. */
function adopt({ socket, heard, asked }: EarlySocket, watch: SocketWatch): WebSocket {
  watch.began()
  keepPace(socket)
  const send = socket.send.bind(socket)
  let isAsked = asked
  socket.send = (data) => {
    const isQuestion = data instanceof Uint8Array && data[0] === MESSAGE.sync && data[1] === SYNC.step1
    if (isAsked && isQuestion) {
      // The answer, all that the server has, is on its way or here.
      isAsked = false
      return
    }
    send(data)
    if (data instanceof Uint8Array) watch.sent(data)
  }
  queueMicrotask(() => {
    for (const event of heard) {
      if (event.type === 'message') socket.onmessage?.(event as MessageEvent)
      else if (event.type === 'open') socket.onopen?.(event)
      else if (event.type === 'close') socket.onclose?.(event as CloseEvent)
      else socket.onerror?.(event)
    }
  })
  return socket
}
