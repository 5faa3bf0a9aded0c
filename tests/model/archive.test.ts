import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import {
  CANVAS_FORMAT,
  CANVAS_MIGRATIONS,
  parseCanvasArchive,
  readCanvasArchive,
} from '../../src/model/archive-canvas.ts'
import { fillFromArchive, readSeriesArchive, unknownCanvas } from '../../src/model/archive-documents.ts'
import { restoreCanvas } from '../../src/model/archive-restore.ts'
import { SERIES_MIGRATIONS, parseSeriesArchive } from '../../src/model/archive-series.ts'
import { addDeed, addKeyResult } from '../../src/model/compass-writing.ts'
import { addNote } from '../../src/model/note.ts'
import { compareCanvases } from '../../src/model/archive-compare.ts'
import { newCanvas } from './canvases.ts'

const fixture = (name: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'archives', `${name}.json`), 'utf8'))

/** Documents of a series in memory. */
function documents() {
  const canvases = new Map<string, Y.Doc>()
  return {
    series: new Y.Doc(),
    desk: new Y.Doc(),
    canvas: ({ id }: { readonly id: string }) => {
      const doc = canvases.get(id) ?? new Y.Doc()
      canvases.set(id, doc)
      return doc
    },
  }
}

describe('older archives', () => {
  const kinds = [
    { kind: 'canvas', migrations: CANVAS_MIGRATIONS, parse: parseCanvasArchive },
    { kind: 'series', migrations: SERIES_MIGRATIONS, parse: parseSeriesArchive },
  ] as const

  for (const { kind, migrations, parse } of kinds) {
    for (let version = 0; version < migrations.length; version++) {
      it(`of a ${kind}, version ${version}, are brought up to date`, () => {
        // A migration without an old file to try it on is one that nobody knows to work.
        expect(existsSync(join(import.meta.dirname, 'archives', `${kind}-${version}.json`))).toBe(true)
        const old = fixture(`${kind}-${version}`)
        expect(old).toMatchObject({ version })
        const parsed = parse(old)
        expect(parsed).toMatchObject({ ok: true, value: { version: migrations.length } })
      })
    }
  }

  it('keep what they held', () => {
    const parsed = parseCanvasArchive(fixture('canvas-0'))
    if (!parsed.ok) throw new Error(parsed.place ?? parsed.reason)
    expect(parsed.value.notes[0]).toEqual({
      id: 'n1',
      at: { field: 'hear', x: 12, y: 70 },
      text: '”Siellä on niin kallista”',
      color: 'ice',
      by: 'aino',
      made: 1_700_000_000_000,
      group: null,
    })
    const series = parseSeriesArchive(fixture('series-0'))
    if (!series.ok) throw new Error(series.place ?? series.reason)
    expect(series.value.desk).toEqual({ s1: 'Muista kynät' })
    expect(series.value.series).toMatchObject({ place: '', current: null, started: {} })
    expect(series.value.canvases[0]?.content.notes[0]?.at).toEqual({ field: 'hear', x: 12, y: 70 })
  })

  it('of a newer program are told from what is no archive', () => {
    expect(parseCanvasArchive({ format: CANVAS_FORMAT, version: 99 })).toMatchObject({ reason: 'newer' })
    expect(parseSeriesArchive(fixture('canvas-0'))).toMatchObject({ reason: 'malformed' })
    for (const odd of [
      null,
      7,
      'x',
      [],
      {},
      { format: CANVAS_FORMAT },
      { format: CANVAS_FORMAT, version: 0 },
    ]) {
      expect(parseCanvasArchive(odd)).toMatchObject({ ok: false, reason: 'malformed' })
    }
  })

  it('that refer to what they do not hold are refused with the place', () => {
    const series = fixture('series-0') as { canvases: { content: { notes: { color: string }[] } }[] }
    const [canvas] = series.canvases
    const [note] = canvas?.content.notes ?? []
    if (note) note.color = 'neon'
    expect(parseSeriesArchive(series)).toEqual({
      ok: false,
      reason: 'malformed',
      place: 'canvases.0.content',
    })
    expect(parseSeriesArchive({ ...(fixture('series-0') as object), canvases: [] })).toMatchObject({
      ok: false,
    })
  })
})

