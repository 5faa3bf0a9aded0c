import type * as Y from 'yjs'
import { act } from './documents.ts'

/** One replacement in a text: at `index` (UTF-16 code units), `remove` units go and `insert` comes. */
export interface Splice {
  readonly index: number
  readonly remove: number
  readonly insert: string
}

const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff

/** The smallest single replacement that turns `before` into `after`, never splitting a surrogate pair; null when equal. */
export function diffText(before: string, after: string): Splice | null {
  if (before === after) return null
  let start = 0
  const shorter = Math.min(before.length, after.length)
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++
  if (start > 0 && (isLowSurrogate(before.charCodeAt(start)) || isLowSurrogate(after.charCodeAt(start))))
    start--
  let end = 0
  while (
    end < shorter - start &&
    before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  ) {
    end++
  }
  if (end > 0 && isLowSurrogate(before.charCodeAt(before.length - end))) end--
  return { index: start, remove: before.length - end - start, insert: after.slice(start, after.length - end) }
}

/**
 * Like `diffText` for an edit that left the caret at `caret`: "aa" → "aaa" with the caret at 1 is an insertion at 0. Which
 * of equal letters is the new one matters when another person writes beside it.
 */
export function diffAtCaret(before: string, after: string, caret: number): Splice | null {
  const tail = after.length - caret
  if (before === after) return null
  if (tail < 0 || tail > before.length || !before.endsWith(after.slice(caret))) return diffText(before, after)
  const inner = diffText(before.slice(0, before.length - tail), after.slice(0, caret))
  if (!inner) return diffText(before, after)
  const splits =
    isLowSurrogate(after.charCodeAt(caret)) || isLowSurrogate(before.charCodeAt(before.length - tail))
  return splits ? diffText(before, after) : inner
}

/**
 * What one's own `own` becomes in a text to which `other` was already done; both were made to the same text. Words that
 * `other` wrote are never removed, even where `own` removed around them. To be applied in the order given.
 */
export function rebaseSplice(own: Splice, other: Splice): readonly Splice[] {
  const ownEnd = own.index + own.remove
  const otherEnd = other.index + other.remove
  const shift = other.insert.length - other.remove
  if (own.index >= otherEnd && !(own.index === other.index && other.remove === 0 && own.remove === 0)) {
    return [{ ...own, index: own.index + shift }]
  }
  if (ownEnd <= other.index) return [own]
  const behind = Math.max(0, ownEnd - otherEnd)
  const before = Math.max(0, other.index - own.index)
  const afterOther = other.index + other.insert.length
  const parts: Splice[] = []
  if (behind > 0) parts.push({ index: afterOther, remove: behind, insert: '' })
  const index = before > 0 ? own.index : afterOther
  parts.push({ index, remove: before, insert: own.insert })
  return parts.filter((part) => part.remove > 0 || part.insert !== '')
}

/** Where a caret at `position` is after a splice by someone else. */
export function shiftCaret(position: number, splice: Splice): number {
  if (position <= splice.index) return position
  const end = splice.index + splice.remove
  if (position >= end) return position + splice.insert.length - splice.remove
  return splice.index
}

/** Applies one replacement to a shared text, clamped to what is there. */
export function spliceText(text: Y.Text, splice: Splice): void {
  const doc = text.doc
  if (!doc) return
  act(doc, () => {
    const index = Math.min(splice.index, text.length)
    const remove = Math.min(splice.remove, text.length - index)
    if (remove > 0) text.delete(index, remove)
    if (splice.insert !== '') text.insert(index, splice.insert)
  })
}

/** Makes a shared text read `after`, by the smallest replacement. */
export function setText(text: Y.Text, after: string): void {
  const splice = diffText(text.toString(), after)
  if (splice) spliceText(text, splice)
}

/**
 * The replacement that takes back one's own edit (`before` → `after`) from a text that others may have changed since.
 * @returns null when nothing is left to take back, or `'overlap'` when others wrote into the very same words
 */
export function inverseSplice(before: string, after: string, current: string): Splice | null | 'overlap' {
  const own = diffText(before, after)
  if (!own) return null
  const undo: Splice = {
    index: own.index,
    remove: own.insert.length,
    insert: before.slice(own.index, own.index + own.remove),
  }
  const other = diffText(after, current)
  if (!other) return undo
  if (other.index + other.remove <= undo.index) {
    return { ...undo, index: undo.index + other.insert.length - other.remove }
  }
  if (other.index >= undo.index + undo.remove) return undo
  return 'overlap'
}
