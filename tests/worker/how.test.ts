import { describe, expect, it } from 'vitest'
import { howToAnswer, isNoAnswer, isOfDeploy, outlived } from '../../src/worker/how.ts'

const HOME = 'https://kompassi.example'
const page = (url: string, more: object = {}) =>
  howToAnswer({ method: 'GET', mode: 'navigate', url: HOME + url, ...more }, HOME)
const part = (url: string, more: object = {}) => page(url, { mode: 'cors', ...more })

describe('how the worker answers', () => {
  it.each(['/', '/join', '/s/abc', '/s/abc/canvas/def?as=viewer', '/s/abc/poster?as=participant', '/typo'])(
    'the app’s page at %s comes from the server, or as it is kept',
    (url) => expect(page(url)).toBe('page'),
  )

  it.each([
    '/api/series/abc',
    '/api/series/abc/poster.svg',
    '/api/series/abc/archive',
    '/sync/abc/series',
    '/healthz',
    '/metrics',
    '/assets/first-abc.js',
    '/favicon.svg',
    '/worker.js',
  ])('what is no page of the app is left alone when somebody opens it: %s', (url) =>
    expect(page(url)).toBe('network'),
  )

  it.each(['/assets/first-B7EKCKZ.js', '/assets/figtree-CJF2A9d.woff2'])('a hashed file is kept: %s', (url) =>
    expect(part(url)).toBe('file'),
  )

  it.each([
    '/api/series/abc',
    '/api/series/abc?as=facilitator',
    '/api/series/abc/pictures/0123',
    '/api/limits',
    '/sync/abc/series',
    '/healthz',
    '/metrics',
    '/favicon.svg',
    '/',
    '/s/abc',
    '/assets/first-B7EKCKZ.js.map',
    '/assets/../api/series',
  ])('what a page asks for below other paths is none of its business: %s', (url) =>
    expect(part(url)).toBe('network'),
  )

  it('only what is read, and only from its own server', () => {
    expect(part('/assets/first-B7EKCKZ.js', { method: 'HEAD' })).toBe('network')
    expect(page('/s/abc', { method: 'POST' })).toBe('network')
    expect(page('', { url: 'https://other.example/s/abc' })).toBe('network')
    expect(part('', { url: 'https://other.example/assets/first-B7EKCKZ.js' })).toBe('network')
  })

  it('takes a proxy’s word for no answer, and every other for the server’s', () => {
    expect([502, 503, 504].filter(isNoAnswer)).toEqual([502, 503, 504])
    expect([200, 302, 304, 401, 404, 429, 500].filter(isNoAnswer)).toEqual([])
  })
})

describe('a deploy', () => {
  const files = ['/assets/first-a.js', '/assets/first-a.css', '/assets/soon-a.js']
  const html = (name: string) =>
    `<script src="/assets/first-${name}.js"></script><link href="/assets/first-${name}.css">`

  it('has the page that names nothing but its files', () => {
    expect(isOfDeploy(html('a'), files)).toBe(true)
    expect(isOfDeploy(html('b'), files)).toBe(false)
    expect(isOfDeploy('<h1>Welcome to our network</h1>', files)).toBe(false)
  })

  it('outlives all before it but the last', () => {
    expect(outlived(['a', 'b', 'c', 'd'], 'd')).toEqual(['a', 'b'])
    expect(outlived(['a', 'b'], 'b')).toEqual([])
    expect(outlived(['a'], 'a')).toEqual([])
    // One that has come back.
    expect(outlived(['a', 'b'], 'a')).toEqual([])
  })
})