describe('a series’ archive', () => {
  it('makes an equal series, and an equal archive of that', () => {
    const parsed = parseSeriesArchive(fixture('series-0'))
    if (!parsed.ok) throw new Error(parsed.place ?? parsed.reason)
    expect(unknownCanvas(parsed.value)).toBeNull()
    const docs = documents()
    fillFromArchive(docs, parsed.value)
    const exported = { id: 'uusi', exported: 5, names: null }
    const again = readSeriesArchive(docs, exported)
    expect(again).toEqual({
      ...parsed.value,
      exported: 5,
      series: { ...parsed.value.series, id: 'uusi' },
    })
    expect(parseSeriesArchive(JSON.parse(JSON.stringify(again)))).toEqual({ ok: true, value: again })
  })

  it('names those who wrote, and nobody else, only when names are asked for', () => {
    const docs = documents()
    const parsed = parseSeriesArchive(fixture('series-0'))
    if (!parsed.ok) throw new Error(parsed.reason)
    fillFromArchive(docs, parsed.value)
    const at = { field: 'hear', x: 1, y: 2 }
    addNote(docs.canvas({ id: 'c1' }), { id: 'n9', at, text: 'a', color: 'ice', by: 'p1', made: 1 })
    const names = new Map([
      ['p1', 'Aino'],
      ['p2', 'Mikko'],
    ])
    const named = readSeriesArchive(docs, { id: 's', exported: 1, names })
    expect(named?.participants).toEqual([{ id: 'p1', name: 'Aino' }])
    expect(readSeriesArchive(docs, { id: 's', exported: 1, names: null })?.participants).toEqual([])
  })

  it('knows when this program is too old for one of its canvases', () => {
    const parsed = parseSeriesArchive(fixture('series-0'))
    if (!parsed.ok) throw new Error(parsed.reason)
    const [first] = parsed.value.canvases
    if (!first) throw new Error('no canvas')
    expect(unknownCanvas({ ...parsed.value, canvases: [{ ...first, templateVersion: 99 }] })).toBe(
      'empathy-map',
    )
  })
})

describe('two states of a canvas', () => {
  it('are compared note by note', () => {
    const doc = newCanvas('empathy-map')
    const base = { color: 'ice', by: null, made: 1 } as const
    addNote(doc, { id: 'a', at: { field: 'hear', x: 0, y: 60 }, text: 'jää', ...base })
    addNote(doc, { id: 'b', at: { field: 'hear', x: 0, y: 90 }, text: 'menee', ...base })
    const before = readCanvasArchive(doc)
    const [first, second] = before.notes
    if (!first || !second) throw new Error('no notes')
    const moved = { ...first, text: 'jäi', at: { field: 'say', x: 0, y: 60 }, color: 'birch' } as const
    const fresh = { ...second, id: 'c', text: 'tuli' }
    const now = { ...before, notes: [moved, fresh], texts: { objective: 'x' } }
    expect(compareCanvases(before, before)).toEqual([])
    expect(compareCanvases(before, now)).toEqual([
      { kind: 'note', is: 'changed', note: first, now: moved, what: ['text', 'field', 'color'] },
      { kind: 'note', is: 'removed', note: second },
      { kind: 'note', is: 'added', note: fresh },
      { kind: 'text', id: 'objective', before: '', now: 'x' },
    ])
    restoreCanvas(doc, now)
    expect(compareCanvases(readCanvasArchive(doc), now)).toEqual([])
  })

  it('tell of a key result its words, its numbers and its place each by itself', () => {
    const doc = newCanvas('compass')
    addDeed(doc, 'd1', 'p1')
    addKeyResult(doc, 'k1', 'p1')
    addKeyResult(doc, 'k2', 'p1')
    const before = readCanvasArchive(doc)
    const [first, second] = before.keyResults
    if (!first || !second) throw new Error('no key results')
    const other = { ...first, statement: 'Vieras palaa', target: 80, order: 'a9' }
    expect(compareCanvases(before, { ...before, keyResults: [second, other] })).toEqual([
      { kind: 'keyResult', id: 'k1', before: '', now: 'Vieras palaa' },
      { kind: 'values', id: 'k1', text: 'Vieras palaa', before: first, now: other },
      { kind: 'moved', id: 'k1', text: 'Vieras palaa' },
    ])
    const deeds = before.deeds.map((deed) => ({ ...deed, principle: 'p2' as const }))
    expect(compareCanvases(before, { ...before, deeds })).toEqual([{ kind: 'moved', id: 'd1', text: '' }])
  })
})
