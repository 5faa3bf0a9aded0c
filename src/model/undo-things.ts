import type * as Y from 'yjs'
import { type Act, type Outcome, inverse } from './acts.ts'
import { hasMembers } from './groups.ts'
import {
  type Plain,
  readValue,
  removeThing,
  restoreThing,
  setValue,
  shownThing,
  thingWords,
} from './things.ts'

const same = (a: Plain, b: Plain): boolean => JSON.stringify(a) === JSON.stringify(b)

type ThingAct = Extract<Act, { kind: 'addThing' | 'removeThing' | 'value' | 'entry' }>

/** Takes an act on a thing beside the notes back, or one that set a single value; see `undoEntry`. */
export function undoThing(doc: Y.Doc, done: ThingAct): Outcome {
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
