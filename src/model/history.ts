import type * as Y from 'yjs'
import { type Act, type Entry, type Outcome, type Skipped, findText, inverse } from './acts.ts'
import { readChoice, setChoice } from './canvas.ts'
import { act } from './documents.ts'
import { type Place, colorNote, isRemoved, moveNote, readNote, removeNote, restoreNote } from './note.ts'
import { inverseSplice, spliceText } from './text.ts'
import { undoCompass } from './undo-compass.ts'
import { undoThing } from './undo-things.ts'

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
      case 'addItem':
      case 'removeItem':
      case 'moveItem':
      case 'keyResult':
        return undoCompass(doc, done)
      case 'addThing':
      case 'removeThing':
      case 'value':
      case 'entry':
        return undoThing(doc, done)
    }
  })
}

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
