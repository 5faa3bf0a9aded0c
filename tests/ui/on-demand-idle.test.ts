// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest'
import { loadRestWhenIdle, onDemand } from '../../src/ui/on-demand.tsx'

/* In a file of its own: a page that once has had time has it from then on, and loads what other tests count. */

describe('a part of the page that is loaded on demand', () => {
  it('is loaded when the page idles, also when it became known later', async () => {
    const nothing = () => null
    const first = vi.fn(async () => nothing)
    onDemand(first)
    loadRestWhenIdle()
    await vi.waitFor(() => expect(first).toHaveBeenCalledTimes(1))
    const second = vi.fn(async () => nothing)
    onDemand(second)
    await vi.waitFor(() => expect(second).toHaveBeenCalledTimes(1))
  })
})
