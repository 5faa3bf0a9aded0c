import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { PLAIN, hocuspocus } from '../load/dialect.ts'
import { startInFolder } from './folder-server.ts'
import type { StartServer } from './server.ts'

const FOLDER = join(import.meta.dirname, '..', 'peers')
const LISTENING = /listening on (\d+)/

/**
 * Installs the peers' own packages, once: they are no part of the product, and of its package neither.
 * @returns null, or why Hocuspocus cannot take part
 */
export function installPeers(): string | null {
  if (!existsSync(join(FOLDER, 'node_modules', '@hocuspocus', 'server'))) {
    console.log('Installing the peers (tests/bench/peers) …')
    const done = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: FOLDER, encoding: 'utf8' })
    if (done.status !== 0) return `npm ci in tests/bench/peers failed:\n${done.stderr.slice(-1500)}`
  }
  const works = spawnSync(process.execPath, ['-e', "new (require('better-sqlite3'))(':memory:')"], {
    cwd: FOLDER,
    encoding: 'utf8',
  })
  return works.status === 0
    ? null
    : `better-sqlite3, which Hocuspocus's SQLite extension needs, has no native part here:\n${works.stderr.slice(-800)}`
}

/** Hocuspocus 4.7 with its SQLite extension, as they come. */
export const startHocuspocus: StartServer = (options = {}) =>
  startInFolder({
    ...options,
    name: 'Hocuspocus',
    script: 'hocuspocus.mjs',
    cwd: FOLDER,
    listening: LISTENING,
    seats: (port) => (rooms, perRoom) =>
      Promise.resolve(
        Array.from({ length: rooms }, (_, room) =>
          Array.from({ length: perRoom }, () => ({
            port,
            path: '/',
            headers: {},
            dialect: hocuspocus(`room-${room}`),
          })),
        ),
      ),
  })

/** A plain y-protocols room that sends every message on at once, as the y-websocket backends do. Stores nothing. */
export const startPlainRoom: StartServer = (options = {}) =>
  startInFolder({
    ...options,
    name: 'plain room',
    script: 'plain-room.mjs',
    cwd: FOLDER,
    listening: LISTENING,
    seats: (port) => (rooms, perRoom) =>
      Promise.resolve(
        Array.from({ length: rooms }, (_, room) =>
          Array.from({ length: perRoom }, () => ({
            port,
            path: `/room-${room}`,
            headers: {},
            dialect: PLAIN,
          })),
        ),
      ),
  })
