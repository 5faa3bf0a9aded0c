import { type FailureCode, type Result, LONG_PATIENCE, errorCode } from './answer.ts'
import { call } from './call.ts'
import type { CreatedSeries } from './protocol-http.ts'
import { IMPORT_KEY_HEADER, type ServerLimits } from './protocol-archive.ts'

/** Why an archive was not taken; with `too-large`, how much the server takes, where that is known (bytes). */
export interface ImportFailure {
  readonly code: FailureCode
  readonly most?: number
}

export interface ImportedArchive {
  readonly file: File
  /** The key for creating series. */
  readonly key: string
  /** Made up once for this file: asked again with it, the server makes no second series. See `IMPORT_KEY`. */
  readonly importKey: string
}

/**
 * Sends a file as it is, once the server has said that it is not too large: a connection that the server ends in the middle of
 * it looks like none at all. Never rejects.
 */
export async function importArchive(
  archive: ImportedArchive,
): Promise<
  | { readonly ok: true; readonly value: CreatedSeries }
  | { readonly ok: false; readonly failure: ImportFailure }
> {
  const limits = await call<ServerLimits>({ method: 'GET', path: ['limits'] })
  // Without an answer the file is sent all the same: the server decides.
  if (limits.ok && archive.file.size > limits.value.import) {
    return { ok: false, failure: { code: 'too-large', most: limits.value.import } }
  }
  const answer = await send(archive)
  return answer.ok ? answer : { ok: false, failure: { code: answer.code } }
}

async function send({ file, key, importKey }: ImportedArchive): Promise<Result<CreatedSeries>> {
  try {
    const response = await fetch('/api/series/import', {
      method: 'POST',
      signal: AbortSignal.timeout(LONG_PATIENCE),
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${key}`,
        [IMPORT_KEY_HEADER]: importKey,
      },
      body: file,
    })
    const body: unknown = await response.json().catch(() => null)
    if (response.ok && body !== null) return { ok: true, value: body as CreatedSeries }
    return { ok: false, code: errorCode(body, response.status) }
  } catch (error) {
    console.info('no answer from the server', error)
    return { ok: false, code: 'offline' }
  }
}
