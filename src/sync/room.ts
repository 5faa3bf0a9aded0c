import { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { createStore } from 'zustand/vanilla'
import { guarded } from '../model/documents.ts'
import type { Role } from '../model/role.ts'
import { countingSocket } from './counting-socket.ts'
import { holdPage } from './leaving.ts'
import { NOBODY, withPeople } from './people.ts'
import { CLOSE, MESSAGE, decodeServerMessage, encodeTimeQuery } from './protocol.ts'
import type { CloseCode, ServerMessage } from './protocol.ts'
import type { Connection, Presence, Room, RoomState } from './room-types.ts'
import { createSavedCount } from './saved-count.ts'
import { createServerClock } from './server-clock.ts'
import { onWaking } from './waking.ts'

/** No answer from the server for so long after the page woke: the connection is dead, ms. */
const ANSWER_TIME = 2000
/** The longest pause between two tries, ms: at least and at most, so that a hall does not come back in one moment. */
const BACKOFF = [2500, 7500] as const

/** Why `saved()` rejects. */
export class NotSaved extends Error {
  override name = 'NotSaved'
}

export interface OpenedRoom extends Room {
  /** Connects again after the server ended the connection for good, for example with a new session. */
  readonly resume: () => void
}

interface RoomAddress {
  readonly seriesId: string
  /** `documentPath` of the protocol. */
  readonly path: string
  readonly role: Role
}

/** Opens a document and keeps it connected until it is closed or the server ends it. */
export function openRoom({ seriesId, path, role }: RoomAddress): OpenedRoom {
  const doc = new Y.Doc()
  const awareness = new Awareness(doc)
  const count = createSavedCount()
  const clock = createServerClock()
  const presence = createStore<Presence>(() => NOBODY)
  const state = createStore<RoomState>(() => ({
    connection: { is: 'connecting' },
    synced: false,
    unsaved: false,
    refused: null,
  }))

  const showConnection = (connection: Connection) => {
    if (state.getState().connection.is !== connection.is) state.setState({ connection })
  }
  const showCount = () => {
    const unsaved = count.unsaved()
    const refused = count.refusal()
    const shown = state.getState()
    if (shown.unsaved !== unsaved || shown.refused !== refused) state.setState({ unsaved, refused })
    holdPage(doc, unsaved)
  }

  const provider = new WebsocketProvider(syncUrl(seriesId), path, doc, {
    awareness,
    params: { as: role },
    // Tabs of one browser may belong to different participants: only the server passes anything on.
    disableBc: true,
    maxBackoffTime: BACKOFF[0] + Math.random() * (BACKOFF[1] - BACKOFF[0]),
    connect: false,
    WebSocketPolyfill: countingSocket({
      began: () => {
        clock.reset()
        count.connectionBegan()
      },
      sent: (frame) => {
        count.sent(frame)
        showCount()
      },
    }),
  })

  const receive = (message: ServerMessage) => {
    switch (message.type) {
      case 'saved':
        count.saved(message.count)
        return showCount()
      case 'refused':
        count.refused(message.count, message.reason)
        return showCount()
      case 'time':
        return clock.answered(message.now)
      case 'people':
        return presence.setState(withPeople(presence.getState(), message.people), true)
    }
  }
  for (const type of ['saved', 'time', 'refused', 'people'] as const) {
    provider.messageHandlers[MESSAGE[type]] = guarded((_encoder, decoder) =>
      receive(decodeServerMessage(type, decoder)),
    )
  }

  const askTime = () => {
    clock.asked()
    provider.ws?.send(new Uint8Array(encodeTimeQuery()))
  }
  provider.on(
    'status',
    guarded(({ status }) => {
      if (status === 'connected') askTime()
    }),
  )
  provider.on(
    'sync',
    guarded((synced: boolean) => {
      if (!synced) return
      state.setState({ synced: true })
      showConnection({ is: 'live' })
    }),
  )
  provider.on(
    'connection-close',
    guarded(() => {
      presence.setState(NOBODY, true)
      showConnection({ is: 'offline' })
    }),
  )
  provider.on(
    'closed',
    guarded(({ code }: { code: number }) => showConnection({ is: 'ended', code: knownCode(code) })),
  )
  // Registered behind the provider's own listener, which sends the update if there is a connection.
  doc.on(
    'update',
    guarded((_update: Uint8Array, origin: unknown) => {
      if (origin === provider) return
      count.wrote()
      showCount()
    }),
  )

  const reconnect = () => {
    provider.disconnect()
    provider.connect()
  }
  let answerTimer: ReturnType<typeof setTimeout> | undefined
  const stopWaking = onWaking(() => {
    const { connection } = state.getState()
    if (connection.is === 'ended') return
    if (!provider.wsconnected) {
      // Waiting for its next try: the network is back now.
      if (!provider.wsconnecting) provider.connect()
      return
    }
    askTime()
    clearTimeout(answerTimer)
    answerTimer = setTimeout(() => {
      if (clock.waiting()) reconnect()
    }, ANSWER_TIME)
  })

  let isClosed = false
  provider.connect()

  return {
    doc,
    awareness,
    state,
    presence,
    now: clock.now,
    saved: () => whenSaved(state),
    resume: () => {
      if (isClosed) return
      showConnection({ is: 'connecting' })
      provider.connect()
    },
    close: () => {
      if (isClosed) return
      isClosed = true
      clearTimeout(answerTimer)
      stopWaking()
      holdPage(doc, false)
      provider.destroy()
      awareness.destroy()
      doc.destroy()
      showConnection({ is: 'offline' })
    },
  }
}

function whenSaved(state: Room['state']): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = ({ unsaved, refused, connection }: RoomState): boolean => {
      if (!unsaved) resolve()
      else if (refused !== null) reject(new NotSaved(refused))
      else if (connection.is === 'ended') reject(new NotSaved('ended'))
      else return false
      return true
    }
    if (settle(state.getState())) return
    const stop = state.subscribe((now) => {
      if (settle(now)) stop()
    })
  })
}

function syncUrl(seriesId: string): string {
  const { protocol, host } = window.location
  return `${protocol === 'https:' ? 'wss:' : 'ws:'}//${host}/sync/${seriesId}`
}

/** A 44xx code that this page does not know comes from a newer server. */
const knownCode = (code: number): CloseCode =>
  Object.values(CLOSE).find((known) => known === code) ?? CLOSE.pageTooOld
