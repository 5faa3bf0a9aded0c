/** Makes the socket class that `WebsocketProvider` opens its connections with, watched from the first frame on. */
export function countingSocket(watch: {
  readonly began: () => void
  readonly sent: (frame: Uint8Array) => void
}): typeof WebSocket {
  return class CountingSocket extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols)
      watch.began()
    }

    override send(data: string | ArrayBufferLike | Blob | ArrayBufferView): void {
      super.send(data as Parameters<WebSocket['send']>[0])
      // The provider sends Uint8Arrays only.
      if (data instanceof Uint8Array) watch.sent(data)
    }
  }
}
