import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type CanvasArchive, readCanvasArchive } from '../../src/model/archive-canvas.ts'
import { restoreCanvas } from '../../src/model/archive-restore.ts'
import { setChoice, sharedText, textKeys } from '../../src/model/canvas.ts'
import { CANVAS_TEMPLATES } from '../../src/model/catalogue.ts'
import { readCompass } from '../../src/model/compass.ts'
import {
  addDeed,
  addKeyResult,
  addSource,
  deedText,
  keyResultText,
  moveItem,
  removeItem,
  restoreItem,
  setKeyResult,
} from '../../src/model/compass-writing.ts'
import {
  NOTE_COLORS,
  addNote,
  colorNote,
  moveNote,
  noteText,
  removeNote,
  restoreNote,
} from '../../src/model/note.ts'
import { PRINCIPLE_KEYS } from '../../src/model/template-words.ts'
import { setText } from '../../src/model/text.ts'
import { newCanvas } from './canvases.ts'
import { THING_ACTS, performThing } from './thing-acts.ts'

const TEXTS = textKeys(CANVAS_TEMPLATES.get('compass') ?? failed())
function failed(): never {
  throw new Error('no compass')
}

/** What somebody does to the canvas: which act, to which thing, with which value; then perhaps a version is kept. */
const step = fc.record({
  act: fc.constantFrom(
    'note',
    'move',
    'color',
    'write',
    'remove',
    'unremove',
    'text',
    'choice',
    'deed',
    'keyResult',
    'values',
    'source',
    'reorder',
    'removeItem',
    'restoreItem',
    'odd',
    ...THING_ACTS,
  ),
  which: fc.nat(6),
  value: fc.nat(400),
  keeps: fc.boolean(),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

function perform(doc: Y.Doc, { act, which, value }: Step): void {
  const id = `n${which}`
  const field = ['hear', 'p1', 'p2'][value % 3] ?? 'hear'
  const at = { field, x: value % 90, y: value % 400, ...(value % 5 === 0 ? { late: value + 1 } : {}) }
  const kind = (['deeds', 'keyResults', 'sources'] as const)[value % 3] ?? 'deeds'
  const item = `${kind[0]}${which}`
  const principle = PRINCIPLE_KEYS[value % 3] ?? 'p1'
  switch (act) {
    case 'note':
      return addNote(doc, {
        id,
        at,
        text: `t${value}`,
        color: 'ice',
        by: value % 2 ? 'p' : null,
        made: value,
      })
    case 'move':
      return void moveNote(doc, id, at)
    case 'color':
      return void colorNote(doc, id, NOTE_COLORS[value % 6] ?? 'ice')
    case 'write': {
      const text = noteText(doc, id) ?? deedText(doc, `d${which}`) ?? keyResultText(doc, `k${which}`, 'name')
      return text ? setText(text, `${text.toString().slice(0, value % 9)}ö${value}`) : undefined
    }
    case 'remove':
      return void removeNote(doc, id)
    case 'unremove':
      return void restoreNote(doc, id)
    case 'text': {
      const text = sharedText(doc, TEXTS[value % TEXTS.length] ?? '')
      return text ? setText(text, value % 4 === 0 ? '' : `teksti ${value}`) : undefined
    }
    case 'choice':
      return setChoice(doc, `c${which}`, value % 3 === 0 ? null : `v${value}`)
    case 'deed':
      return addDeed(doc, `d${which}`, principle, `teko ${value}`)
    case 'keyResult':
      return addKeyResult(doc, `k${which}`, principle, { statement: `tulos ${value}` })
    case 'values':
      return void setKeyResult(doc, `k${which}`, {
        target: value % 2 ? value : null,
        due: value % 5 ? '2027-05-31' : null,
        direction: value % 3 ? 'down' : 'reach',
      })
    case 'source': {
      const of = [principle, `d${which}`, `k${which}`][value % 3] ?? 'p1'
      return addSource(doc, { id: `s${which}`, of, canvas: 'c1', note: id, words: `w${value}`, made: value })
    }
    case 'reorder':
      return void moveItem(doc, kind === 'sources' ? 'deeds' : kind, item, value % 2 ? 1 : -1)
    case 'removeItem':
      return void removeItem(doc, kind, item)
    case 'restoreItem':
      return void restoreItem(doc, kind, item)
    case 'odd':
      // What no version of the page writes, but a client of somebody's own may.
      doc.getMap('notes').set(
        `n${which}`,
        value % 2
          ? 'no map'
          : new Y.Map([
              ['at', { field: 'hear' }],
              ['text', 'x'],
            ]),
      )
      return undefined
    default:
      return performThing(doc, {
        act,
        note: id,
        other: `n${value % 7}`,
        which,
        value,
        fields: ['hear', 'p1', 'p2'],
      })
  }
}

const history = fc.array(step, { minLength: 5, maxLength: 90 })

/** Performs the steps and keeps the versions on the way, the empty canvas first. */
function live(doc: Y.Doc, steps: readonly Step[]): CanvasArchive[] {
  const versions = [readCanvasArchive(doc)]
  for (const each of steps) {
    perform(doc, each)
    if (each.keeps) versions.push(readCanvasArchive(doc))
  }
  return versions
}

describe('bringing a version back', () => {
  it('makes the canvas what it was, from whatever it has become, by one edit that can be taken back', () => {
    let restored = 0
    fc.assert(
      fc.property(history, fc.nat(), (steps, pick) => {
        const doc = newCanvas('compass')
        const versions = live(doc, steps)
        const wanted = versions[pick % versions.length]
        if (!wanted) throw new Error('no version')
        const before = readCanvasArchive(doc)
        const compass = readCompass(doc)
        let edits = 0
        doc.on('update', () => edits++)
        restoreCanvas(doc, wanted)
        expect(readCanvasArchive(doc)).toEqual(wanted)
        expect(edits).toBeLessThanOrEqual(1)
        restoreCanvas(doc, before)
        expect(readCanvasArchive(doc)).toEqual(before)
        expect(readCompass(doc)).toEqual(compass)
        restored++
      }),
      { numRuns: 250 },
    )
    expect(restored).toBeGreaterThan(200)
  }, 30_000)

  it('does nothing to a canvas that is like it already', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const doc = newCanvas('compass')
        live(
          doc,
          steps.filter(({ act }) => act !== 'odd'),
        )
        let edits = 0
        doc.on('update', () => edits++)
        restoreCanvas(doc, readCanvasArchive(doc))
        expect(edits).toBe(0)
      }),
      { numRuns: 60 },
    )
  })

  it('meets the edits of others in between, and all peers see the same', () => {
    fc.assert(
      fc.property(history, history, fc.nat(), (before, meanwhile, pick) => {
        const here = newCanvas('compass')
        const versions = live(here, before)
        const there = new Y.Doc()
        Y.applyUpdate(there, Y.encodeStateAsUpdate(here))
        for (const each of meanwhile) perform(there, each)
        const wanted = versions[pick % versions.length]
        if (wanted) restoreCanvas(here, wanted)
        Y.applyUpdate(there, Y.encodeStateAsUpdate(here))
        Y.applyUpdate(here, Y.encodeStateAsUpdate(there))
        expect(readCanvasArchive(here)).toEqual(readCanvasArchive(there))
      }),
      { numRuns: 60 },
    )
  })

  it('keeps a text that somebody is writing in, and their words beside the change', () => {
    const here = newCanvas('empathy-map')
    const at = { field: 'hear', x: 0, y: 60 }
    addNote(here, { id: 'n', at, text: 'Jono on pitkä', color: 'ice', by: null, made: 1 })
    const version = readCanvasArchive(here)
    const there = new Y.Doc()
    Y.applyUpdate(there, Y.encodeStateAsUpdate(here))
    const text = noteText(here, 'n')
    if (text) setText(text, 'Jono on pitkä ja hidas')
    const other = noteText(there, 'n')
    if (other) setText(other, 'Kassan jono on pitkä')
    restoreCanvas(here, version)
    Y.applyUpdate(here, Y.encodeStateAsUpdate(there))
    expect(noteText(here, 'n')?.toString()).toBe('Kassan jono on pitkä')
  })
})
