import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byOrder, orderAt } from '../../src/model/order.ts'

interface Item {
  readonly id: string
  readonly order: string
}

const sortedIds = (items: readonly Item[]): string[] => items.toSorted(byOrder).map(({ id }) => id)

describe('orderAt', () => {
  it('puts an item where it was asked for, again and again', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100), { maxLength: 40 }), (wishes) => {
        let items: Item[] = []
        let expected: string[] = []
        wishes.forEach((wish, n) => {
          const index = wish % (items.length + 1)
          const id = `i${n}`
          items = [...items, { id, order: orderAt(items, index) }].toSorted(byOrder)
          expected = expected.toSpliced(index, 0, id)
        })
        expect(sortedIds(items)).toEqual(expected)
      }),
    )
  })

  it('does not fail among equal keys, which two peers can make', () => {
    const equal: Item[] = ['a', 'b', 'c'].map((id) => ({ id, order: 'a0' }))
    const order = orderAt(equal, 1)
    expect(order > 'a0').toBe(true)
    expect(sortedIds([...equal, { id: 'x', order }])).toEqual(['a', 'b', 'c', 'x'])
  })

  it('gives all peers one order', () => {
    const items: Item[] = [
      { id: 'b', order: 'a1' },
      { id: 'a', order: 'a1' },
      { id: 'c', order: 'a0' },
    ]
    expect(sortedIds(items)).toEqual(['c', 'a', 'b'])
    expect(sortedIds(items.toReversed())).toEqual(['c', 'a', 'b'])
  })
})
