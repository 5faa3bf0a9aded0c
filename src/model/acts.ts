import type * as Y from 'yjs'
import { sharedText } from './canvas.ts'
import { type KeyResultText, type KeyResultValues } from './compass.ts'
import { deedText, keyResultText } from './compass-writing.ts'
import { groupTitle } from './groups.ts'
import { type NoteColor, type Place, noteText } from './note.ts'
import { pictureAlt } from './pictures.ts'
import type { Plain, ThingRoot } from './things.ts'

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

export type CompassItems = 'deeds' | 'keyResults' | 'sources'

export type Act =
  /**
   * `text`: what its maker had written when last seen; where there is more, another person has written too. `hung`: the ids
   * of what hung on it when it was brought back; where there is more by another, they have added it since.
   */
  | {
      readonly kind: 'add'
      readonly id: string
      readonly text: string
      readonly hung?: readonly string[]
    }
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

/** What a person did in one go, in order: undone and redone together. */
export type Entry = readonly Act[]

/** What happened to one act; `redo` takes the taking back back. */
export type Outcome = { readonly redo: Act } | { readonly skipped: Skipped }

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
