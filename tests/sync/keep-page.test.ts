// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keepPage, keepPageWhile } from '../../src/sync/keep-page.ts'

/** A worker on its way, which the test brings to its end. */
class Installing extends EventTarget {
  state = 'installing'
  become(state: string): void {
    this.state = state
    this.dispatchEvent(new Event('statechange'))
  }
}

const have = (register: (() => Promise<object>) | undefined) =>
  Object.defineProperty(navigator, 'serviceWorker', {
    configurable: true,
    value: register && { register },
  })

beforeEach(() => {
  vi.stubEnv('PROD', true)
  vi.spyOn(console, 'info').mockImplementation(() => undefined)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  Reflect.deleteProperty(navigator, 'serviceWorker')
})

describe('keeping the page', () => {
  it('is not tried again where there is no such thing', async () => {
    expect(await keepPage()).toBe(true)
    have(undefined)
    expect(await keepPage()).toBe(true)
  })

  it('is done with a page that is kept already', async () => {
    have(async () => ({ installing: null, active: {} }))
    expect(await keepPage()).toBe(true)
  })

  it('may go another time when the worker cannot be had', async () => {
    have(() => Promise.reject(new TypeError('no script')))
    expect(await keepPage()).toBe(false)
  })

  it.each([
    ['activated', true],
    ['redundant', false],
  ])('ends when the first worker is %s', async (state, isKept) => {
    const installing = new Installing()
    have(async () => ({ installing, active: null }))
    const keeping = keepPage()
    await vi.waitFor(() => expect(installing.state).toBe('installing'))
    installing.become('installed')
    installing.become(state)
    expect(await keeping).toBe(isKept)
  })

  it('is begun by each of a hall at a time of their own, and not while the server is away or when one is gone', async () => {
    vi.useFakeTimers()
    vi.spyOn(Math, 'random').mockReturnValue(0.5)
    const register = vi.fn(async () => ({ installing: null, active: {} }))
    have(register)
    let isMissed = true
    void keepPageWhile({ people: 300, isMissed: () => isMissed, isOver: () => false })
    void keepPageWhile({ people: 300, isMissed: () => false, isOver: () => true })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(register).not.toHaveBeenCalled()
    isMissed = false
    void keepPageWhile({ people: 300, isMissed: () => false, isOver: () => false })
    await vi.advanceTimersByTimeAsync(10_000)
    expect(register).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(50_000)
    expect(register).toHaveBeenCalledTimes(2)
  })
})
