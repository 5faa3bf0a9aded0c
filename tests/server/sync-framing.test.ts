import { describe, expect, it } from 'vitest'
import { Answers } from '../../server/sync/answers.ts'
import { Connection } from '../../server/sync/connection.ts'
import { awarenessFrame, encodeEntry } from '../../server/sync/awareness-entries.ts'
import { onWire, together, updateFrame, updateOnWire } from '../../server/sync/frames.ts'
import { DEFAULT_LIMITS } from '../../server/sync/limits.ts'
import { LiveDocument } from '../../server/sync/live-document.ts'
import { NO_METRICS } from '../../server/sync/metrics.ts'
import { RoomPresence } from '../../server/sync/presence.ts'
import { uptime } from '../../server/sync/uptime.ts'
import type { Socket } from '../../server/sync/socket.ts'
import { WorkBudget } from '../../server/sync/work-budget.ts'
import { MESSAGE } from '../../src/sync/protocol.ts'

interface WireFrame {
  readonly opcode: number
  readonly payload: Uint8Array
}

/** What stands on the wire, read as RFC 6455 says. */
function readWire(bytes: Uint8Array): WireFrame[] {
  const frames: WireFrame[] = []
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  let at = 0
  while (at < bytes.length) {
    const opcode = view.getUint8(at)
    const short = view.getUint8(at + 1)
    const length =
      short === 126 ? view.getUint16(at + 2) : short === 127 ? Number(view.getBigUint64(at + 2)) : short
    const start = at + (short === 126 ? 4 : short === 127 ? 10 : 2)
    frames.push({ opcode, payload: Uint8Array.from(bytes.subarray(start, start + length)) })
    at = start + length
  }
  return frames
}

describe('a message on the wire', () => {
  it.each([0, 1, 120, 125, 126, 65_535, 200_000])('is the same for an update of %i bytes', (length) => {
    const update = new Uint8Array(length).fill(7)
    expect(updateOnWire(update)).toEqual(onWire(updateFrame(update)))
  })

  it.each([0, 1, 125, 126, 127, 65_535, 65_536, 200_000])('is one binary frame with %i bytes', (length) => {
    const message = Uint8Array.from({ length }, (_, index) => index % 251)
    const [frame, ...others] = readWire(onWire(message))
    expect(others).toEqual([])
    expect(frame?.opcode).toBe(0x82)
    expect(Buffer.compare(frame?.payload ?? new Uint8Array(), message)).toBe(0)
  })

  it('shares a write with others', () => {
    const messages = [Uint8Array.of(1, 2), new Uint8Array(300), Uint8Array.of(3)]
    const frames = readWire(together(messages.map(onWire)))
    expect(frames.map(({ payload }) => payload)).toEqual(messages)
  })
})

function listener() {
  const heard: WireFrame[] = []
  const socket: { queued: number } & Omit<Socket, 'queued'> = {
    queued: 0,
    send: (bytes) => void heard.push({ opcode: 0x82, payload: bytes }),
    sendFramed: (frames) => void heard.push(...readWire(frames)),
    close: () => undefined,
    terminate: () => undefined,
    ping: () => undefined,
    pause: () => undefined,
    resume: () => undefined,
  }
  const grant = {
    series: 's',
    role: 'participant',
    participant: 'p',
    name: 'Aino',
    device: 'd',
    link: 'l',
  } as const
  return { heard, socket, connection: new Connection(socket, grant, DEFAULT_LIMITS, NO_METRICS) }
}

const cursor = (clock: number): Uint8Array =>
  awarenessFrame([encodeEntry({ client: 7, clock, state: `{"cursor":{"x":${clock},"y":1}}` })])

const kinds = (heard: readonly WireFrame[]) => heard.map(({ payload }) => payload[0])

