import * as Y from 'yjs'
import { DOCUMENT_VERSION, act } from './documents.ts'

/*
 * The desk document is the facilitators' own: root map `meta` with `version`, root map `notes` (step id → Y.Text), the
 * notes that they read and write while they run a step.
 */

/** Fills a new, empty desk document. Called by the server only, once. */
export function seedDesk(doc: Y.Doc, notes: ReadonlyMap<string, string>): void {
  act(doc, () => {
    doc.getMap('meta').set('version', DOCUMENT_VERSION)
    for (const [step, text] of notes) doc.getMap('notes').set(step, new Y.Text(text))
  })
}

/** The shared text of a step's notes, to be read or written through `text.ts`; null while it has not arrived. */
export function deskNote(doc: Y.Doc, step: string): Y.Text | null {
  const text = doc.getMap('notes').get(step)
  return text instanceof Y.Text ? text : null
}
