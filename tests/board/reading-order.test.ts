// @vitest-environment jsdom
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { longestRise, putInOrder } from '../../src/board/sheet/reading-order.ts'

const rises = (row: readonly number[]): boolean => row.every((each, i) => i === 0 || (row[i - 1] ?? 0) < each)

/** By trying all of them. */
function longestByTrying(row: readonly number[], pin: number | null): number {
  const parts = Array.from({ length: 2 ** row.length }, (_, bits) =>
    row.flatMap((_each, place) => (bits & (1 << place) ? [place] : [])),
  )
  const fit = parts.filter(
    (places) => (pin === null || places.includes(pin)) && rises(places.map((place) => row[place] ?? 0)),
  )
  return Math.max(...fit.map(({ length }) => length))
}

const rowOf = fc.integer({ min: 0, max: 8 }).chain((length) =>
  fc.shuffledSubarray(
    Array.from({ length }, (_, place) => place),
    { minLength: length },
  ),
)

describe('the longest rise in a row', () => {
  it('rises, has what is pinned, and none is longer', () => {
    fc.assert(
      fc.property(rowOf, fc.option(fc.nat(7)), (row, wish) => {
        const pin = wish === null || wish >= row.length ? null : wish
        const rise = longestRise(row, pin)
        expect(rises(rise)).toBe(true)
        expect(rises(rise.map((place) => row[place] ?? 0))).toBe(true)
        if (pin !== null) expect(rise).toContain(pin)
        expect(rise).toHaveLength(longestByTrying(row, pin))
      }),
    )
  })
})

describe('putting children in order', () => {
  let parent: HTMLElement
  beforeEach(() => {
    document.body.replaceChildren()
    parent = document.body.appendChild(document.createElement('ul'))
  })
  function fill(row: readonly number[]): HTMLElement[] {
    const made = row.map((each) => {
      const child = document.createElement('li')
      child.append(String(each), document.createElement('button'))
      return child
    })
    parent.replaceChildren(...made)
    return made.toSorted((a, b) => Number(a.textContent) - Number(b.textContent))
  }
  /** How many children were put in anew by this. */
  function moved(act: () => void): readonly Node[] {
    const watcher = new MutationObserver(() => undefined)
    watcher.observe(parent, { childList: true })
    act()
    const added = watcher.takeRecords().flatMap(({ addedNodes }) => Array.from(addedNodes))
    watcher.disconnect()
    return added
  }

  it('moves no more than must be, and never the one with the focus', () => {
    fc.assert(
      fc.property(rowOf, fc.option(fc.nat(7)), (row, wish) => {
        const wanted = fill(row)
        const focused = wish === null ? undefined : wanted[wish]
        focused?.querySelector('button')?.focus()
        const pin = wish === null || wish >= row.length ? null : wish
        const places = wanted.map((child) => [...parent.children].indexOf(child))
        const added = moved(() => putInOrder(parent, wanted))
        expect([...parent.children]).toEqual(wanted)
        expect(added).toHaveLength(row.length - longestByTrying(places, pin))
        if (focused) {
          expect(added).not.toContain(focused)
          expect(focused.contains(document.activeElement)).toBe(true)
        }
      }),
    )
  })

  it('moves one when one goes up past all others', () => {
    const wanted = fill([1, 2, 3, 4, 5, 6, 0])
    expect(moved(() => putInOrder(parent, wanted))).toEqual([wanted[0]])
  })
})
