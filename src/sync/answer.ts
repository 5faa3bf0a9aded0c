import { ERROR_CODES } from './protocol-http.ts'
import type { ErrorCode } from './protocol-http.ts'

/** `offline`: no answer at all. Every code has a text in the `errors` area; see `errorText`. */
export type FailureCode = ErrorCode | 'offline'
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: FailureCode }

/** It may be otherwise in a moment. All else the server has decided: asked again it says the same. */
export const isPassing = (code: FailureCode): boolean =>
  code === 'offline' || code === 'internal' || code === 'storage-failed' || code === 'too-many'

/** How long an answer may take that is written as a whole: a large archive, a file that is scrubbed. ms */
export const LONG_PATIENCE = 120_000

/** Why a call failed, by what the server said, or whatever stands before it. */
export function errorCode(answer: unknown, status: number): FailureCode {
  const error = typeof answer === 'object' && answer !== null ? (answer as { error?: unknown }).error : null
  const code = typeof error === 'object' && error !== null ? (error as { code?: unknown }).code : null
  const known = ERROR_CODES.find((candidate) => candidate === code)
  if (known) return known
  // Whatever stands between this page and the server answers in its own words, as the page of a café's network does.
  if (status < 300 || status === 502 || status === 503 || status === 504) return 'offline'
  if (status === 413) return 'too-large'
  if (status === 429) return 'too-many'
  return 'internal'
}
