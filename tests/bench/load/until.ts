/** Waits until it holds. @returns false when that takes longer than `patience` (ms) */
export async function holds(condition: () => boolean, patience: number): Promise<boolean> {
  const end = performance.now() + patience
  while (!condition()) {
    if (performance.now() > end) return false
    await pause(5)
  }
  return true
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
