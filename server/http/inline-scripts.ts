import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * The scripts within the built page, as a content security policy names them: by their digests, so that no other may run.
 * @param clientDir the built pages; null: there are none
 */
export async function inlineScripts(clientDir: string | null): Promise<readonly string[]> {
  const page = clientDir === null ? null : join(clientDir, 'index.html')
  if (page === null || !existsSync(page)) return []
  const html = await readFile(page, 'utf8')
  return [...html.matchAll(/<script>(.*?)<\/script>/gs)].map(
    ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  )
}
