import type { WebsocketProvider } from 'y-websocket'
import { encodeTimeQuery } from './protocol.ts'
import type { ServerClock } from './server-clock.ts'
import { onWaking } from './waking.ts'

/** No answer from the server for so long after the page woke: the connection is dead, ms. */
const ANSWER_TIME = 2000
/** A network that swallows everything lets a browser try for minutes; this page tries anew after so long, ms. */
const CONNECT_TIME = 8000

export interface Liveness {
  /** Finds out whether the connection still lives, and makes a new one if not. */
  readonly probe: () => void
  readonly stop: () => void
}

/** Keeps a provider's connection alive: asks when the page woke, and gives up what does not answer. */
export function keepAlive(provider: WebsocketProvider, clock: ServerClock, isOver: () => boolean): Liveness {
  let answerTimer: ReturnType<typeof setTimeout> | undefined
  let connectTimer: ReturnType<typeof setTimeout> | undefined

  const reconnect = () => {
    provider.disconnect()
    provider.connect()
  }
  const ask = () => {
    clock.asked()
    provider.ws?.send(new Uint8Array(encodeTimeQuery()))
  }
  /** Unless the socket that is being opened now is open by then. */
  const expectOpen = (within: number) => {
    const { ws } = provider
    clearTimeout(connectTimer)
    connectTimer = setTimeout(() => {
      if (!isOver() && provider.ws === ws && !provider.wsconnected) reconnect()
    }, within)
  }

  const onStatus = ({ status }: { status: 'connected' | 'disconnected' | 'connecting' }) => {
    if (status === 'connected') ask()
    if (status === 'connecting') expectOpen(CONNECT_TIME)
  }
  provider.on('status', onStatus)

  const probe = () => {
    if (isOver()) return
    if (provider.wsconnected) {
      ask()
      clearTimeout(answerTimer)
      answerTimer = setTimeout(() => {
        if (!isOver() && clock.waiting()) reconnect()
      }, ANSWER_TIME)
    } else if (provider.ws === null) {
      // Waiting for its next try: the network is back now.
      provider.connect()
    } else expectOpen(ANSWER_TIME)
  }
  const stopWaking = onWaking(probe)

  return {
    probe,
    stop: () => {
      clearTimeout(answerTimer)
      clearTimeout(connectTimer)
      stopWaking()
      provider.off('status', onStatus)
    },
  }
}
