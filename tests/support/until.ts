/** Waits until `condition` holds, and fails with `what` when it does not within ten seconds. */
export async function until(
  condition: () => boolean,
  what: string | (() => string) = 'a condition',
  patience = 10_000,
): Promise<void> {
  // Not `Date.now`, which some tests move.
  const end = performance.now() + patience
  while (!condition()) {
    if (performance.now() > end) {
      throw new Error(`waited in vain for ${typeof what === 'string' ? what : what()}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 4))
  }
}
