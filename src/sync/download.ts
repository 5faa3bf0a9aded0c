import { type Result, LONG_PATIENCE, errorCode } from './answer.ts'
import { UNREAD_DESK_HEADER, UNREAD_HEADER, UNREAD_SERIES_HEADER } from './protocol-archive.ts'

/** A file of the server, as a browser keeps it. */
export interface Download {
  readonly blob: Blob
  readonly name: string
  /** Canvases that are damaged: something older stands for them in the file. */
  readonly unread: readonly string[]
  readonly unreadDesk: boolean
  /** The series' own names and agenda could not be read. */
  readonly unreadSeries: boolean
}

/** @param as what the file is called when the server does not say */
export async function download(url: string, as: string): Promise<Result<Download>> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(LONG_PATIENCE) })
    if (!response.ok) {
      const answer: unknown = await response.json().catch(() => null)
      return { ok: false, code: errorCode(answer, response.status) }
    }
    const said = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')
    const unread = (response.headers.get(UNREAD_HEADER) ?? '').split(' ').filter((id) => id !== '')
    const unreadDesk = response.headers.get(UNREAD_DESK_HEADER) === 'true'
    const unreadSeries = response.headers.get(UNREAD_SERIES_HEADER) === 'true'
    const name = said?.[1] ?? as
    return { ok: true, value: { blob: await response.blob(), name, unread, unreadDesk, unreadSeries } }
  } catch (error) {
    console.info('no answer from the server', error)
    return { ok: false, code: 'offline' }
  }
}
