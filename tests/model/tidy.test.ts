import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blocksOf, frameAround } from '../../src/model/blocks.ts'
import { CANVAS_TEMPLATES } from '../../src/model/catalogue.ts'
import { FIELD_HEADING, NOTE, type Point, type Rect, sheetGeometry } from '../../src/model/geometry.ts'
import type { Group } from '../../src/model/groups.ts'
import { type Note, inReadingOrder } from '../../src/model/note.ts'
import { tidy } from '../../src/model/tidy.ts'

const fields = [...CANVAS_TEMPLATES.values()].flatMap((template) => {
  if (template.kind !== 'sheet') return []
  const geometry = sheetGeometry(template.sheet)
  return template.fields
    .filter(({ type }) => type === 'notes')
    .map(({ key }) => {
      const rect = geometry.fields.get(key)
      if (!rect) throw new Error('no field')
      return { name: `${template.key}/${key}`, key, geometry, rect }
    })
})

const note = (id: string, x: number, y: number, group: string | null = null, field = 'a'): Note => ({
  id,
  at: { field, x, y },
  text: '',
  color: 'ice',
  by: null,
  made: 1,
  group,
})

const heights = (values: readonly number[]) => (of: Note) =>
  values[Number(of.id.slice(1)) % values.length] ?? 76

/** The notes after tidying. */
const after = (notes: readonly Note[], places: ReadonlyMap<string, Point>): Note[] =>
  notes.map((each) => Object.assign({}, each, { at: { ...each.at, ...places.get(each.id) } }))

const overlap = (a: Rect, b: Rect) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

const groupsNamed = (field: string, ...ids: string[]): ReadonlyMap<string, Group> =>
  new Map(ids.map((id) => [id, { id, field, title: id, by: null, made: 1 }]))

/** Notes as people leave them, in a field, some of them in one of two groups. */
const mess = (most: number) =>
  fc.record({
    field: fc.constantFrom(...fields),
    spots: fc.array(
      fc.record({
        x: fc.nat(600),
        y: fc.nat(500),
        group: fc.option(fc.constantFrom('g', 'h'), { freq: 3 }),
      }),
      { minLength: 1, maxLength: most },
    ),
    tall: fc.array(fc.integer({ min: NOTE.minHeight, max: 170 }), { minLength: 1, maxLength: 5 }),
  })

function world({ field, spots, tall }: typeof mess extends (n: number) => fc.Arbitrary<infer T> ? T : never) {
  const notes = spots.map(({ x, y, group }, n) =>
    note(
      `n${n}`,
      x % Math.max(1, Math.floor(field.rect.width - NOTE.width)),
      y % Math.floor(field.rect.height - 38),
      group,
      field.key,
    ),
  )
  const heightOf = heights(tall)
  const groups = groupsNamed(field.key, 'g', 'h')
  const of = { geometry: field.geometry, field: field.key, groups, heightOf }
  return { notes, groups, heightOf, of, rect: field.rect, centre: field.geometry.centre }
}

