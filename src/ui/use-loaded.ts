import { useEffect, useState } from 'react'

const loaded = new WeakMap<() => Promise<unknown>, unknown>()

/** When a part could not be fetched, it is tried again after so long (ms), or at once when the network is back. */
const AGAIN = 5_000

/**
 * A part of the page that is fetched when it is first wanted; null until it is there. Without a network it is tried again,
 * and the page stays as it is meanwhile.
 * @param load the import, always the same function
 * @param onFailed called when it could not be fetched
 */
export function useLoaded<T>(load: () => Promise<T>, wanted: boolean, onFailed?: () => void): T | null {
  const [, setTurn] = useState(0)
  const part = (loaded.get(load) as T | undefined) ?? null
  useEffect(() => {
    if (!wanted || loaded.has(load)) return undefined
    let ended = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const attempt = async () => {
      clearTimeout(timer)
      try {
        loaded.set(load, await load())
        if (!ended) setTurn((turn) => turn + 1)
      } catch (error) {
        console.info('a part of the page could not be fetched', error)
        if (ended) return
        onFailed?.()
        timer = setTimeout(() => void attempt(), AGAIN)
      }
    }
    const onOnline = () => void attempt()
    void attempt()
    window.addEventListener('online', onOnline)
    return () => {
      ended = true
      clearTimeout(timer)
      window.removeEventListener('online', onOnline)
    }
    // A changed reaction to a failure is no reason to fetch anew.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [load, wanted])
  return part
}
