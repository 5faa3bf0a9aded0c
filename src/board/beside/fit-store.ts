import type * as Y from 'yjs'
import { type StoreApi, createStore } from 'zustand/vanilla'
import { checkFit } from '../../facilitation/fit-answers.ts'
import { fitPairs } from '../../facilitation/fit-check.ts'
import { guarded } from '../../model/documents.ts'
import { shownLinks } from '../../model/links.ts'
import type { Note } from '../../model/note.ts'
import type { BoardParts } from '../state/board-context.ts'
import type { Fit } from './fit-context.ts'

const notesOf = ({ acts, notes }: BoardParts): Note[] =>
  acts.noteFields.flatMap((field) => [...notes.notesIn(field)])

/** @param canvas the id of the canvas that asks */
function readFit(asks: BoardParts, answers: BoardParts, canvas: string): Fit {
  const pairs = fitPairs(answers.template)
  const links = shownLinks(answers.things.links.all().values(), (note, of) => {
    if (of === undefined) return answers.notes.note(note) !== null
    return of === canvas && asks.notes.note(note) !== null
  }).filter(({ kind, to }) => kind === 'answers' && 'note' in to && to.canvas === canvas)
  const asking = notesOf(asks)
  const checked = checkFit({ pairs, canvas, asking, answering: notesOf(answers), links })

  const asked = new Map<string, { pair: (typeof pairs)[number]; by: string[] }>()
  const answering = new Map<string, number>()
  for (const { id, at } of asking) {
    const pair = pairs.find((each) => each.asks === at.field)
    if (pair) asked.set(id, { pair, by: [] })
  }
  for (const { from, to } of links) {
    if (!('note' in from) || !('note' in to)) continue
    const entry = asked.get(to.note)
    if (entry?.pair.answers !== answers.notes.note(from.note)?.at.field) continue
    entry?.by.push(from.note)
    answering.set(from.note, (answering.get(from.note) ?? 0) + 1)
  }
  return { pairs: checked, links, asked, answering }
}

/** Watches how two live boards fit, until `close`: read anew after each own change, and once after any number of others'. */
export function createFitStore(
  asks: BoardParts,
  answers: BoardParts,
  canvas: string,
): { readonly fit: StoreApi<Fit>; readonly close: () => void } {
  const fit = createStore<Fit>(() => readFit(asks, answers, canvas))
  let scheduled = false
  let closed = false
  const read = () => {
    if (!closed) fit.setState(readFit(asks, answers, canvas), true)
  }
  const onChange = guarded((transaction: Y.Transaction) => {
    if (transaction.changed.size === 0) return
    // What this person does shows at once: a note that is begun as an answer must not be drawn elsewhere before.
    if (transaction.local) return read()
    if (scheduled) return
    scheduled = true
    queueMicrotask(() => {
      scheduled = false
      read()
    })
  })
  const docs = [asks.room.doc, answers.room.doc]
  for (const doc of docs) doc.on('afterTransaction', onChange)
  return {
    fit,
    close: () => {
      closed = true
      for (const doc of docs) doc.off('afterTransaction', onChange)
    },
  }
}