describe('tidying a field', () => {
  it('keeps everything in the field, clear of the centre, in reading order, and changes nothing the second time', () => {
    let moved = 0
    fc.assert(
      fc.property(mess(60), (some) => {
        const { notes, groups, heightOf, of, rect, centre } = world(some)
        const places = tidy({ ...of, notes })
        moved += places.size
        const done = after(notes, places)
        for (const each of done) {
          const height = Math.min(heightOf(each), NOTE.minHeight)
          expect(each.at.x).toBeGreaterThanOrEqual(0)
          // In a low field a group's title stands beside the heading.
          const highest = notes.some(({ group }) => group !== null) ? 20 : FIELD_HEADING
          expect(each.at.y).toBeGreaterThanOrEqual(Math.min(highest, rect.height - NOTE.minHeight))
          expect(each.at.x + NOTE.width).toBeLessThanOrEqual(rect.width)
          expect(each.at.y + height).toBeLessThanOrEqual(rect.height)
          if (!centre) continue
          const left = rect.x + each.at.x
          const top = rect.y + each.at.y
          const dx = Math.max(left - centre.x, 0, centre.x - left - NOTE.width)
          const dy = Math.max(top - centre.y, 0, centre.y - top - height)
          expect(Math.hypot(dx, dy)).toBeGreaterThanOrEqual(centre.radius)
        }
        const order = (all: readonly Note[]) =>
          blocksOf(all, groups).map(({ id, notes: inside }) => [id, inside.map((one) => one.id)])
        expect(order(done)).toEqual(order(notes))
        expect(tidy({ ...of, notes: done })).toEqual(new Map())
        expect(tidy({ ...of, notes: notes.toReversed() })).toEqual(places)
      }),
      { numRuns: 150 },
    )
    expect(moved).toBeGreaterThan(500)
  })

  it('lays nothing over anything while there is room, groups in frames of their own', () => {
    let runs = 0
    fc.assert(
      fc.property(mess(9), (some) => {
        const { notes, groups, heightOf, of, rect, centre } = world(some)
        const highest = Math.max(...notes.map(heightOf))
        // What would be room enough for each alone in a cell, with the frames' edges; the centre takes its square.
        const columns = Math.floor((rect.width - 15 + 2) / (NOTE.width + 20 + 2))
        const lost = centre ? Math.max(0, centre.radius * 1.2) : 0
        const rows = Math.floor((rect.height - FIELD_HEADING - 5 - lost) / (highest + 42 + 2))
        const cells = blocksOf(notes, groups).reduce((sum, { notes: inside }) => sum + inside.length ** 2, 0)
        if (centre || cells > columns * rows) return
        runs++
        const done = after(notes, tidy({ ...of, notes }))
        const boxes = blocksOf(done, groups).flatMap(({ kind, notes: inside }) => {
          const own = inside.map((one) => ({ ...one.at, width: NOTE.width, height: heightOf(one) }))
          own.forEach((box, i) => expect(own.slice(i + 1).some((other) => overlap(box, other))).toBe(false))
          return kind === 'group' ? [frameAround(own)] : own
        })
        boxes.forEach((box, i) => expect(boxes.slice(i + 1).some((other) => overlap(box, other))).toBe(false))
      }),
      { numRuns: 1500 },
    )
    expect(runs).toBeGreaterThan(50)
  })

  it('lays rows and columns out where all notes are alike', () => {
    const geometry = sheetGeometry({ areas: ['a a', 'b c'] })
    const notes = Array.from({ length: 9 }, (_, n) => note(`n${n}`, (n % 4) * 90, Math.floor(n / 4) * 100))
    const places = after(notes, tidy({ geometry, field: 'a', notes, groups: new Map(), heightOf: () => 76 }))
    expect(places.map(({ at }) => at.y)).toEqual([58, 58, 58, 58, 58, 58, 58, 58, 144])
    expect(places.map(({ at }) => at.x).slice(0, 3)).toEqual([10, 144, 278])
  })

  it.each(fields)(
    'staggers two hundred notes in $name so that each shows and its order stays',
    ({ key, geometry }) => {
      const notes = Array.from({ length: 200 }, (_, n) =>
        note(`n${n}`, n % 20, Math.floor(n / 20) * 3, null, key),
      )
      const done = after(notes, tidy({ geometry, field: key, notes, groups: new Map(), heightOf: () => 100 }))
      expect(new Set(done.map(({ at }) => `${at.x} ${at.y}`)).size).toBe(200)
      const ids = (all: readonly Note[]) => inReadingOrder(all).map(({ id }) => id)
      expect(ids(done)).toEqual(ids(notes))
    },
  )

  it('keeps clear of what stays, as a picture', () => {
    const geometry = sheetGeometry({ areas: ['a a', 'b c'] })
    const picture = { x: 100, y: 60, width: 200, height: 150 }
    const notes = Array.from({ length: 8 }, (_, n) => note(`n${n}`, n * 30, 60))
    const done = after(
      notes,
      tidy({ geometry, field: 'a', notes, groups: new Map(), heightOf: () => 90, obstacles: [picture] }),
    )
    for (const { at } of done) expect(overlap({ ...at, width: NOTE.width, height: 90 }, picture)).toBe(false)
  })
})

