/**
 * The places of the longest rising part of a row of distinct numbers; with a pin, of the longest that has the number there.
 * @returns their places in the row, rising
 */
export function longestRise(row: readonly number[], pin: number | null = null): readonly number[] {
  const held = pin === null ? undefined : row[pin]
  /* The place that ends the best rise of each length so far, and the place before each in its rise. */
  const ends: number[] = []
  const before = new Map<number, number>()
  const valueAt = (place: number | undefined): number => (place === undefined ? -Infinity : (row[place] ?? 0))
  for (const [place, value] of row.entries()) {
    // What could not stand in one rise with the pinned one is out.
    if (held !== undefined && pin !== null && place !== pin && place < pin !== value < held) continue
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (valueAt(ends[middle]) < value) low = middle + 1
      else high = middle
    }
    const last = ends[low - 1]
    if (last !== undefined) before.set(place, last)
    ends[low] = place
  }
  const rise: number[] = []
  for (let place = ends.at(-1); place !== undefined; place = before.get(place)) rise.push(place)
  return rise.toReversed()
}

/**
 * Puts children of an element into an order with the fewest moves: each is a note that the browser lays out and paints anew.
 * The one that has the focus stays where it is, and the others go around it: out of the page it would lose its caret.
 */
export function putInOrder(parent: Element, wanted: readonly Element[]): void {
  const places = new Map([...parent.children].map((child, place) => [child, place]))
  const row = wanted.map((child) => places.get(child) ?? -1)
  if (row.every((place, index) => index === 0 || (row[index - 1] ?? -1) < place)) return
  const { activeElement } = parent.ownerDocument
  const focused = wanted.findIndex((child) => child.contains(activeElement))
  const stay = new Set(longestRise(row, focused < 0 ? null : focused))
  let next: Element | null = null
  for (const [index, child] of [...wanted.entries()].toReversed()) {
    if (!stay.has(index)) parent.insertBefore(child, next)
    next = child
  }
}
