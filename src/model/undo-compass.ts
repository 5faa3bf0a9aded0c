import type * as Y from 'yjs'
import { type Act, type CompassItems, type Outcome, inverse } from './acts.ts'
import { type KeyResultValues, readCompass } from './compass.ts'
import { moveItem, removeItem, restoreItem, setKeyResult } from './compass-writing.ts'

function itemWords(doc: Y.Doc, items: CompassItems, id: string): string | null {
  for (const { deeds, keyResults } of readCompass(doc).principles) {
    const deed = items === 'deeds' && deeds.find((other) => other.id === id)
    if (deed) return deed.text
    const kr = items === 'keyResults' && keyResults.find((other) => other.id === id)
    if (kr) return kr.statement
  }
  return items === 'sources' ? '' : null
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

type CompassAct = Extract<Act, { kind: 'addItem' | 'removeItem' | 'moveItem' | 'keyResult' }>

/** Takes an act on the compass's deeds, key results and sources back; see `undoEntry`. */
export function undoCompass(doc: Y.Doc, done: CompassAct): Outcome {
  switch (done.kind) {
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
  }
}
