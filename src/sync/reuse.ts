type Plain = Readonly<Record<string, unknown>>

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' &&
  value !== null &&
  (Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null)

/**
 * The newer of two immutable values, made of the older one's parts wherever they are equal, so that what did not change
 * keeps its identity. Looks into arrays, plain objects and maps.
 */
export function reuse<T>(before: T, after: T): T {
  return share(before, after) as T
}

function share(before: unknown, after: unknown): unknown {
  if (Object.is(before, after)) return before
  if (Array.isArray(before) && Array.isArray(after)) return shareArray(before, after)
  if (before instanceof Map && after instanceof Map) return shareMap(before, after)
  if (isPlain(before) && isPlain(after)) return shareObject(before, after)
  return after
}

function shareArray(before: readonly unknown[], after: readonly unknown[]): readonly unknown[] {
  // Notes come and go in the middle of a list: what has an id is compared with what had the same.
  const byId = new Map(
    before.flatMap((value) => (isPlain(value) && 'id' in value ? [[value['id'], value]] : [])),
  )
  const shared = after.map((value, index) =>
    share(isPlain(value) && 'id' in value ? byId.get(value['id']) : before[index], value),
  )
  const isSame =
    shared.length === before.length && shared.every((value, index) => Object.is(value, before[index]))
  return isSame ? before : Object.freeze(shared)
}

function shareMap(before: ReadonlyMap<unknown, unknown>, after: ReadonlyMap<unknown, unknown>): unknown {
  const shared = new Map([...after].map(([key, value]) => [key, share(before.get(key), value)]))
  const isSame =
    shared.size === before.size &&
    [...shared].every(([key, value]) => before.has(key) && Object.is(value, before.get(key)))
  return isSame ? before : shared
}

function shareObject(before: Plain, after: Plain): Plain {
  const keys = Object.keys(after)
  const shared = Object.fromEntries(keys.map((key) => [key, share(before[key], after[key])]))
  const isSame =
    keys.length === Object.keys(before).length &&
    keys.every((key) => key in before && Object.is(shared[key], before[key]))
  return isSame ? before : Object.freeze(shared)
}
