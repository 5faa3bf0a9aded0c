import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { Role } from '../model/role.ts'
import { type CanvasRef, canvasDocument } from '../model/series.ts'

/*
 * The wire format, in one place, for both ends. Messages 0–3 are y-websocket's, unchanged; ours are numbered from 10, so
 * that any y-websocket client with a session can join and ignores what it does not know.
 */
export const MESSAGE = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  saved: 10,
  time: 11,
  refused: 12,
  people: 13,
  held: 14,
} as const

/**
 * The version of this protocol and of the documents' shapes as a page speaks them; it travels as `?v=` in a connection's
 * address. Raised when what an older page would write must not be taken: see `OLDEST_PAGE`.
 */
export const PAGE_VERSION = 1

/** The server ends connections of pages that are older with 4426: they must reload before they write. */
export const OLDEST_PAGE = 1

/** The second number of a sync message. */
export const SYNC = { step1: 0, step2: 1, update: 2 } as const

/**
 * In a connection's address: the page has nothing of the document and asks for all of it, as if that were its first frame. It
 * spares the frame's way there, which is a round trip of those before the first note.
 */
export const ASKS_ALL = 'all'

/** 44xx are final: y-websocket does not come back after them. 45xx and 1001 come back. */
export const CLOSE = {
  goingAway: 1001,
  malformed: 4400,
  noSession: 4401,
  notAllowed: 4403,
  unknown: 4404,
  staleCopy: 4409,
  deleted: 4410,
  tooLarge: 4413,
  pageTooOld: 4426,
  storageFailed: 4503,
  tooSlow: 4508,
  tooMany: 4529,
} as const
export type CloseCode = (typeof CLOSE)[keyof typeof CLOSE]

/** Why the writes of a connection that stays open were not taken. */
export const REFUSALS = ['read-only', 'closed', 'storage-failed'] as const
export type Refusal = (typeof REFUSALS)[number]

/** Who is on a document. Names come from the server only, so nobody can speak as another. */
export interface People {
  /** True for the first message of a connection: what it knew before is void. */
  readonly full: boolean
  /** participant id → who that is; null: has left the document. */
  readonly people: Readonly<Record<string, { readonly name: string; readonly role: Role } | null>>
  /** awareness client id → participant id; null: that connection is gone. */
  readonly clients: Readonly<Record<string, string | null>>
}

/** A message from the server that is ours. Counts are of this connection's sync frames with content (step 2, update). */
export type ServerMessage =
  | { readonly type: 'saved'; readonly count: number }
  | { readonly type: 'time'; readonly now: number }
  | { readonly type: 'refused'; readonly count: number; readonly reason: Refusal }
  | { readonly type: 'people'; readonly people: People }
  /** To facilitators: how many participants wrote to the canvas what it does not take, since it is closed to them. */
  | { readonly type: 'held'; readonly participants: number }

export function encodeServerMessage(message: ServerMessage): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE[message.type])
    switch (message.type) {
      case 'saved':
        encoding.writeVarUint(encoder, message.count)
        break
      case 'time':
        encoding.writeFloat64(encoder, message.now)
        break
      case 'refused':
        encoding.writeVarUint(encoder, message.count)
        encoding.writeVarString(encoder, message.reason)
        break
      case 'people':
        encoding.writeVarString(encoder, JSON.stringify(message.people))
        break
      case 'held':
        encoding.writeVarUint(encoder, message.participants)
        break
    }
  })
}

/**
 * Reads one of our messages behind its number, which the caller has read.
 * @throws when the bytes are no such message
 */
export function decodeServerMessage(type: ServerMessage['type'], decoder: decoding.Decoder): ServerMessage {
  switch (type) {
    case 'saved':
      return { type, count: decoding.readVarUint(decoder) }
    case 'time':
      return { type, now: decoding.readFloat64(decoder) }
    case 'refused': {
      const count = decoding.readVarUint(decoder)
      const reason = decoding.readVarString(decoder)
      return { type, count, reason: REFUSALS.find((known) => known === reason) ?? 'read-only' }
    }
    case 'people':
      return { type, people: JSON.parse(decoding.readVarString(decoder)) as People }
    case 'held':
      return { type, participants: decoding.readVarUint(decoder) }
  }
}

/** A client's question for the server's clock; the answer is a `time` message. */
export const encodeTimeQuery = (): Uint8Array =>
  encoding.encode((e) => encoding.writeVarUint(e, MESSAGE.time))

/** Whether a frame that a client sends is one that `saved` counts: a sync frame with content. */
export function isCounted(frame: Uint8Array): boolean {
  return frame[0] === MESSAGE.sync && (frame[1] === SYNC.step2 || frame[1] === SYNC.update)
}

/** A document within a series, as named in the sync path and in storage. */
export type DocumentName =
  | { readonly kind: 'series' }
  | { readonly kind: 'desk' }
  | { readonly kind: 'canvas'; readonly canvas: string }
  | { readonly kind: 'own'; readonly participant: string; readonly canvas: string }

const ID = /^[A-Za-z0-9_-]{1,64}$/

/** `series`, `desk`, `canvas/<canvas>` or `own/<participant>/<canvas>`. */
export function documentPath(name: DocumentName): string {
  switch (name.kind) {
    case 'series':
    case 'desk':
      return name.kind
    case 'canvas':
      return `canvas/${name.canvas}`
    case 'own':
      return `own/${name.participant}/${name.canvas}`
  }
}

/** The path of a canvas' document as it is now: it changes when something is erased, see `canvasDocument`. */
export const canvasPath = (canvas: Pick<CanvasRef, 'id' | 'document'>): string =>
  documentPath({ kind: 'canvas', canvas: canvasDocument(canvas) })

/** The opposite of `documentPath`; null when it is no such path. */
export function parseDocumentPath(path: string): DocumentName | null {
  const parts = path.split('/')
  const [kind, first, second] = parts
  if (!parts.every((part) => ID.test(part))) return null
  if ((kind === 'series' || kind === 'desk') && parts.length === 1) return { kind }
  if (kind === 'canvas' && first !== undefined && parts.length === 2) return { kind, canvas: first }
  if (kind === 'own' && first !== undefined && second !== undefined && parts.length === 3) {
    return { kind, participant: first, canvas: second }
  }
  return null
}
