import { join } from 'node:path'

export const ROOT = join(import.meta.dirname, '../..')
/** Where `bundle-server.ts` puts the server and its programs for the tests that start them as processes. */
export const BUNDLED = join(ROOT, 'dist/tests')

/** What Node is started with to run one of them. */
export const program = (name: string): string[] => ['--enable-source-maps', join(BUNDLED, `${name}.js`)]
