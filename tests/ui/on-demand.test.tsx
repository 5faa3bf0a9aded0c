// @vitest-environment jsdom
import { Suspense, act } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { afterwards, loadAll, onDemand, whenShown } from '../../src/ui/on-demand.tsx'
import { setLanguage } from '../../src/i18n/index.ts'
import { notices } from '../../src/ui/notices.ts'
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
})

describe('a part whose file is gone', () => {
  const gone = async (): Promise<typeof Hello> => {
    throw new TypeError('Failed to fetch dynamically imported module')
  }
  const answers = (answer: (file: unknown) => Promise<Response>) => {
    const asked = vi.fn<typeof fetch>(answer)
    vi.stubGlobal('fetch', asked)
    document.head.innerHTML =
      '<script>inline</script><script type="module" src="/assets/runtime.js"></script>' +
      '<script type="module" src="/assets/index-old.js"></script>'
    return asked
  }
  const said = () => notices.getState().shown.map(({ text: words, action }) => [words, action?.label])
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
    document.head.innerHTML = ''
    notices.setState({ shown: [] })
  })

  it.each([
    ['there is no network', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['the server has trouble', async () => new Response(null, { status: 503 })],
    ['the page is the newest', async () => new Response(null, { status: 200 })],
  ])('is tried again, and nothing is said, while %s', async (_, answer) => {
    vi.useFakeTimers()
    const asked = answers(answer)
    const load = vi.fn(gone)
    const Part = whenShown(load)
    page = mount(<Part name="Aino" />)
    await act(() => vi.advanceTimersByTimeAsync(10))
    expect(asked).toHaveBeenCalledWith(expect.stringContaining('/assets/'), {
      method: 'HEAD',
      cache: 'no-store',
    })
    await act(() => vi.advanceTimersByTimeAsync(7000))
    expect(load).toHaveBeenCalledTimes(3)
    expect(said()).toEqual([])
    load.mockImplementation(async () => Hello)
    await act(() => vi.advanceTimersByTimeAsync(3000))
    expect(text()).toContain('Hei, Aino')
  })

  it('is said to be of an older page once the server has a newer one, and is not tried for ever', async () => {
    setLanguage('fi')
    vi.useFakeTimers()
    // What hardly ever changes is there all the same.
    answers(async (file) => new Response(null, { status: String(file).includes('index-old') ? 404 : 200 }))
    const load = vi.fn(gone)
    const Part = whenShown(load)
    page = mount(<Part name="Aino" />)
    await act(() => vi.advanceTimersByTimeAsync(60_000))
    expect(load).toHaveBeenCalledTimes(1)
    expect(said()).toEqual([['Sivusta on uusi versio.', 'Lataa sivu uudelleen']])
    // Who closes that and wants the part once more is told once more.
    notices.setState({ shown: [] })
    page.unmount()
    page = mount(<Part name="Aino" />)
    await act(() => vi.advanceTimersByTimeAsync(10))
    expect(said()).toHaveLength(1)
  })
})
