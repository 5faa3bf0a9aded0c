import { describe, expect, it } from 'vitest'
import { roomsBelow } from '../../src/board/notes/far-room.ts'
import type { Block } from '../../src/model/blocks.ts'
import type { Note } from '../../src/model/note.ts'

const RECT = { x: 100, y: 100, width: 600, height: 400 }

const note = (id: string, x: number, y: number): Note => ({
  id,
  at: { field: 'hear', x, y },
  text: id,
  color: 'birch',
  by: null,
  made: 1,
  group: null,
})
const loose = (id: string, x: number, y: number): Block => ({ kind: 'note', id, notes: [note(id, x, y)] })
const group = (id: string, ...notes: readonly Note[]): Block => ({
  kind: 'group',
  id,
  group: { id, field: 'hear', title: '', by: null, made: 1 },
  notes,
})

describe('what a note has below it', () => {
  it('is its field’s, and never more than a note’s own greatest height', () => {
    const rooms = roomsBelow([loose('high', 10, 60), loose('low', 10, 290)], RECT, null)
    expect(rooms.get('high')).toBe(158)
    expect(rooms.get('low')).toBe(104)
  })

  it('ends above a note that is below, also one that is only half below, and not at one beside', () => {
    const rooms = roomsBelow(
      [loose('a', 10, 60), loose('under', 60, 170), loose('b', 300, 60), loose('beside', 424, 170)],
      RECT,
      null,
    )
    expect(rooms.get('a')).toBe(104)
    expect(rooms.get('b')).toBe(158)
  })

  it('ends above the title of a group that is below, and leaves a group its frame', () => {
    const rooms = roomsBelow(
      [group('g', note('a', 10, 60), note('b', 144, 60)), group('h', note('c', 20, 230))],
      RECT,
      null,
    )
    // 230 less the title (28), less the frame (10) and a gap (6).
    expect(rooms.get('a')).toBe(126)
    expect(rooms.get('c')).toBe(154)
  })

  it('ends above the circle of the sheet', () => {
    const rooms = roomsBelow([loose('a', 10, 60), loose('far', 400, 60)], RECT, {
      x: 200,
      y: 350,
      radius: 100,
    })
    // The circle begins 150 below the field's edge.
    expect(rooms.get('a')).toBe(84)
    expect(rooms.get('far')).toBe(158)
  })
})