describe('what was saved', () => {
  it('is told at once, and to nobody twice', () => {
    const { connection, heard } = listener()
    connection.took(connection.count(), false)
    connection.report()
    connection.report()
    expect(kinds(heard)).toEqual([MESSAGE.saved])
  })

  it('waits for the next frame, or the next look at the connection, while the process is pressed', () => {
    const { connection, heard } = listener()
    connection.took(connection.count(), false)
    connection.report(true)
    expect(heard).toEqual([])
    connection.sendUpdate(onWire(Uint8Array.of(MESSAGE.sync)), () => new Uint8Array())
    expect(kinds(heard)).toEqual([MESSAGE.sync, MESSAGE.saved])
    connection.took(connection.count(), false)
    connection.report(true)
    expect(heard).toHaveLength(2)
    connection.watch(uptime(), new Uint8Array())
    expect(kinds(heard)).toEqual([MESSAGE.sync, MESSAGE.saved, MESSAGE.saved])
  })

  it('and what was not is told at once even then', () => {
    const { connection, heard } = listener()
    connection.took(connection.count(), false)
    connection.refuse(connection.count(), 'closed')
    connection.report(true)
    expect(kinds(heard)).toEqual([MESSAGE.saved, MESSAGE.refused])
  })
})

describe('cursors', () => {
  it('travel with an update, the newest only, and not again so soon', () => {
    const presence = new RoomPresence(DEFAULT_LIMITS, () => undefined)
    const { connection } = listener()
    presence.join(connection)
    presence.accept(connection, cursor(1))
    presence.accept(connection, cursor(2))
    const rider = presence.takeRider(1000, 0)
    expect(rider && readWire(rider)).toEqual([{ opcode: 0x82, payload: cursor(2) }])
    presence.accept(connection, cursor(3))
    expect(presence.takeRider(1010, 0)).toBeNull()
    expect(presence.takeRider(1200, 0)).not.toBeNull()
    expect(presence.takeRider(1400, 0)).toBeNull()
  })

  it('travel with every other update while there is hardly any time left', () => {
    const presence = new RoomPresence(DEFAULT_LIMITS, () => undefined)
    const { connection } = listener()
    presence.join(connection)
    const went: number[] = []
    for (let now = 1_000; now < 2_000; now += 150) {
      presence.accept(connection, cursor(now))
      if (presence.takeRider(now, 1)) went.push(now)
    }
    expect(went).toEqual([1_000, 1_300, 1_600, 1_900])
  })

  it('that travel keep nobody from hearing who is there', () => {
    const presence = new RoomPresence(DEFAULT_LIMITS, () => undefined)
    const { connection, heard } = listener()
    presence.join(connection)
    for (let now = 1000; now < 2000; now += 50) {
      presence.accept(connection, cursor(now))
      presence.takeRider(now, 0)
      presence.tick(now + 1, 250)
    }
    expect(kinds(heard)).toContain(MESSAGE.people)
    expect(kinds(heard)).toContain(MESSAGE.awareness)
  })

  it('go by themselves where nobody writes, at the pace that is asked for', () => {
    const presence = new RoomPresence(DEFAULT_LIMITS, () => undefined)
    const { connection, heard } = listener()
    presence.join(connection)
    presence.accept(connection, cursor(1))
    // Whoever is new is told of everybody, and the cursors go out for the first time.
    expect(presence.tick(1000, 50)).toBe(false)
    heard.length = 0
    presence.accept(connection, cursor(2))
    expect(presence.tick(1100, 250)).toBe(true)
    expect(heard).toEqual([])
    presence.accept(connection, cursor(3))
    expect(presence.tick(1260, 250)).toBe(false)
    expect(heard.map(({ payload }) => payload)).toEqual([cursor(3)])
  })
})

describe('a question', () => {
  it('waits while too much waits for its receiver, however often there is reason to ask', async () => {
    const storage = { loadDocument: () => Promise.resolve([]) }
    const live = await LiveDocument.load(storage, { series: 's', path: 'canvas/c1' })
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
    const budget = new WorkBudget(DEFAULT_LIMITS, uptime())
    const answers = new Answers({ series: 's', path: 'canvas/c1' }, log, budget)
    const { connection, heard, socket } = listener()
    socket.queued = DEFAULT_LIMITS.buffered + 1
    for (let round = 0; round < 3; round++) {
      answers.ask(connection)
      answers.fromLive(live)
    }
    expect(heard).toEqual([])
    expect(answers.isLeft).toBe(true)
    socket.queued = 0
    answers.fromLive(live)
    expect(kinds(heard)).toEqual([MESSAGE.sync])
    expect(answers.isLeft).toBe(false)
    answers.fromLive(live)
    expect(heard).toHaveLength(1)
  })
})
