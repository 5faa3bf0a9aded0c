// First: it moves the clock that the others take.
import '../support/shifted-clock.ts'
import { expect, it } from 'vitest'
import { type Told, tellStory } from './story.ts'

const isLong = process.env['LONG'] === '1'
const given = process.env['SEED']
/**
 * Seeds that ever failed. They found: storage that failed was not tried again until a clock that had been set back was
 * where it had been (`sync-storage.test.ts` has it alone); a network of this test that lost the end of a connection;
 * promises of before a restored copy, counted anew from a peer that slept through it; an update that overtook the answer it was
 * written after, called saved without being so (`server/sync.test.ts` has it alone: the seed failed once in a hundred times).
 */
const PINNED: readonly number[] = [1188, 1288, 3015, 3024, 3025, 3033, 3051, 3069, 3080]
const COUNT = isLong ? 300 : 4
const LENGTH = 600

const seeds =
  given === undefined
    ? [...PINNED, ...Array.from({ length: COUNT }, (_, index) => 1_000 + index)]
    : given.split(',').map(Number)
const told: Told[] = []

it.each(seeds)(
  'ends with everybody, the disk and a fresh start having the same (seed %i)',
  async (seed) => {
    told.push(await tellStory(seed, LENGTH))
  },
  60_000,
)

it('did something', () => {
  const total = (of: (story: Told) => number) => told.reduce((sum, story) => sum + of(story), 0)
  const sums = {
    stories: told.length,
    acts: total(({ counts }) => counts.act),
    notes: total(({ counts }) => counts.notes),
    promised: total(({ counts }) => counts.promised),
    connections: total(({ connections }) => connections),
    refused: total(({ refused }) => refused),
    restarts: total(({ counts }) => counts.restart + counts.crash + counts.restore),
    states: total(({ counts }) => counts.state),
    failures: total(({ counts }) => counts.fail),
    sleeps: total(({ counts }) => counts.sleep),
    split: total(({ network }) => network.split),
    duplicated: total(({ network }) => network.duplicated),
    reordered: total(({ network }) => network.reordered),
    cut: total(({ network }) => network.cut),
  }
  process.stdout.write(`fuzz ${JSON.stringify(sums)}\n`)
  if (given !== undefined) return
  for (const [what, count] of Object.entries(sums)) expect(count, what).toBeGreaterThan(0)
  expect(sums.acts).toBeGreaterThan(200 * told.length)
})
