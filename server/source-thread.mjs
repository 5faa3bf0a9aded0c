/*
 * Runs a thread from its source, in development and tests: `--import tsx` reaches no threads. The bundle has each thread as a
 * file of its own, without this one. See `start-thread.ts`.
 */
import { argv } from 'node:process'
import { register } from 'tsx/esm/api'

register()
await import(argv[2])
