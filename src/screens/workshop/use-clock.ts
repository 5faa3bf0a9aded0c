import { useCallback, useSyncExternalStore } from 'react'

/**
 * Looks at something that changes with time, and renders when what it sees has changed.
 * @param read gives a plain value, for example the seconds left
 * @param every how often it looks, ms
 */
export function useClock<T extends string | number | boolean | null>(read: () => T, every: number): T {
  const subscribe = useCallback(
    (listener: () => void) => {
      const interval = setInterval(listener, every)
      return () => clearInterval(interval)
    },
    [every],
  )
  return useSyncExternalStore(subscribe, read)
}
