import type * as Y from 'yjs'
import {
  addDeed,
  addKeyResult,
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
import { spliceText } from '../../src/model/text.ts'
import { setChoice } from '../../src/model/canvas.ts'
import { THING_ACTS, performThing } from '../model/thing-acts.ts'

/** Seeded choices. */
export class Dice {
  constructor(readonly random: () => number) {}

  /** A whole number from 0 to `below` - 1. */
  below(below: number): number {
    return Math.floor(this.random() * below)
  }

  chance(of: number): boolean {
    return this.random() < of
  }

  oneOf<T>(values: readonly T[]): T | undefined {
    return values[this.below(values.length)]
  }

  /** One of the keys, each as often as its weight says. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K {
    const entries = Object.entries(weights) as [K, number][]
    let left = this.random() * entries.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [key, weight] of entries) {
      left -= weight
      if (left < 0) return key
    }
    throw new Error('no weights')
  }
}

const WEIGHTS = {
  addNote: 20,
  moveNote: 10,
  colorNote: 5,
  writeNote: 25,
  removeNote: 4,
  restoreNote: 4,
  addDeed: 4,
  addKeyResult: 3,
  writeItem: 8,
  moveItem: 4,
  removeItem: 2,
  restoreItem: 2,
  setKeyResult: 3,
  setChoice: 2,
  thing: 14,
} as const

const WORDS = ['lumi', 'tunturi', 'ääni', 'yö', 'kahvi ☕', '🧭', 'majakka', 'hiljaisuus\n', 'ä'] as const

function splice(text: Y.Text | null, dice: Dice): void {
  if (!text) return
  const { length } = text
  // Whole texts now and then, so that they do not only grow.
  const remove = dice.chance(0.1) ? length : Math.min(length, dice.below(3))
  const index = dice.below(length - remove + 1)
  const units = text.toString()
  const low = (at: number) => at > 0 && at < length && /[\uDC00-\uDFFF]/.test(units[at] ?? '')
  // Never half a surrogate pair, as the model's own diffs promise.
  const from = low(index) ? index - 1 : index
  const to = low(index + remove) ? index + remove + 1 : index + remove
  spliceText(text, { index: from, remove: to - from, insert: dice.oneOf(WORDS) ?? '' })
}

const keysOf = (doc: Y.Doc, map: string): string[] => [...doc.getMap(map).keys()].toSorted()

/**
 * One random act of the model on a document.
 * @param fresh an id that nobody has
 * @returns what was done, and the note's id if one was added
 */
export function performAct(doc: Y.Doc, fresh: string, dice: Dice): { said: string; note: string | null } {
  const at = () => ({
    field: dice.oneOf(['says', 'thinks', 'does']) ?? 'says',
    x: dice.below(300),
    y: dice.below(400),
  })
  const kind = dice.chance(0.5) ? 'deeds' : 'keyResults'
  const note = dice.oneOf(keysOf(doc, 'notes'))
  const item = dice.oneOf(keysOf(doc, kind))
  const act =
    note === undefined
      ? 'addNote'
      : item === undefined && dice.chance(0.1)
        ? 'addDeed'
        : dice.weighted(WEIGHTS)
  const said = (what: string | undefined) => ({ said: `${act} ${what ?? '-'}`, note: null })
  switch (act) {
    case 'addNote':
      addNote(doc, {
        id: fresh,
        at: at(),
        text: dice.oneOf(WORDS) ?? '',
        color: dice.oneOf(NOTE_COLORS) ?? 'ice',
        by: null,
        made: dice.below(1_000_000),
      })
      return { said: `addNote ${fresh}`, note: fresh }
    case 'moveNote':
      moveNote(doc, note ?? '', at())
      return said(note)
    case 'colorNote':
      colorNote(doc, note ?? '', dice.oneOf(NOTE_COLORS) ?? 'ice')
      return said(note)
    case 'writeNote':
      splice(noteText(doc, note ?? ''), dice)
      return said(note)
    case 'removeNote':
      removeNote(doc, note ?? '')
      return said(note)
    case 'restoreNote':
      restoreNote(doc, note ?? '')
      return said(note)
    case 'addDeed':
      addDeed(doc, fresh, dice.chance(0.5) ? 'p1' : 'p2', 'teko')
      return said(fresh)
    case 'addKeyResult':
      addKeyResult(doc, fresh, dice.chance(0.5) ? 'p1' : 'p2', { name: 'mittari' })
      return said(fresh)
    case 'writeItem':
      splice(kind === 'deeds' ? deedText(doc, item ?? '') : keyResultText(doc, item ?? '', 'statement'), dice)
      return said(item)
    case 'moveItem':
      moveItem(doc, kind, item ?? '', dice.chance(0.5) ? 1 : -1)
      return said(item)
    case 'removeItem':
      removeItem(doc, kind, item ?? '')
      return said(item)
    case 'restoreItem':
      restoreItem(doc, kind, item ?? '')
      return said(item)
    case 'setKeyResult':
      setKeyResult(doc, item ?? '', { baseline: dice.below(10), target: dice.chance(0.5) ? 7 : null })
      return said(item)
    case 'setChoice':
      setChoice(doc, 'field.choice', dice.chance(0.3) ? null : `option${dice.below(3)}`)
      return said('field.choice')
    case 'thing': {
      const thing = dice.oneOf(THING_ACTS) ?? 'group'
      const other = dice.oneOf(keysOf(doc, 'notes')) ?? ''
      const fields = ['says', 'thinks', 'does']
      performThing(doc, {
        act: thing,
        note: note ?? '',
        other,
        which: dice.below(6),
        value: dice.below(500),
        fields,
      })
      return said(`${thing} ${note}`)
    }
  }
}
