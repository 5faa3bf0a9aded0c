/* Which addresses give the app's own page: for the server that sends it, and for the worker that keeps it. */

const NO_PAGE = /^\/(?:api|sync|assets|metrics|healthz)(?:\/|$)|\.[A-Za-z0-9]+$/

/** Whether an address is a page's: not data, not a socket, not a file, nor what only the server knows. */
export const isPagePath = (pathname: string): boolean => !NO_PAGE.test(pathname)

/** The worker's own address, which stays. */
export const WORKER_PATH = '/worker.js'
