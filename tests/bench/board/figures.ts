/** The middle of some values; NaN of none. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  if (sorted.length === 0) return NaN
  const at = (sorted.length - 1) * part
  const [low = NaN, high = NaN] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]]
  return low + (high - low) * (at - Math.floor(at))
}

/** The median, and from where to where the runs went: `5.1 (4.9–5.6)`. */
export function spread(values: readonly number[], digits: number): string {
  const shown = (value: number) => value.toFixed(digits)
  if (values.length === 0) return '–'
  return values.length === 1
    ? shown(values[0] ?? NaN)
    : `${shown(median(values))} (${shown(Math.min(...values))}–${shown(Math.max(...values))})`
}
