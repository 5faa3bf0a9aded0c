import type * as Y from 'yjs'
import { readChoice, setChoice, sharedText } from './canvas.ts'
import {
  type KeyResultText,
  type KeyResultValues,
  deedText,
  keyResultText,
  moveItem,
  readCompass,
  removeItem,
  restoreItem,
  setKeyResult,
} from './compass.ts'
import { act } from './documents.ts'
import {
  type NoteColor,
  type Place,
  colorNote,
  isRemoved,
  moveNote,
  noteText,
  readNote,
  removeNote,
  restoreNote,
} from './note.ts'
import { groupTitle, hasMembers } from './groups.ts'
import { pictureAlt } from './pictures.ts'
import { inverseSplice, spliceText } from './text.ts'
import {
  type Plain,
  type ThingRoot,
  readValue,
  removeThing,
  restoreThing,
  setValue,
  shownThing,
  thingWords,
} from './things.ts'

/*
 * Undo is inverse operations as data, per person and tab: what this person did is kept as acts, each of which says enough
 * to be taken back from a document in which others have worked on since.
 */

/** Which shared text an act wrote. */
export type TextRef =
  | { readonly of: 'note'; readonly id: string }
  | { readonly of: 'canvas'; readonly key: string }
  | { readonly of: 'deed'; readonly id: string }
  | { readonly of: 'keyResult'; readonly id: string; readonly key: KeyResultText }
  | { readonly of: 'group'; readonly id: string }
  | { readonly of: 'picture'; readonly id: string }

type CompassItems = 'deeds' | 'keyResults' | 'sources'

export type Act =
  /** `text`: what its maker had written when last seen; where there is more, another person has written too. */
  | { readonly kind: 'add'; readonly id: string; readonly text: string }
  | { readonly kind: 'remove'; readonly id: string }
  | { readonly kind: 'move'; readonly id: string; readonly from: Place; readonly to: Place }
  | { readonly kind: 'color'; readonly id: string; readonly from: NoteColor; readonly to: NoteColor }
  | { readonly kind: 'text'; readonly ref: TextRef; readonly before: string; readonly after: string }
  | {
      readonly kind: 'choice'
      readonly key: string
      readonly from: string | null
      readonly to: string | null
    }
  | { readonly kind: 'addItem'; readonly items: CompassItems; readonly id: string; readonly text: string }
  | { readonly kind: 'removeItem'; readonly items: CompassItems; readonly id: string }
  | {
      readonly kind: 'moveItem'
      readonly items: 'deeds' | 'keyResults'
      readonly id: string
      readonly step: -1 | 1
    }
  | {
      readonly kind: 'keyResult'
      readonly id: string
      readonly from: Partial<KeyResultValues>
      readonly to: Partial<KeyResultValues>
    }

  /** A thing beside the notes was made; `text`: as for `add`. */
  | { readonly kind: 'addThing'; readonly root: ThingRoot; readonly id: string; readonly text: string }
  | { readonly kind: 'removeThing'; readonly root: ThingRoot; readonly id: string }
  /** One key of a thing or note was set whole; null: it was not there. */
  | {
      readonly kind: 'value'
      readonly root: ThingRoot | 'notes'
      readonly id: string
      readonly key: string
      readonly from: Plain
      readonly to: Plain
    }
  /** A plain value of a root map was set; null: it was not there. */
  | {
      readonly kind: 'entry'
      readonly root: 'reactions' | 'images'
      readonly key: string
      readonly from: Plain
      readonly to: Plain
    }

/** Why an act could not be taken back: others wrote into it, changed it since, or it is gone. */
export type Skipped = 'written' | 'changed' | 'gone'

/** What happened to one act; `redo` takes the taking back back. */
type Outcome = { readonly redo: Act } | { readonly skipped: Skipped }

