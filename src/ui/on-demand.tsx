import { use, useEffect, useSyncExternalStore } from 'react'
import type { ComponentType, ReactNode } from 'react'
import { loadTexts } from '../i18n/index.ts'
import { isOutdated, lookWhetherOutdated } from './outdated.ts'

/* Parts of the page that its first screen does without. They are loaded when they are shown, or when the page has time. */

type Load = () => Promise<unknown>

/** So long (ms) after the first picture nothing is fetched: it is for who begins to write at once. */
const BREATH = 100
/** After a part could not be loaded, trying again at once would only fail again; ms. */
const REST = 3000

let waiting = new Set<Load>()
let hasTime = false
let scheduled = false

/** Something that comes from a file of its own. */
export interface Part<T> {
  /** Loads it, or waits for it to come. */
  readonly get: () => Promise<T>
  /** Null until it has come. */
  readonly loaded: () => T | null
  readonly subscribe: (listener: () => void) => () => void
}

/**
 * A part of the page: it comes when somebody wants it, or when the page has time, with the texts that it says.
 * @param load imports it
 * @param isSoon it is one of the first that the page has time for
 */
export function createPart<T>(load: () => Promise<T>, isSoon = false): Part<T> {
  let loaded: T | null = null
  let loading: Promise<T> | null = null
  const listeners = new Set<() => void>()
  async function begin(): Promise<T> {
    try {
      const [part] = await Promise.all([load(), loadTexts()])
      loaded = part
      for (const listener of listeners) listener()
      return part
    } catch (error) {
      loading = null
      waiting.add(get)
      // Without a network that cannot be known either.
      await lookWhetherOutdated().catch(() => undefined)
      throw error
    }
  }
  const get = () => {
    waiting.delete(get)
    loading ??= begin()
    return loading
  }
  if (isSoon) waiting = new Set([get, ...waiting])
  else waiting.add(get)
  if (hasTime) scheduleNext()
  return {
    get,
    loaded: () => loaded,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/**
 * A part as soon as it is there, null before. It is fetched when it is wanted; without a network again and again, and the
 * page stays as it is meanwhile.
 */
export function usePart<T>(part: Part<T>, wanted = true): T | null {
  const value = useSyncExternalStore(part.subscribe, part.loaded)
  const isMissing = wanted && value === null
  useEffect(() => (isMissing ? keepTrying(part.get) : undefined), [part, isMissing])
  return value
}

/**
 * Does something with a part, at once when it is there, else as soon as it has come. What is asked for first is done first.
 * @returns whether it was done at once
 */
export function withPart<T>(part: Part<T>, act: (value: T) => void): boolean {
  const value = part.loaded()
  if (value !== null) {
    act(value)
    return true
  }
  const unsubscribe = part.subscribe(() => {
    const come = part.loaded()
    if (come === null) return
    unsubscribe()
    act(come)
  })
  keepTrying(part.get)
  return false
}

/** Tries until it succeeds: after a rest, and at once when the network is back. @returns stops it */
function keepTrying(get: Load): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isOver = false
  const attempt = async () => {
    clearTimeout(timer)
    try {
      await get()
      stop()
    } catch (error) {
      console.info('a part of the page is loaded later', error)
      if (!isOver && !isOutdated()) timer = setTimeout(() => void attempt(), REST)
    }
  }
  const onOnline = () => void attempt()
  const stop = () => {
    isOver = true
    clearTimeout(timer)
    window.removeEventListener('online', onOnline)
  }
  window.addEventListener('online', onOnline)
  void attempt()
  return stop
}

/**
 * A component that is loaded when it is needed, below a `Suspense`; once loaded it renders at once.
 * @param load imports it
 */
export function onDemand<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  const part = createPart(load)
  /* What is shown waits for one and the same promise, failed or not, or React would try without end. */
  let shown: Promise<unknown> | null = null

  return function OnDemand(props: Props) {
    if (!part.loaded()) {
      if (!shown) {
        shown = part.get()
        shown.catch(() => {
          setTimeout(() => {
            shown = null
          }, REST)
        })
      }
      use(shown)
    }
    const Component = part.loaded()
    return Component && <Component {...props} />
  }
}

interface When<Props> {
  /** It is one of the first that the page has time for. */
  readonly isSoon?: boolean
  /** A hook: whether it is asked for. Then it is loaded at once, whether the page has time or not. */
  readonly useAsked?: (props: Props) => boolean
}

const never = () => false

/**
 * A component that is always there, mostly shows nothing (a dialog, a layer that is empty at first), and comes when the page
 * has time. What opens it meanwhile is in a store, so that it shows as soon as it has come.
 */
export function afterwards<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  { isSoon = false, useAsked = never }: When<Props> = {},
): ComponentType<Props> {
  const part = createPart(load, isSoon)
  return function Afterwards(props: Props) {
    const Component = usePart(part, useAsked(props))
    return Component && <Component {...props} />
  }
}

/**
 * A component that is loaded when it is first shown, or before that when the page has time. Until it has come, which without
 * a network may be later, there is nothing in its place, or what is given as `meanwhile`; nothing else waits for it.
 */
export function whenShown<Props extends object>(
  load: (() => Promise<ComponentType<Props>>) | Part<ComponentType<Props>>,
): ComponentType<Props & { readonly meanwhile?: ReactNode }> {
  const part = 'get' in load ? load : createPart(load)
  return function WhenShown({ meanwhile, ...props }: Props & { readonly meanwhile?: ReactNode }) {
    const Component = usePart(part)
    return Component ? <Component {...(props as Props)} /> : meanwhile
  }
}

/** Loads every part that is known now, and those which they bring; rejects when one cannot be loaded. */
export async function loadAll(): Promise<void> {
  while (waiting.size > 0) await Promise.all([...waiting].map((load) => load()))
}

/** A page that never idles, on a slow machine, gets its parts one by one all the same; ms. */
const PATIENCE = 1000

/** Safari has no idle callbacks. */
const whenIdle: (act: () => void) => void =
  'requestIdleCallback' in globalThis
    ? (act) => requestIdleCallback(act, { timeout: PATIENCE })
    : (act) => setTimeout(act, 200)

function scheduleNext(): void {
  if (scheduled) return
  scheduled = true
  whenIdle(() => void loadNext())
}

/** One after the other, so that nothing of the work at hand waits for them. */
async function loadNext(): Promise<void> {
  const [load] = waiting
  if (!load) {
    scheduled = false
    return
  }
  try {
    await load()
    whenIdle(() => void loadNext())
  } catch (error) {
    console.info('a part of the page is loaded later', error)
    if (!isOutdated()) setTimeout(() => void loadNext(), REST)
  }
}

/** The first screen is there and can be worked with: from now on the rest is loaded, bit by bit, when the page idles. */
export function loadRestWhenIdle(): void {
  const begin = () => {
    hasTime = true
    scheduleNext()
  }
  // Once it is painted, which is when it can be worked with. What nobody sees is painted by no browser.
  if (document.hidden) begin()
  else requestAnimationFrame(() => setTimeout(begin, BREATH))
}
