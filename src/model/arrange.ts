import type * as Y from 'yjs'
import { act } from './documents.ts'
import type { Act } from './acts.ts'
import { colorNote, moveNote, removeNote } from './note.ts'
import { removeThing, setValue } from './things.ts'

/** What is done to several things at once: acts that can be taken back as they stand. */
export type Arrangement = Extract<Act, { kind: 'move' | 'color' | 'remove' | 'removeThing' | 'value' }>

function apply(doc: Y.Doc, done: Arrangement): void {
  switch (done.kind) {
    case 'move':
      moveNote(doc, done.id, done.to)
      break
    case 'color':
      colorNote(doc, done.id, done.to)
      break
    case 'remove':
      removeNote(doc, done.id)
      break
    case 'removeThing':
      removeThing(doc, done.root, done.id)
      break
    case 'value':
      setValue(doc, done.root, done.id, done.key, done.to)
      break
  }
}

/** Does several acts in one transaction, so that nobody sees half of them. */
export function arrange(doc: Y.Doc, acts: readonly Arrangement[]): void {
  if (acts.length === 0) return
  act(doc, () => {
    for (const done of acts) apply(doc, done)
  })
}
