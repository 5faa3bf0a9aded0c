/**
 * Calls when the page may have slept or lost its network without noticing: it became visible, came back from the
 * browser's cache, or is online again.
 * @returns stops listening
 */
export function onWaking(woke: () => void): () => void {
  const onVisibility = () => {
    if (document.visibilityState === 'visible') woke()
  }
  document.addEventListener('visibilitychange', onVisibility)
  window.addEventListener('pageshow', woke)
  window.addEventListener('online', woke)
  return () => {
    document.removeEventListener('visibilitychange', onVisibility)
    window.removeEventListener('pageshow', woke)
    window.removeEventListener('online', woke)
  }
}
