import type * as Y from 'yjs'
import { type Act, type Entry, type Outcome, type Skipped, type TextRef, findText, inverse } from './acts.ts'
import { readChoice, setChoice } from './canvas.ts'
import { act } from './documents.ts'
import { type Hung, hungOnNotes } from './hung-on.ts'
import { type Place, colorNote, isRemoved, moveNote, readNote, removeNote, restoreNote } from './note.ts'
import { inverseSplice, spliceText } from './text.ts'
import { shownThing } from './things.ts'
import { undoCompass } from './undo-compass.ts'
import { undoThing } from './undo-things.ts'

const samePlace = (a: Place, b: Place): boolean => a.field === b.field && a.x === b.x && a.y === b.y

function isGone(doc: Y.Doc, ref: TextRef): boolean {
  if (ref.of === 'note') return isRemoved(doc, ref.id)
  if (ref.of === 'group') return shownThing(doc, 'groups', ref.id) === null
  return ref.of === 'picture' && shownThing(doc, 'pictures', ref.id) === null
}

function undoText(doc: Y.Doc, done: Extract<Act, { kind: 'text' }>): Outcome {
  const text = findText(doc, done.ref)
  if (!text || isGone(doc, done.ref)) return { skipped: 'gone' }
  const current = text.toString()
  const splice = inverseSplice(done.before, done.after, current)
  if (splice === 'overlap') return { skipped: 'written' }
  if (splice) spliceText(text, splice)
  return { redo: { kind: 'text', ref: done.ref, before: current, after: text.toString() } }
}

interface Others {
  readonly hungOn: (note: string) => readonly Hung[]
  /** The id of the person whose acts these are. */
  readonly own: string | undefined
}

/**
 * Takes one act back, in one transaction. What another person added or changed meanwhile is never taken away with it:
 * then nothing is done, and the outcome says why.
 */
function undoAct(doc: Y.Doc, done: Act, { hungOn, own }: Others): Outcome {
  return act(doc, (): Outcome => {
    switch (done.kind) {
      case 'add': {
        const note = readNote(doc, done.id)
        if (!note) return { skipped: 'gone' }
        if (note.text !== done.text && note.text !== '') return { skipped: 'written' }
        // What others said about it or linked to it would go with it.
        const isOthers = ({ id, by }: Hung) => by !== (own ?? note.by) && !done.hung?.includes(id)
        if (hungOn(done.id).some(isOthers)) return { skipped: 'changed' }
        removeNote(doc, done.id)
        return { redo: inverse(done) }
      }
      case 'remove': {
        if (!isRemoved(doc, done.id)) return { skipped: 'changed' }
        restoreNote(doc, done.id)
        const hung = hungOn(done.id).map(({ id }) => id)
        const text = readNote(doc, done.id)?.text ?? ''
        return { redo: { kind: 'add', id: done.id, text, ...(hung.length > 0 ? { hung } : {}) } }
      }
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
 * @param own the id of the person whose entry it is; without it, who made a note is who made what hangs on it
 * @returns the entry that takes this back, and why acts were skipped
 */
export function undoEntry(
  doc: Y.Doc,
  entry: Entry,
  own?: string,
): { readonly redo: Entry; readonly skipped: readonly Skipped[] } {
  return act(doc, () => {
    let hung: ReturnType<typeof hungOnNotes> | null = null
    const hungOn = (note: string) => {
      hung ??= hungOnNotes(doc)
      return hung.get(note) ?? []
    }
    const outcomes = entry.toReversed().map((done) => undoAct(doc, done, { hungOn, own }))
    return {
      redo: outcomes.flatMap((outcome) => ('redo' in outcome ? [outcome.redo] : [])),
      skipped: outcomes.flatMap((outcome) => ('skipped' in outcome ? [outcome.skipped] : [])),
    }
  })
}
