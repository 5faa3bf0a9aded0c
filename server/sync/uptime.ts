// Imported: the global one is found out anew at each use.
import { performance } from 'node:perf_hooks'

/**
 * Time that only ever goes forward, ms since the process began. Rates, waits and deadlines within the server hang on it: the
 * clock on the wall may be set back, and nobody is to wait until it is where it was.
 */
export const uptime = (): number => performance.now()
