// @vitest-environment jsdom
import { Suspense, act } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { afterwards, loadAll, loadRestWhenIdle, onDemand } from '../../src/ui/on-demand.tsx'
import { type Mounted, mount } from './mount.ts'

const Hello = ({ name }: { readonly name: string }) => <p>Hei, {name}</p>
let page: Mounted | null = null
const text = () => document.body.textContent

async function show(Part: ReturnType<typeof onDemand<{ readonly name: string }>>): Promise<void> {
  await act(async () => {
    page = mount(
      <Suspense fallback={<p>hetki</p>}>
        <Part name="Aino" />
      </Suspense>,
    )
  })
}

afterEach(() => {
  page?.unmount()
  page = null
})

describe('a part of the page that is loaded on demand', () => {
  it('is not loaded before it is shown, and then once', async () => {
    const load = vi.fn(async () => Hello)
    const Part = onDemand(load)
    expect(load).not.toHaveBeenCalled()
    await show(Part)
    await vi.waitFor(() => expect(text()).toContain('Hei, Aino'))
    await loadAll()
    expect(load).toHaveBeenCalledTimes(1)
  })

  it('is shown at once when it was loaded before', async () => {
    const Part = onDemand(async () => Hello)
    await loadAll()
    page = mount(<Part name="Aino" />)
    expect(text()).toContain('Hei, Aino')
  })

  it('comes when it is asked for, though the page has had no time', async () => {
    const asked = createStore(() => false)
    const load = vi.fn(async () => Hello)
    const Part = afterwards(load, { useAsked: () => useStore(asked) })
    page = mount(<Part name="Aino" />)
    expect(load).not.toHaveBeenCalled()
    await act(async () => asked.setState(true))
    expect(load).toHaveBeenCalledTimes(1)
    expect(text()).toContain('Hei, Aino')
  })

  it('is tried again when it could not be loaded in idle time', async () => {
    let reachable = false
    const Part = onDemand(async () => {
      if (!reachable) throw new Error('no network')
      return Hello
    })
    await expect(loadAll()).rejects.toThrow('no network')
    reachable = true
    await show(Part)
    await vi.waitFor(() => expect(text()).toContain('Hei, Aino'))
  })

  it('is loaded when the page idles, also when it became known later', async () => {
    const first = vi.fn(async () => Hello)
    onDemand(first)
    loadRestWhenIdle()
    await vi.waitFor(() => expect(first).toHaveBeenCalledTimes(1))
    const second = vi.fn(async () => Hello)
    onDemand(second)
    await vi.waitFor(() => expect(second).toHaveBeenCalledTimes(1))
  })
})
