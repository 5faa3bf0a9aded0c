// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { createBoard } from '../../src/board/state/create-board.ts'
import { blocksOf, frameAround } from '../../src/model/blocks.ts'
import { NOTE, type Rect } from '../../src/model/geometry.ts'
import { guessedHeight } from '../../src/model/note-height.ts'
import { addNote, readNotes } from '../../src/model/note.ts'
import { loadAll } from '../../src/ui/on-demand.tsx'
import { roomOn, sheetTemplate } from './rooms.ts'

// As when the page has had time: the acts on groups come after the first note.
await loadAll()

/** A board of one person without a page, with a field full of short notes in rows. */
function fullField(field: string, places: readonly (readonly [number, number])[]) {
  const room = roomOn(sheetTemplate('empathy-map'))
  places.forEach(([x, y], index) =>
    addNote(room.doc, {
      id: `n${index}`,
      at: { field, x, y },
      text: `Lappu ${index}`,
      color: 'birch',
      by: 'aino',
      made: index,
    }),
  )
  const { parts } = createBoard({
    room,
    template: sheetTemplate('empathy-map'),
    language: 'fi',
    participant: 'aino',
    shelf: { read: () => null, write: () => {} },
    mayWrite: () => true,
    root: () => null,
  })
  const read = () => readNotes(room.doc)
  const boxes = () =>
    blocksOf(read(), parts.things.groups.all()).map(({ id, kind, notes }) => {
      const own = notes.map((note) => ({ ...note.at, width: NOTE.width, height: guessedHeight(note.text) }))
      return { id, box: kind === 'group' ? frameAround(own) : (own[0] ?? expect.fail('no note')), own }
    })
  const apart = (a: Rect, b: Rect) =>
    a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y
  /** Pairs of blocks, or of notes in a group, that lie over each other. */
  const covered = () => {
    const all = boxes()
    return all.flatMap((one, index) => {
      const others = all.slice(index + 1).filter(({ box }) => !apart(one.box, box))
      const inside = one.own.filter((box, i) => one.own.slice(i + 1).some((other) => !apart(box, other)))
      return others
        .map(({ id }) => `${one.id} ${id}`)
        .concat(inside.map(({ x, y }) => `${one.id}: ${x} ${y}`))
    })
  }
  return { parts, read, covered, placesNow: () => new Map(read().map(({ id, at }) => [id, at])) }
}

const GRID = [58, 144, 230, 316].flatMap((y) => [10, 144].map((x) => [x, y] as const))

describe('groups in a full field cover nothing', () => {
  it('when they are made of notes that lie apart; one undo puts all back', () => {
    const { parts, covered, placesNow } = fullField('hear', GRID)
    const before = placesNow()
    expect(covered()).toEqual([])
    parts.acts.groupNotes(['n0', 'n3', 'n6'])
    expect(covered()).toEqual([])
    expect(placesNow()).not.toEqual(before)
    parts.acts.undo()
    expect(placesNow()).toEqual(before)
  })

  it('when a note joins, when another leaves, and when two are merged', () => {
    const { parts, covered } = fullField('hear', GRID.slice(0, 7))
    const [first] = parts.acts.groupNotes(['n0', 'n1'])
    if (first === undefined) throw new Error('no group')
    parts.acts.setGroupOf(['n6'], first)
    expect(covered()).toEqual([])
    parts.acts.setGroupOf(['n1'], null)
    expect(covered()).toEqual([])
    const [second] = parts.acts.groupNotes(['n2', 'n5'])
    if (second === undefined) throw new Error('no second group')
    expect(covered()).toEqual([])
    parts.acts.mergeGroups(first, second)
    expect(covered()).toEqual([])
    expect(parts.acts.groupBlock(second)?.notes).toHaveLength(4)
  })

  it('when one is dropped into another, over its notes', () => {
    const { parts, covered, read } = fullField('hear', GRID.slice(0, 6))
    const [first] = parts.acts.groupNotes(['n0', 'n1'])
    const [second] = parts.acts.groupNotes(['n4', 'n5'])
    if (first === undefined || second === undefined) throw new Error('no groups')
    const target = parts.acts.groupBlock(second)?.notes ?? []
    const moves = (parts.acts.groupBlock(first)?.notes ?? []).map(({ id }, index) => ({
      id,
      to: target[index]?.at ?? expect.fail('no note to lie over'),
    }))
    const regroup = moves.map(
      ({ id }) => ({ kind: 'value', root: 'notes', id, key: 'group', from: first, to: second }) as const,
    )
    parts.acts.drop(moves, [...regroup, { kind: 'removeThing', root: 'groups', id: first }], 'hear')
    expect(read().filter(({ group }) => group === second)).toHaveLength(4)
    expect(covered()).toEqual([])
  })

  it('in a field so low that a group and a row need the paper beside the heading', () => {
    const { parts, covered } = fullField('pains', [
      [10, 58],
      [144, 58],
      [10, 144],
      [144, 144],
    ])
    parts.acts.groupNotes(['n0', 'n3'])
    expect(covered()).toEqual([])
  })
})
