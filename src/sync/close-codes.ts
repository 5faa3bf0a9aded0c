import { CLOSE, type CloseCode } from './protocol.ts'
import type { Connection } from './room-types.ts'

/** Why a connection is not live, where the server or this page knows it. */
export const codeOf = (connection: Connection): CloseCode | undefined =>
  'code' in connection ? connection.code : undefined

/** A code of ours after which the page comes back by itself. */
export const passingCode = (code: number | undefined): CloseCode | undefined =>
  Object.values(CLOSE).find((known) => known === code && (known < 4400 || known >= 4500))

/** A 44xx code that this page does not know comes from a newer server. */
export const knownCode = (code: number): CloseCode =>
  Object.values(CLOSE).find((known) => known === code) ?? CLOSE.pageTooOld
