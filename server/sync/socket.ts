import { WebSocket } from 'ws'
import { CLOSE, type CloseCode } from '../../src/sync/protocol.ts'

/** The part of a socket that a connection needs. */
export interface Socket {
  readonly bufferedAmount: number
  send(bytes: Uint8Array): void
  close(code: number, reason: string): void
  terminate(): void
  ping(): void
  pause(): void
  resume(): void
}

/**
 * ws closes by itself on a frame that is too large (1009, 1008) or against the WebSocket protocol (1002, 1007). A
 * y-websocket client would come back after those codes and do the same again; ours are final.
 */
export class SyncSocket extends WebSocket {
  /** What ws itself has closed the socket for, in our codes; null: nothing. */
  refusal: CloseCode | null = null

  override close(code?: number, data?: string | Buffer): void {
    // 1008: in more pieces than any client of ours sends.
    if (code === 1009 || code === 1008) this.refuse(CLOSE.tooLarge, 'frame too large')
    else if (code === 1002 || code === 1007) this.refuse(CLOSE.malformed, 'malformed')
    else super.close(code, data)
  }

  private refuse(code: CloseCode, reason: string): void {
    this.refusal = code
    super.close(code, reason)
  }
}