/** The act that takes another back, when nobody else has worked on it. */
export function inverse(done: Act): Act {
  switch (done.kind) {
    case 'add':
      return { kind: 'remove', id: done.id }
    case 'remove':
      return { kind: 'add', id: done.id, text: '' }
    case 'addItem':
      return { kind: 'removeItem', items: done.items, id: done.id }
    case 'removeItem':
      return { kind: 'addItem', items: done.items, id: done.id, text: '' }
    case 'moveItem':
      return { ...done, step: done.step === 1 ? -1 : 1 }
    case 'text':
      return { ...done, before: done.after, after: done.before }
    case 'move':
      return { ...done, from: done.to, to: done.from }
    case 'color':
      return { ...done, from: done.to, to: done.from }
    case 'choice':
      return { ...done, from: done.to, to: done.from }
    case 'keyResult':
      return { ...done, from: done.to, to: done.from }
    case 'addThing':
      return { kind: 'removeThing', root: done.root, id: done.id }
    case 'removeThing':
      return { kind: 'addThing', root: done.root, id: done.id, text: '' }
    case 'value':
      return { ...done, from: done.to, to: done.from }
    case 'entry':
      return { ...done, from: done.to, to: done.from }
  }
}

/** The shared text that a reference names; null when it is not there. */
export function findText(doc: Y.Doc, ref: TextRef): Y.Text | null {
  switch (ref.of) {
    case 'note':
      return noteText(doc, ref.id)
    case 'canvas':
      return sharedText(doc, ref.key)
    case 'deed':
      return deedText(doc, ref.id)
    case 'keyResult':
      return keyResultText(doc, ref.id, ref.key)
    case 'group':
      return groupTitle(doc, ref.id)
    case 'picture':
      return pictureAlt(doc, ref.id)
  }
}

function itemWords(doc: Y.Doc, items: CompassItems, id: string): string | null {
  for (const { deeds, keyResults } of readCompass(doc).principles) {
    const deed = items === 'deeds' && deeds.find((other) => other.id === id)
    if (deed) return deed.text
    const kr = items === 'keyResults' && keyResults.find((other) => other.id === id)
    if (kr) return kr.statement
  }
  return items === 'sources' ? '' : null
}

const same = (a: Plain, b: Plain): boolean => JSON.stringify(a) === JSON.stringify(b)
const samePlace = (a: Place, b: Place): boolean => a.field === b.field && a.x === b.x && a.y === b.y

function undoText(doc: Y.Doc, done: Extract<Act, { kind: 'text' }>): Outcome {
  const text = findText(doc, done.ref)
  if (!text || (done.ref.of === 'note' && isRemoved(doc, done.ref.id))) return { skipped: 'gone' }
  const current = text.toString()
  const splice = inverseSplice(done.before, done.after, current)
  if (splice === 'overlap') return { skipped: 'written' }
  if (splice) spliceText(text, splice)
  return { redo: { kind: 'text', ref: done.ref, before: current, after: text.toString() } }
}

function undoKeyResult(doc: Y.Doc, done: Extract<Act, { kind: 'keyResult' }>): Outcome {
  const kr = readCompass(doc)
    .principles.flatMap(({ keyResults }) => keyResults)
    .find(({ id }) => id === done.id)
  if (!kr) return { skipped: 'gone' }
  const values: Partial<Record<keyof KeyResultValues, unknown>> = done.to
  const others = (Object.keys(values) as (keyof KeyResultValues)[]).some((key) => kr[key] !== values[key])
  if (others) return { skipped: 'changed' }
  setKeyResult(doc, done.id, done.from)
  return { redo: inverse(done) }
}

type ThingAct = Extract<Act, { kind: 'addThing' | 'removeThing' | 'value' | 'entry' }>

