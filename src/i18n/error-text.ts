import type { CloseCode, Refusal } from '../sync/protocol.ts'
import type { ErrorCode } from '../sync/protocol-http.ts'
import type { Translate } from './index.ts'

/** What an HTTP call's failure means for the person, and what to do next. */
export const errorText = (t: Translate, code: ErrorCode | 'offline'): string => t(`errors.${code}`)

/** Why the server ended a document's connection, and what to do next. */
export const closeText = (t: Translate, code: CloseCode): string => t(`errors.closed-${code}`)

/** Why the latest writes were not taken. */
export const refusalText = (t: Translate, reason: Refusal): string => t(`errors.refused-${reason}`)
