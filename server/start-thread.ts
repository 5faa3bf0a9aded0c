import { Worker, type WorkerOptions } from 'node:worker_threads'

/** The files that run as threads, by their names in the bundle; from the source, where they are. */
const THREADS = {
  'storage-thread': './storage/storage-thread.ts',
  'import-thread': './archive/import-thread.ts',
} as const

/** Starts one of the server's own threads, whether this runs from its source or from the bundle. */
export function startThread(name: keyof typeof THREADS, options: WorkerOptions): Worker {
  const isSource = import.meta.url.endsWith('.ts')
  if (!isSource) return new Worker(new URL(`./${name}.js`, import.meta.url), { ...options, execArgv: [] })
  const entry = new URL(THREADS[name], import.meta.url).href
  return new Worker(new URL('./source-thread.mjs', import.meta.url), {
    ...options,
    argv: [entry],
    execArgv: [],
  })
}
