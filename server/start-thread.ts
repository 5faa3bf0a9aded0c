import { Worker, type WorkerOptions } from 'node:worker_threads'

/** The files that run as threads, by their names in the bundle; from the source, where they are. */
const THREADS = {
  'storage-thread': './storage/storage-thread.ts',
  'import-thread': './archive/import-thread.ts',
} as const

/** Starts one of the server's own threads, whether this runs from its source or from the bundle. */
export function startThread(name: keyof typeof THREADS, options: WorkerOptions): Worker {
  const isSource = import.meta.url.endsWith('.ts')
  const argv = isSource ? [new URL(THREADS[name], import.meta.url).href] : []
  // Apart from the line that starts it: where tests take the server through Vite, that would bundle what it finds there.
  const file = new URL(isSource ? './source-thread.mjs' : `./${name}.js`, import.meta.url)
  return new Worker(file, { ...options, argv, execArgv: [] })
}
