import { join } from 'node:path'
import { build } from 'esbuild'
import { BUNDLED, ROOT } from './bundled.ts'

const PROGRAMS = [
  'main',
  'backup',
  'restore',
  'verify',
  'storage/storage-thread',
  'archive/import-thread',
].map((name) => `server/${name}.ts`)
const HELPERS = ['hold-folder', 'collect-on-signal'].map((name) => `tests/support/${name}.ts`)

/**
 * Once before all unit tests: the server and its programs as `npm run build:server` makes them, in a folder of the tests' own.
 * The tests start them a hundred times, and from its source each start takes a second or two.
 */
export async function setup(): Promise<void> {
  await build({
    absWorkingDir: ROOT,
    entryPoints: [...PROGRAMS, ...HELPERS].map((path) => join(ROOT, path)),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    jsx: 'automatic',
    sourcemap: true,
    entryNames: '[name]',
    outdir: BUNDLED,
    logLevel: 'warning',
  })
}
