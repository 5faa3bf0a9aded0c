import { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { createStore } from 'zustand/vanilla'
import { guarded } from '../model/documents.ts'
import { type RoomAddress, socketParams, syncUrl } from './address.ts'
import { codeOf, knownCode, passingCode } from './close-codes.ts'
import { countingSocket } from './counting-socket.ts'
import { onLeaving } from './leaving.ts'
import { keepAlive } from './liveness.ts'
import { inTime } from './in-time.ts'
import { copies } from './local-copies.ts'
import { COPY, createLocalCopy } from './local-copy.ts'
import { NOBODY, withPeople } from './people.ts'
import { mayBeKept } from './kept-before.ts'
import { CLOSE, type CloseCode, type ServerMessage } from './protocol.ts'
import { hasSession } from './renew.ts'
import { BEGINNING, NOTHING, createTruth, whenSaved } from './room-truth.ts'
import type { Connection, OpenedRoom, Presence, RoomEnds, RoomState } from './room-types.ts'
import { createServerClock } from './server-clock.ts'
import { watchFrames } from './server-frames.ts'
import { dropUnreadable, takeState } from './take-state.ts'
import { createUnsaved } from './unsaved.ts'
import { onWaking } from './waking.ts'

/** The longest pause between two tries, ms: at least and at most, so that a hall does not come back in one moment. */
const BACKOFF = [1500, 4000] as const
/** Joining waits so long for this device's copy, ms. */
const COPY_TIME = 1500
/** So long the server may be on its way before what this device kept is shown to be written on, ms. */
const SERVER_TIME = 2500

/** Opens a document and keeps it connected until it is closed or the server ends it. */
export function openRoom({ seriesId, path, role, participant }: RoomAddress, ends?: RoomEnds): OpenedRoom {
  const doc = new Y.Doc()
  const awareness = new Awareness(doc)
  const unsaved = createUnsaved()
  const clock = createServerClock()
  const presence = createStore<Presence>(() => NOBODY)
  const onlyHere = createStore<ReadonlySet<string>>(() => NOTHING)
  const state = createStore<RoomState>(() => BEGINNING)
  let isClosed = false
  /** On this connection the server has sent what it has. */
  let hasState = false
  /** It was deleted, and what is unsaved is on its way elsewhere: told the same once more, that would be brought there twice. */
  let isLeaving = false

  const copy =
    participant === undefined || path === 'series'
      ? null
      : createLocalCopy({
          store: copies,
          key: { seriesId, participant, role, path },
          doc,
          unsaved: unsaved.changes,
          found: unsaved.found,
          changed: () => truth.show(),
        })
  // A device that was never in this series has nothing of it: should it have, that comes as late as from a slow device.
  const mayHave = copy !== null && mayBeKept(seriesId)
  const truth = createTruth({
    doc,
    state,
    onlyHere,
    unsaved,
    keeps: () => copy?.keeps() ?? false,
    looks: () => mayHave && (copy?.isLooking() ?? false),
    late: () => alive.probe(),
  })
  const { show } = truth
  const showConnection = (connection: Connection) => {
    const shown = state.getState().connection
    if (shown.is !== connection.is || codeOf(shown) !== codeOf(connection)) state.setState({ connection })
    show()
  }
  const isOver = () => isClosed || state.getState().connection.is === 'ended'
  /** Without the server, what this device kept is what there is. */
  const showCopy = async () => {
    // Who has no part in the series keeps nothing of it; nor does a page that cannot even load the way to do it.
    if (path === 'series' && participant !== undefined) {
      const kept = await import('./kept-series.ts').catch(() => null)
      const isMissed = () => !provider.wsconnected
      await kept?.followSeries({
        seriesId,
        doc,
        isOver,
        isMissed,
        people: () => presence.getState().people.size,
      })
    }
    if (!isClosed && doc.store.clients.size > 0) state.setState({ synced: true })
  }
  const provider = new WebsocketProvider(syncUrl(seriesId), path, doc, {
    awareness,
    params: { ...socketParams({ role, participant }) },
    // Tabs of one browser may belong to different participants: only the server passes anything on.
    disableBc: true,
    maxBackoffTime: BACKOFF[0] + Math.random() * (BACKOFF[1] - BACKOFF[0]),
    connect: false,
    WebSocketPolyfill: countingSocket({
      began: () => {
        hasState = false
        clock.reset()
        unsaved.connectionBegan()
        void copy?.adopt()
      },
      sent: unsaved.sent,
    }),
  })
  const alive = keepAlive(provider, clock, isOver)

  const receive = (message: ServerMessage) => {
    switch (message.type) {
      case 'saved':
        if (unsaved.saved(message.count)) truth.progressed()
        return copy?.told()
      case 'refused':
        unsaved.refused(message.count, message.reason)
        copy?.told()
        return show()
      case 'time':
        return clock.answered(message.now)
      case 'people':
        return presence.setState(withPeople(presence.getState(), message.people), true)
      case 'held':
        return state.setState({ held: message.participants })
    }
  }
  const onUpdate = guarded((update: Uint8Array, origin: unknown) => {
    if (origin === COPY) return unsaved.passed()
    const isOwn = origin !== provider
    if (isOwn) unsaved.wrote(update)
    copy?.took(update, isOwn)
    if (isOwn) show()
  })
  // Behind the provider's own listener, which sends the update if there is a connection.
  doc.on('update', onUpdate)
  watchFrames(provider, {
    message: receive,
    asked: (vector) => {
      // Neither this device nor the server has what it is behind.
      if (hasState) dropUnreadable(doc)
      // Nobody but the server writes the series, so what it lacks of that is no loss.
      if (path !== 'series') unsaved.serverHas(doc, vector)
    },
    state: (update) => {
      unsaved.serverSent(update)
      takeState(doc, update, provider, [provider._updateHandler, onUpdate])
      copy?.took(update, false)
      hasState = true
    },
  })
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
    guarded((event: { readonly code: number } | null) => {
      presence.setState(NOBODY, true)
      state.setState({ held: 0 })
      void showCopy()
      const code = passingCode(event?.code)
      showConnection(code === undefined ? { is: 'offline' } : { is: 'offline', code })
    }),
  )
  provider.on(
    'closed',
    guarded(({ code }: { code: number }) => void ended(knownCode(code))),
  )
  async function ended(code: CloseCode): Promise<void> {
    if (code === CLOSE.noSession && participant !== undefined) {
      if (await hasSession({ seriesId, role, participant }, path, () => isClosed)) return provider.connect()
    }
    const mayGoOn = code === CLOSE.staleCopy || code === CLOSE.tooLarge
    // Where even the way on cannot be loaded, this is the end.
    if (mayGoOn && (await ends?.(code, unsaved.changes(), copy).catch(() => false))) {
      return unsaved.handedOver()
    }
    if (isClosed) return
    isLeaving = code === CLOSE.deleted
    showConnection({ is: 'ended', code })
    await copy?.flush()
    if (!isLeaving) return
    try {
      if (unsaved.any()) await ends?.(code, unsaved.changes(), copy)
      // What was deleted by its owner has nothing left to save.
      unsaved.handedOver()
      show()
      await copy?.drop()
      if (path === 'series') await copies.drop((row) => row.seriesId === seriesId)
    } catch (error) {
      console.info('the copy of what was deleted is still on this device', error)
    } finally {
      isLeaving = false
    }
  }

  const stopWaking = onWaking(() => void copy?.adopt())
  const stopLeaving = onLeaving(() => void copy?.flush())
  const serverTimer = setTimeout(() => void showCopy(), SERVER_TIME)
  const loading = copy?.load()
  const start = async () => {
    if (loading && mayHave) await inTime(loading, COPY_TIME)
    if (!isClosed) provider.connect()
  }
  void start()

  return {
    doc,
    awareness,
    state,
    presence,
    onlyHere,
    now: clock.now,
    saved: () => whenSaved(state),
    loaded: loading,
    unsavedChanges: unsaved.changes,
    handedOver: async () => {
      unsaved.handedOver()
      show()
      copy?.told()
      await copy?.flush()
    },
    resume: () => {
      if (isClosed || isLeaving) return
      showConnection({ is: 'connecting' })
      provider.connect()
    },
    close: () => {
      if (isClosed) return
      showConnection({ is: 'offline' })
      isClosed = true
      clearTimeout(serverTimer)
      alive.stop()
      stopLeaving()
      stopWaking()
      truth.stop()
      void copy?.close()
      provider.destroy()
      awareness.destroy()
      doc.destroy()
    },
  }
}