function undoThing(doc: Y.Doc, done: ThingAct): Outcome {
  switch (done.kind) {
    case 'addThing': {
      const words = thingWords(doc, done.root, done.id)
      if (!shownThing(doc, done.root, done.id)) return { skipped: 'gone' }
      if (words !== done.text && words !== '') return { skipped: 'written' }
      // Its own notes have been taken out by then: whoever is in it was put there by another.
      if (done.root === 'groups' && hasMembers(doc, done.id)) return { skipped: 'changed' }
      removeThing(doc, done.root, done.id)
      return { redo: inverse(done) }
    }
    case 'removeThing':
      if (readValue(doc, done.root, done.id, 'removed') !== true) return { skipped: 'changed' }
      restoreThing(doc, done.root, done.id)
      return {
        redo: {
          kind: 'addThing',
          root: done.root,
          id: done.id,
          text: thingWords(doc, done.root, done.id),
        },
      }
    case 'value': {
      if (readValue(doc, done.root, done.id, 'removed') === true) return { skipped: 'gone' }
      if (!same(readValue(doc, done.root, done.id, done.key), done.to)) return { skipped: 'changed' }
      return setValue(doc, done.root, done.id, done.key, done.from)
        ? { redo: inverse(done) }
        : { skipped: 'gone' }
    }
    case 'entry': {
      const map = doc.getMap(done.root)
      if (!same((map.get(done.key) ?? null) as Plain, done.to)) return { skipped: 'changed' }
      if (done.from === null) map.delete(done.key)
      else map.set(done.key, done.from)
      return { redo: inverse(done) }
    }
  }
}

/**
 * Takes one act back, in one transaction. What another person added or changed meanwhile is never taken away with it:
 * then nothing is done, and the outcome says why.
 */
function undoAct(doc: Y.Doc, done: Act): Outcome {
  return act(doc, (): Outcome => {
    switch (done.kind) {
      case 'add': {
        const note = readNote(doc, done.id)
        if (!note) return { skipped: 'gone' }
        if (note.text !== done.text && note.text !== '') return { skipped: 'written' }
        removeNote(doc, done.id)
        return { redo: inverse(done) }
      }
      case 'remove':
        if (!isRemoved(doc, done.id)) return { skipped: 'changed' }
        restoreNote(doc, done.id)
        return { redo: { kind: 'add', id: done.id, text: readNote(doc, done.id)?.text ?? '' } }
      case 'move': {
        const note = readNote(doc, done.id)
        if (!note) return { skipped: 'gone' }
        if (!samePlace(note.at, done.to)) return { skipped: 'changed' }
        moveNote(doc, done.id, done.from)
        return { redo: inverse(done) }
      }
      case 'color': {
        const note = readNote(doc, done.id)
        if (!note) return { skipped: 'gone' }
        if (note.color !== done.to) return { skipped: 'changed' }
        colorNote(doc, done.id, done.from)
        return { redo: inverse(done) }
      }
      case 'text':
        return undoText(doc, done)
      case 'choice':
        if (readChoice(doc, done.key) !== done.to) return { skipped: 'changed' }
        setChoice(doc, done.key, done.from)
        return { redo: inverse(done) }
      case 'addItem': {
        const words = itemWords(doc, done.items, done.id)
        if (words === null) return { skipped: 'gone' }
        if (words !== done.text && words !== '') return { skipped: 'written' }
        removeItem(doc, done.items, done.id)
        return { redo: inverse(done) }
      }
      case 'removeItem':
        if (!restoreItem(doc, done.items, done.id)) return { skipped: 'gone' }
        return {
          redo: {
            kind: 'addItem',
            items: done.items,
            id: done.id,
            text: itemWords(doc, done.items, done.id) ?? '',
          },
        }
      case 'moveItem':
        return moveItem(doc, done.items, done.id, done.step === 1 ? -1 : 1)
          ? { redo: inverse(done) }
          : { skipped: 'changed' }
      case 'keyResult':
        return undoKeyResult(doc, done)
      case 'addThing':
      case 'removeThing':
      case 'value':
      case 'entry':
        return undoThing(doc, done)
    }
  })
}

/** What a person did in one go, in order: undone and redone together. */
export type Entry = readonly Act[]

/**
 * Takes an entry back, the last act first.
 * @returns the entry that takes this back, and why acts were skipped
 */
export function undoEntry(
  doc: Y.Doc,
  entry: Entry,
): { readonly redo: Entry; readonly skipped: readonly Skipped[] } {
  return act(doc, () => {
    const outcomes = entry.toReversed().map((done) => undoAct(doc, done))
    return {
      redo: outcomes.flatMap((outcome) => ('redo' in outcome ? [outcome.redo] : [])),
      skipped: outcomes.flatMap((outcome) => ('skipped' in outcome ? [outcome.skipped] : [])),
    }
  })
}