describe('tidying a selection', () => {
  it('leaves the others alone and keeps clear of them while there is room', () => {
    const geometry = sheetGeometry({ areas: ['a a', 'b c'] })
    const notes = [
      note('still', 300, 70),
      ...[0, 1, 2, 3].map((n) => note(`n${n}`, 420 + n * 33, 80 + n * 9)),
    ]
    const only = new Set(['n0', 'n1', 'n2', 'n3'])
    const of = { geometry, field: 'a', groups: new Map(), heightOf: () => 76 }
    const places = tidy({ ...of, notes }, only)
    expect(places.has('still')).toBe(false)
    const done = after(notes, places)
    const boxes = done.map(({ at }) => ({ ...at, width: NOTE.width, height: 76 }))
    boxes.forEach((box, i) => expect(boxes.slice(i + 1).some((other) => overlap(box, other))).toBe(false))
    // About where they were: none left of the others, where the still one lies.
    expect(Math.min(...done.slice(1).map(({ at }) => at.x))).toBeGreaterThanOrEqual(420)
    expect(tidy({ ...of, notes: done }, only)).toEqual(new Map())
  })

  it('covers nothing while all of the field has room', () => {
    let tight = 0
    fc.assert(
      fc.property(mess(10), fc.array(fc.nat(9), { minLength: 1, maxLength: 4 }), (some, picked) => {
        const { notes, groups, heightOf, of } = world(some)
        const overlaps = (all: readonly Note[]) => {
          const boxes = blocksOf(all, groups).map(({ kind, notes: inside }) => {
            const own = inside.map((one) => ({ ...one.at, width: NOTE.width, height: shown(one) }))
            return kind === 'group' ? frameAround(own) : (own[0] ?? expect.fail('no note'))
          })
          return boxes.some((box, i) => boxes.slice(i + 1).some((other) => overlap(box, other)))
        }
        // Low in its field a note shows fewer lines.
        const shown = (one: Note) =>
          Math.max(NOTE.minHeight, Math.min(heightOf(one), some.field.rect.height - one.at.y))
        const only = new Set(picked.map((n) => `n${n % notes.length}`))
        const places = tidy({ ...of, notes }, only)
        const tidied = after(notes, places)
        const mine = new Set(
          notes.flatMap(({ id, group }) => (only.has(id) ? [id, ...(group === null ? [] : [group])] : [])),
        )
        const others = notes.filter(({ id, group }) => !mine.has(id) && !mine.has(group ?? ''))
        if (others.every(({ id }) => !places.has(id))) {
          // What was covered among the others is theirs.
          if (others.length > 0 && !overlaps(others)) expect(overlaps(tidied)).toBe(false)
          return
        }
        tight++
        expect(tidied).toEqual(after(notes, tidy({ ...of, notes })))
      }),
      { numRuns: 400 },
    )
    expect(tight).toBeGreaterThan(10)
  })

  it('takes the rest of a group along, so that its frame does not stretch over others', () => {
    const geometry = sheetGeometry({ areas: ['a a', 'b c'] })
    const notes = [note('a', 10, 100, 'g'), note('b', 500, 250, 'g'), note('c', 200, 100)]
    const groups = groupsNamed('a', 'g')
    const done = after(
      notes,
      tidy({ geometry, field: 'a', notes, groups, heightOf: () => 76 }, new Set(['a'])),
    )
    const [a, b] = done
    expect(Math.abs((a?.at.x ?? 0) - (b?.at.x ?? 0))).toBe(NOTE.width + NOTE.gap)
    expect(done[2]?.at).toEqual(notes[2]?.at)
  })
})
