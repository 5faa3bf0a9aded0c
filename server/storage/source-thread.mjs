/*
 * Runs `storage-thread.ts` from its source, in development and tests: `--import tsx` reaches no threads. The bundle has the
 * thread as a file of its own, without this one.
 */
import { register } from 'tsx/esm/api'

register()
await import('./storage-thread.ts')
