import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { seedCanvas } from '../../src/model/canvas.ts'
import { CANVAS_TEMPLATES } from '../../src/model/catalogue.ts'
import { type Block, blocksOf, frameAround } from '../../src/model/blocks.ts'
import { NOTE, type Rect, sheetGeometry } from '../../src/model/geometry.ts'
import { addGroup, readGroup } from '../../src/model/groups.ts'
import { type Link, readLink } from '../../src/model/links.ts'
import { guessedHeight } from '../../src/model/note-height.ts'
import { type Note, addNote, inReadingOrder, readNotes } from '../../src/model/note.ts'
import { copyInto } from '../../src/board/copy/copy-into.ts'

/* A selection that goes to another canvas: it arrives whole, in free places. */

function canvas(key: string) {
  const template = CANVAS_TEMPLATES.get(key) ?? expect.fail(`no template ${key}`)
  const doc = new Y.Doc()
  seedCanvas(doc, template, 'fi')
  return { doc, geometry: template.kind === 'sheet' ? sheetGeometry(template.sheet) : null }
}

const note = (id: string, x: number, y: number, group: string | null = null): Note => ({
  id,
  at: { field: 'hear', x, y },
  text: `Lappu ${id}`,
  color: 'heather',
  by: 'sanna',
  made: 1,
  group,
})

const into = (field: string, geometry: ReturnType<typeof canvas>['geometry']) => {
  let made = 0
  return { field, geometry, by: 'aino', made: 1000, newId: () => `copy-${++made}` }
}

const groupsOf = (doc: Y.Doc) =>
  new Map(
    [...doc.getMap('groups').keys()].flatMap((id) => [[id, readGroup(doc, id) ?? expect.fail(id)] as const]),
  )

const linksOf = (doc: Y.Doc): Link[] =>
  [...doc.getMap('links').keys()].flatMap((id) => readLink(doc, id) ?? [])

function boxOf({ kind, notes }: Block): Rect {
  const own = notes.map(({ at, text }) => ({ ...at, width: NOTE.width, height: guessedHeight(text) }))
  return kind === 'group' ? frameAround(own) : (own[0] ?? expect.fail('no note'))
}

function coveredIn(doc: Y.Doc): number {
  const boxes = blocksOf(readNotes(doc), groupsOf(doc)).map(boxOf)
  return boxes.flatMap((a, i) =>
    boxes
      .slice(i + 1)
      .filter(
        (b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height,
      ),
  ).length
}

const SELECTION = {
  notes: [note('c', 10, 300), note('a', 10, 100, 'g'), note('b', 144, 100, 'g')],
  groups: [{ id: 'g', field: 'hear', title: 'Jonot', by: 'sanna', made: 1 }],
  links: [
    { id: 'l', kind: 'arrow', from: { note: 'a' }, to: { note: 'c' }, by: 'sanna', made: 1 },
  ] satisfies Link[],
}

describe('copying a selection to another sheet', () => {
  it('brings notes, their group and the arrow between them, as the copier’s own, in order', () => {
    const { doc, geometry } = canvas('customer-profile')
    const { acts, first } = copyInto(doc, SELECTION, into('wishes', geometry))
    const copies = blocksOf(readNotes(doc), groupsOf(doc)).flatMap(({ notes }) => notes)
    expect(copies.map(({ text, color, by, at }) => [text, color, by, at.field])).toEqual([
      ['Lappu a', 'heather', 'aino', 'wishes'],
      ['Lappu b', 'heather', 'aino', 'wishes'],
      ['Lappu c', 'heather', 'aino', 'wishes'],
    ])
    const [a, b, c] = copies
    expect(first).toBe(a?.id)
    const [group] = groupsOf(doc).values()
    expect(group).toMatchObject({ title: 'Jonot', field: 'wishes', by: 'aino' })
    expect([a?.group, b?.group, c?.group]).toEqual([group?.id, group?.id, null])
    expect(linksOf(doc)).toMatchObject([{ kind: 'arrow', from: { note: a?.id }, to: { note: c?.id } }])
    expect(acts).toHaveLength(5)
    expect(coveredIn(doc)).toBe(0)
  })

  it('finds places beside the notes and the groups that are there', () => {
    const { doc, geometry } = canvas('customer-profile')
    for (const [id, x] of [
      ['x', 10],
      ['y', 150],
    ] as const) {
      addNote(doc, { id, at: { field: 'wishes', x, y: 90 }, text: id, color: 'ice', by: null, made: 1 })
    }
    addGroup(doc, { id: 'there', field: 'wishes', title: 'Vanha', by: null, made: 1 }, ['x', 'y'])
    const before = readNotes(doc).map(({ id, at }) => [id, at])
    copyInto(
      doc,
      { notes: [note('a', 0, 0), note('b', 0, 90)], groups: [], links: [] },
      into('wishes', geometry),
    )
    expect(coveredIn(doc)).toBe(0)
    expect(readNotes(doc).flatMap(({ id, at }) => (id.startsWith('copy') ? [] : [[id, at]]))).toEqual(before)
  })

  it('leaves out the frame of a group of which only some notes come', () => {
    const { doc, geometry } = canvas('customer-profile')
    copyInto(doc, { notes: [note('a', 10, 100, 'g')], groups: [], links: [] }, into('wishes', geometry))
    expect(readNotes(doc).map(({ group }) => group)).toEqual([null])
    expect(groupsOf(doc).size).toBe(0)
  })
})

describe('copying a selection to the compass', () => {
  it('puts the copies below the principle’s answers, each at a place of its own, without groups or arrows', () => {
    const { doc } = canvas('compass')
    addNote(doc, {
      id: 'old',
      at: { field: 'p1', x: 0, y: 0 },
      text: 'Vanha',
      color: 'ice',
      by: null,
      made: 1,
    })
    copyInto(doc, SELECTION, into('p1', null))
    const order = inReadingOrder(readNotes(doc))
    expect(order.map(({ text }) => text)).toEqual(['Vanha', 'Lappu a', 'Lappu b', 'Lappu c'])
    expect(new Set(order.map(({ at }) => at.y)).size).toBe(4)
    expect(groupsOf(doc).size).toBe(0)
    expect(linksOf(doc)).toEqual([])
  })
})
