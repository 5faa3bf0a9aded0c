import { CLOSE, type CloseCode } from '../../src/sync/protocol.ts'

/**
 * Every limit on connections, rates and sizes of the sync interface. Each can be set by the environment variable that
 * stands beside it in `LIMIT_NAMES`.
 */
export interface SyncLimits {
  /** Bytes of one WebSocket frame; a long offline return is one frame. Beyond: 4413. */
  readonly frame: number
  /** Bytes of a document's encoded state. Beyond: 4413. */
  readonly document: number
  /** UTF-16 code units of one shared text or of one string value. Beyond: 4413. */
  readonly text: number
  /** Messages a second and connection, in the long run. Beyond: 4529. */
  readonly messages: number
  /** Messages that may come at once before `messages` counts. */
  readonly messagesBurst: number
  /** Received bytes a second and connection, in the long run. Beyond: 4529. */
  readonly bytes: number
  /** Bytes that may come at once before `bytes` counts. */
  readonly bytesBurst: number
  /** What reading and integrating the updates of one series may take, ms a second, in the long run. Beyond: 4529. */
  readonly work: number
  /** What it may take at once before `work` counts, ms. An update that alone takes more: 4413. */
  readonly workBurst: number
  /** Connections from one address: a hall of 300 with three sockets each sits behind one. Beyond: 4529. */
  readonly addressConnections: number
  /** Connections of one participant. Beyond: 4529. */
  readonly participantConnections: number
  /** Connections to the documents of one series. Beyond: 4529. */
  readonly seriesConnections: number
  /** Connections from one address of which it is not known yet who they are. Beyond: the upgrade is answered 503. */
  readonly pending: number
  /** Bytes of one client's cursor state. Larger ones are dropped. */
  readonly awareness: number
  /** Bytes of cursors a second that one receiver gets. */
  readonly cursorBytes: number
  /** Bytes that may wait for a slow receiver; then it gets the state later instead. */
  readonly buffered: number
  /** How long a receiver may be behind before 4508, ms. */
  readonly behind: number
  /** How long a client may take to say who it is, and the server to find out, ms. Beyond: 408, and 4503. */
  readonly authentication: number
  /** How long a participant may still write after a canvas has closed, ms. */
  readonly closingGrace: number
  /** How long a document stays in memory after its last connection, ms. */
  readonly roomIdle: number
}

export const DEFAULT_LIMITS: SyncLimits = {
  frame: 8_000_000,
  document: 16_000_000,
  text: 10_000,
  messages: 100,
  messagesBurst: 2_000,
  bytes: 500_000,
  bytesBurst: 24_000_000,
  work: 100,
  workBurst: 1_000,
  addressConnections: 5_000,
  participantConnections: 30,
  seriesConnections: 6_000,
  pending: 3_000,
  awareness: 2_000,
  cursorBytes: 20_000,
  buffered: 1_000_000,
  behind: 30_000,
  authentication: 10_000,
  closingGrace: 2_000,
  roomIdle: 60_000,
}

/** The environment variable of each limit. */
export const LIMIT_NAMES: Readonly<Record<keyof SyncLimits, string>> = {
  frame: 'LIMIT_FRAME',
  document: 'LIMIT_DOCUMENT',
  text: 'LIMIT_TEXT',
  messages: 'LIMIT_MESSAGES',
  messagesBurst: 'LIMIT_MESSAGES_BURST',
  bytes: 'LIMIT_BYTES',
  bytesBurst: 'LIMIT_BYTES_BURST',
  work: 'LIMIT_WORK_MS',
  workBurst: 'LIMIT_WORK_BURST_MS',
  addressConnections: 'LIMIT_ADDRESS_CONNECTIONS',
  participantConnections: 'LIMIT_PARTICIPANT_CONNECTIONS',
  seriesConnections: 'LIMIT_SERIES_CONNECTIONS',
  pending: 'LIMIT_PENDING',
  awareness: 'LIMIT_AWARENESS',
  cursorBytes: 'LIMIT_CURSOR_BYTES',
  buffered: 'LIMIT_BUFFERED',
  behind: 'LIMIT_BEHIND_MS',
  authentication: 'LIMIT_AUTHENTICATION_MS',
  closingGrace: 'LIMIT_CLOSING_GRACE_MS',
  roomIdle: 'LIMIT_ROOM_IDLE_MS',
}

/** The code with which a connection ends that goes beyond a limit; those that are not here end none. */
export const LIMIT_CODES = {
  frame: CLOSE.tooLarge,
  document: CLOSE.tooLarge,
  text: CLOSE.tooLarge,
  messages: CLOSE.tooMany,
  bytes: CLOSE.tooMany,
  work: CLOSE.tooMany,
  workBurst: CLOSE.tooLarge,
  addressConnections: CLOSE.tooMany,
  participantConnections: CLOSE.tooMany,
  seriesConnections: CLOSE.tooMany,
  behind: CLOSE.tooSlow,
  authentication: CLOSE.storageFailed,
} as const satisfies Partial<Record<keyof SyncLimits, CloseCode>>

/** Limits whose reaching is counted: those that end a connection, and those that only drop something. */
export type CountedLimit = keyof typeof LIMIT_CODES | 'awareness' | 'pending' | 'buffered'

export type ParsedLimits =
  | { readonly ok: true; readonly value: SyncLimits }
  | { readonly ok: false; readonly reason: string }

/** Eleven days, ms. Timers cannot be set to more than about twice that: they would be over at once. */
const LONGEST_MS = 1_000_000_000

/** Reads the limits from the environment: whole numbers above zero, or the defaults. */
export function parseLimits(environment: Readonly<Record<string, string | undefined>>): ParsedLimits {
  const limits: Record<keyof SyncLimits, number> = { ...DEFAULT_LIMITS }
  for (const key of Object.keys(LIMIT_NAMES) as (keyof SyncLimits)[]) {
    const given = environment[LIMIT_NAMES[key]]
    if (given === undefined || given === '') continue
    const number = Number(given)
    if (!Number.isSafeInteger(number) || number <= 0) {
      return { ok: false, reason: `${LIMIT_NAMES[key]} must be a whole number above zero, not "${given}"` }
    }
    if (LIMIT_NAMES[key].endsWith('_MS') && number > LONGEST_MS) {
      return { ok: false, reason: `${LIMIT_NAMES[key]} must be at most ${LONGEST_MS}, not "${given}"` }
    }
    limits[key] = number
  }
  return { ok: true, value: limits }
}
