import type { Role } from '../model/role.ts'
import { type Result, LONG_PATIENCE, errorCode } from './answer.ts'

/** Where a stored picture is fetched by members of its series. */
export const pictureUrl = (seriesId: string, role: Role, hash: string): string =>
  `/api/series/${encodeURIComponent(seriesId)}/pictures/${hash}?as=${role}`

/** Stores a picture for a canvas that one may write on. Never rejects. */
export async function uploadPicture(
  seriesId: string,
  role: Role,
  canvas: string,
  picture: Blob,
): Promise<Result<{ readonly hash: string }>> {
  const query = new URLSearchParams({ as: role, canvas })
  try {
    const response = await fetch(`/api/series/${encodeURIComponent(seriesId)}/pictures?${query}`, {
      method: 'POST',
      headers: { 'content-type': picture.type },
      body: picture,
      signal: AbortSignal.timeout(LONG_PATIENCE),
    })
    const answer: unknown = await response.json().catch(() => null)
    if (response.ok && answer !== null) return { ok: true, value: answer as { hash: string } }
    return { ok: false, code: errorCode(answer, response.status) }
  } catch (error) {
    console.info('a picture did not reach the server', error)
    return { ok: false, code: 'offline' }
  }
}
