import type * as Y from 'yjs'
import { addDeed, addKeyResult, addSource } from './compass-writing.ts'
import { act } from './documents.ts'
import type { PrincipleKey } from './template.ts'

/** What a note is taken up as. */
export type TakeUpTarget =
  | { readonly as: 'material'; readonly principle: PrincipleKey }
  | { readonly as: 'deed'; readonly principle: PrincipleKey }
  | { readonly as: 'key-result'; readonly principle: PrincipleKey }
  /** Joins a deed or a key result that is there already. */
  | { readonly as: 'source'; readonly of: string }

export interface TakenNote {
  readonly canvas: string
  readonly note: string
  /** As they are now; kept with the link, so that the origin stays readable. */
  readonly words: string
}

/**
 * Takes a note of some canvas up into the compass, with the link to where it came from, in one transaction. The same ids
 * again change nothing, so a repeated call is harmless.
 * @param ids `item` for the new deed or key result, `source` for the link
 * @param made ms since the epoch
 * @returns what the link belongs to: a principle's key, or the id of a deed or a key result
 */
export function takeUp(
  doc: Y.Doc,
  target: TakeUpTarget,
  { canvas, note, words }: TakenNote,
  ids: { readonly item: string; readonly source: string },
  made: number,
): string {
  return act(doc, () => {
    const of = place(doc, target, ids.item, words.replace(/\s+/g, ' ').trim())
    addSource(doc, { id: ids.source, of, canvas, note, words, made })
    return of
  })
}

function place(doc: Y.Doc, target: TakeUpTarget, id: string, text: string): string {
  switch (target.as) {
    case 'material':
      return target.principle
    case 'deed':
      addDeed(doc, id, target.principle, text)
      return id
    case 'key-result':
      addKeyResult(doc, id, target.principle, { statement: text })
      return id
    case 'source':
      return target.of
  }
}
