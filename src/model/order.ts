import { generateKeyBetween } from 'fractional-indexing'

interface Ordered {
  readonly id: string
  readonly order: string
}

/** By order key; equal keys, which two peers can make, by id. */
export function byOrder(a: Ordered, b: Ordered): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1
  return a.id < b.id ? -1 : 1
}

/**
 * An order key for a place between the neighbours at `index - 1` and `index` of a sorted list.
 * Among equal keys there is no room; then the place after the last of them is given, the nearest that exists.
 */
export function orderAt(sorted: readonly Ordered[], index: number): string {
  const before = sorted[index - 1]?.order ?? null
  const after = sorted.slice(index).find((item) => before === null || item.order > before)?.order ?? null
  return generateKeyBetween(before, after)
}
