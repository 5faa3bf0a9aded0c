import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { newSecret } from './secrets.ts'

const FILE = 'create-key'

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'

/**
 * The key that lets its holder create series: made at the first start and kept in the data folder, readable by the
 * server's user only.
 * @throws when the folder cannot be read or written
 */
export async function keptCreateKey(dataDir: string): Promise<string> {
  const path = join(dataDir, FILE)
  try {
    const kept = (await readFile(path, 'utf8')).trim()
    if (kept !== '') return kept
  } catch (error) {
    if (!isMissing(error)) throw error
  }
  const key = newSecret()
  await writeFile(path, `${key}\n`, { mode: 0o600 })
  return key
}
