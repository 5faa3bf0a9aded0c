/*
 * A plain y-protocols room, as the y-websocket backends are: each message is applied and sent on at once, to everybody, as
 * a frame of its own. Nothing is stored.
 */
import { createServer } from 'node:http'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocketServer } from 'ws'
import {
  Awareness,
  applyAwarenessUpdate,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from 'y-protocols/awareness'
import { readSyncMessage, writeSyncStep1, writeUpdate } from 'y-protocols/sync'
import * as Y from 'yjs'

const SYNC = 0
const AWARENESS = 1

/** @type {Map<string, ReturnType<typeof makeRoom>>} */
const rooms = new Map()

function makeRoom() {
  const doc = new Y.Doc()
  const awareness = new Awareness(doc)
  awareness.setLocalState(null)
  const sockets = new Map()
  const sendAll = (bytes) => {
    for (const socket of sockets.keys()) socket.send(bytes)
  }
  doc.on('update', (update) => {
    sendAll(
      encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, SYNC)
        writeUpdate(encoder, update)
      }),
    )
  })
  awareness.on('update', ({ added, updated, removed }, origin) => {
    const clients = sockets.get(origin)
    for (const client of added) clients?.add(client)
    for (const client of removed) clients?.delete(client)
    sendAll(awarenessFrame(awareness, [...added, ...updated, ...removed]))
  })
  return { doc, awareness, sockets }
}

const awarenessFrame = (awareness, clients) =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, AWARENESS)
    encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, clients))
  })

function receive(socket, { doc, awareness }, bytes) {
  const decoder = decoding.createDecoder(bytes)
  const kind = decoding.readVarUint(decoder)
  if (kind === AWARENESS) {
    applyAwarenessUpdate(awareness, decoding.readVarUint8Array(decoder), socket)
  } else if (kind === SYNC) {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, SYNC)
    readSyncMessage(decoder, encoder, doc, socket)
    if (encoding.length(encoder) > 1) socket.send(encoding.toUint8Array(encoder))
  }
}

const server = createServer()
const sockets = new WebSocketServer({ server, perMessageDeflate: false })
sockets.on('connection', (socket, request) => {
  const name = request.url ?? '/'
  const room = rooms.get(name) ?? makeRoom()
  rooms.set(name, room)
  room.sockets.set(socket, new Set())
  socket.on('message', (data) => receive(socket, room, new Uint8Array(data)))
  socket.on('close', () => {
    const clients = room.sockets.get(socket)
    room.sockets.delete(socket)
    removeAwarenessStates(room.awareness, [...clients], null)
  })
  socket.send(
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, SYNC)
      writeSyncStep1(encoder, room.doc)
    }),
  )
  if (room.awareness.getStates().size > 0) {
    socket.send(awarenessFrame(room.awareness, [...room.awareness.getStates().keys()]))
  }
})
server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () =>
  console.log(`listening on ${server.address().port}`),
)
process.on('SIGTERM', () => process.exit(0))
