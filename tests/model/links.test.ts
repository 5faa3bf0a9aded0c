import { describe, expect, it } from 'vitest'
import { type Link, shownLinks } from '../../src/model/links.ts'
import { seeded } from '../support/random.ts'

const answer = (from: string, to: string, made: number): Link => ({
  id: `l${made}`,
  kind: 'answers',
  from: { note: from },
  to: { note: to },
  by: null,
  made,
})
const shown = (links: readonly Link[]) => shownLinks(links, () => true).map(({ id }) => id)

describe('answers', () => {
  it('that would go in a circle are left out, the youngest of them', () => {
    const links = [answer('a', 'b', 1), answer('b', 'c', 2), answer('c', 'a', 3), answer('a', 'c', 4)]
    expect(shown(links)).toEqual(['l1', 'l2', 'l4'])
  })

  it('are all shown of as many as a hall makes', () => {
    const across = Array.from({ length: 10_000 }, (_, index) => answer(`v${index % 300}`, `n${index}`, index))
    expect(shown(across)).toHaveLength(10_000)
    const chain = Array.from({ length: 200 }, (_, index) => answer(`n${index + 1}`, `n${index}`, index))
    expect(shown(chain)).toHaveLength(200)
  })

  it('are not all looked through of what nobody makes by hand, and the same are shown in whatever order they came', () => {
    // Each new one could only be told from a circle by going through all that there are.
    const chain = Array.from({ length: 20_000 }, (_, index) => answer(`n${index + 1}`, `n${index}`, index))
    const first = shown(chain)
    expect(first.length).toBeGreaterThan(300)
    expect(first.length).toBeLessThan(1_000)
    const random = seeded(5)
    const mixed = chain.map((link) => ({ link, at: random() })).toSorted((a, b) => a.at - b.at)
    expect(shown(mixed.map(({ link }) => link))).toEqual(first)
  })
})
