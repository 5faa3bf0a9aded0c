/** How often the page looks at the clock, and a gap (ms) after which it must have slept. */
const LOOK = 2000
const SLEPT = 8000

const woken = new Set<() => void>()
let stop: (() => void) | null = null

/**
 * Calls when the page may have slept or lost its network without noticing: it became visible, came back from the
 * browser's cache or from being frozen, is offline, online again or on another network, or its clock has jumped (a lid
 * that was shut tells nobody).
 * @returns stops listening
 */
export function onWaking(woke: () => void): () => void {
  woken.add(woke)
  stop ??= listen()
  return () => {
    woken.delete(woke)
    if (woken.size > 0) return
    stop?.()
    stop = null
  }
}

function listen(): () => void {
  const tell = () => {
    for (const woke of woken) woke()
  }
  const onVisibility = () => {
    if (document.visibilityState === 'visible') tell()
  }
  let looked = Date.now()
  const clock = setInterval(() => {
    const gap = Date.now() - looked
    looked = Date.now()
    // A hidden page's timers are slowed down: that is no sleep, and it will become visible first.
    if (gap > SLEPT && document.visibilityState === 'visible') tell()
  }, LOOK)
  const network =
    'connection' in navigator && navigator.connection instanceof EventTarget ? navigator.connection : null
  document.addEventListener('visibilitychange', onVisibility)
  document.addEventListener('resume', tell)
  window.addEventListener('pageshow', tell)
  window.addEventListener('offline', tell)
  window.addEventListener('online', tell)
  network?.addEventListener('change', tell)
  return () => {
    clearInterval(clock)
    document.removeEventListener('visibilitychange', onVisibility)
    document.removeEventListener('resume', tell)
    window.removeEventListener('pageshow', tell)
    window.removeEventListener('offline', tell)
    window.removeEventListener('online', tell)
    network?.removeEventListener('change', tell)
  }
}
