import { isPagePath } from '../sync/protocol-pages.ts'

/** What of a request tells how it is answered. */
interface Asked {
  readonly method: string
  /** `navigate`: a page that a person opens or loads again. */
  readonly mode: string
  readonly url: string
}

/**
 * `page`: the server's page, or without a server the one that is kept. `file`: the kept one, whatever the server would say, since its
 * name changes with what is in it. `network`: none of the worker's business; the browser asks as if there were no worker.
 */
export type How = 'page' | 'file' | 'network'

/**
 * How a request is answered. What is not named here goes to the network untouched: everything below `/api` is for one person, and
 * another one of the same browser must never be given it.
 * @param origin the worker's own
 */
export function howToAnswer({ method, mode, url }: Asked, origin: string): How {
  const { origin: asked, pathname } = new URL(url)
  if (method !== 'GET' || asked !== origin) return 'network'
  if (mode === 'navigate') return isPagePath(pathname) ? 'page' : 'network'
  return /^\/assets\/[^/]+$/.test(pathname) && !pathname.endsWith('.map') ? 'file' : 'network'
}

/** Whether an answer is not the server's own word but that of a proxy before it that cannot reach it. */
export const isNoAnswer = (status: number): boolean => status === 502 || status === 503 || status === 504

/**
 * Whether a page is of the deploy that the worker came with: a server that is updated meanwhile may have sent a later one.
 * @param files the addresses of this deploy's files
 */
export function isOfDeploy(html: string, files: readonly string[]): boolean {
  const named = html.match(/\/assets\/[\w.-]+/g) ?? []
  return named.length > 0 && named.every((name) => files.includes(name))
}

/**
 * Which of the kept deploys make way for the one that is complete now: all but the latest before it, since pages of that one may be
 * open still and ask for parts that the server has no longer.
 * @param caches their names, the oldest first
 */
export const outlived = (caches: readonly string[], current: string): readonly string[] =>
  caches.filter((name) => name !== current).slice(0, -1)
