import * as fc from 'fast-check'
import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { MESSAGE, SYNC } from '../../src/sync/protocol.ts'
import { createUnsaved } from '../../src/sync/unsaved.ts'

const UPDATE = Uint8Array.of(MESSAGE.sync, SYNC.update, 0)
const STEP2 = Uint8Array.of(MESSAGE.sync, SYNC.step2, 0)
const CURSOR = Uint8Array.of(MESSAGE.awareness, 0)

/**
 * A page and a server of which only the bookkeeping is real: writes are numbers, a frame is the set of writes in it.
 * The server handles a connection's frames in order, and may refuse from some point on until it has asked for everything.
 */
function world() {
  const count = createUnsaved()
  const doc = new Y.Doc()
  let update: Uint8Array = new Uint8Array()
  doc.on('update', (made) => {
    update = made
  })
  const written = new Set<number>()
  const stored = new Set<number>()
  let connection: {
    frames: Set<number>[]
    handled: number
    asked: boolean
    answered: boolean
    holding: boolean
  } | null = null
  const sendAll = () => {
    if (!connection) return
    // Writes are stored from the first on, without a gap.
    count.serverHas(doc, Y.encodeStateVector(new Map([[doc.clientID, stored.size]])))
    connection.frames.push(new Set(written))
    connection.answered = true
    count.sent(STEP2)
  }
  return {
    count,
    allStored: () => [...written].every((write) => stored.has(write)),
    connect: () => {
      count.connectionBegan()
      connection = { frames: [], handled: 0, asked: false, answered: false, holding: false }
    },
    disconnect: () => {
      connection = null
    },
    /** The server's step 1 arrives, and the page answers with all that it has. */
    ask: sendAll,
    moveCursor: () => {
      if (connection) count.sent(CURSOR)
    },
    write: () => {
      const write = written.size
      written.add(write)
      doc.getArray('writes').push([write])
      if (connection) {
        connection.frames.push(new Set([write]))
        count.sent(UPDATE)
      }
      count.wrote(update)
    },
    /** The server takes, or refuses, its next frame. An update that builds on what it does not have is held. */
    handle: (takes: boolean) => {
      const frame = connection?.frames[connection.handled]
      if (!connection || !frame) return
      connection.handled++
      const isWhole = [...written].every((write) => frame.has(write) || write > Math.max(-1, ...frame))
      const first = Math.min(Infinity, ...frame)
      const fits = isWhole || [...written].every((write) => write >= first || stored.has(write))
      if (!takes || !fits) {
        connection.holding = true
        if (!takes) count.refused(connection.handled, 'closed')
        return
      }
      for (const write of frame) stored.add(write)
      if (isWhole) connection.holding = false
      if (!connection.holding) count.saved(connection.handled)
    },
  }
}

describe('counting what is saved', () => {
  it('says saved only when the server has everything, whatever happened', () => {
    const act = fc.oneof(
      fc.constant('write' as const),
      fc.constant('connect' as const),
      fc.constant('disconnect' as const),
      fc.constant('ask' as const),
      fc.constant('moveCursor' as const),
      fc.constant('take' as const),
      fc.constant('take' as const),
      fc.constant('refuse' as const),
    )
    let saidSaved = 0
    fc.assert(
      fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
        const { count, allStored, handle, ...others } = world()
        for (const name of acts) {
          if (name === 'take') handle(true)
          else if (name === 'refuse') handle(false)
          else others[name]()
          if (!count.any()) {
            expect(allStored()).toBe(true)
            expect(count.refusal()).toBeNull()
            if (name === 'take') saidSaved++
          }
        }
      }),
      { numRuns: 2000 },
    )
    expect(saidSaved).toBeGreaterThan(500)
  })

  it('comes to saved when the connection holds and the server takes everything', () => {
    const { count, ...does } = world()
    does.write()
    does.connect()
    does.write()
    expect(count.any()).toBe(true)
    does.ask()
    for (let i = 0; i < 3; i++) does.handle(true)
    expect(count.any()).toBe(false)
  })

  it('takes a refusal of what nobody wrote here for what it says: the server lacks something', () => {
    const { count, ...does } = world()
    does.connect()
    does.ask()
    expect(count.any()).toBe(false)
    does.handle(false)
    expect(count.refusal()).toBe('closed')
    expect(count.any()).toBe(true)
    does.ask()
    does.handle(true)
    expect(count.any()).toBe(false)
  })

  it('keeps a refusal until everything is in', () => {
    const { count, ...does } = world()
    does.connect()
    does.ask()
    does.handle(true)
    does.write()
    does.handle(false)
    expect(count.refusal()).toBe('closed')
    does.disconnect()
    does.connect()
    expect(count.refusal()).toBe('closed')
    expect(count.any()).toBe(true)
    does.ask()
    does.handle(true)
    expect(count.refusal()).toBeNull()
    expect(count.any()).toBe(false)
  })
})
