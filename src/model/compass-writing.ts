import * as Y from 'yjs'
import {
  type Source,
  type Items,
  KEY_RESULT_TEXTS,
  type KeyResultText,
  type KeyResultValues,
  item,
  present,
  readPrincipleKey,
} from './compass.ts'
import { act, readString } from './documents.ts'
import { byOrder, orderAt } from './order.ts'
import type { PrincipleKey } from './template.ts'

/** Adds a deed as the principle's last. A repeated id does nothing. */
export function addDeed(doc: Y.Doc, id: string, principle: PrincipleKey, text = ''): void {
  act(doc, () => {
    if (doc.getMap('deeds').has(id)) return
    const deed = new Y.Map<unknown>()
    deed.set('principle', principle)
    deed.set('order', lastOrder(doc, 'deeds', principle))
    deed.set('text', new Y.Text(text))
    doc.getMap('deeds').set(id, deed)
  })
}

/** Adds a key result as the principle's last, without measure yet. A repeated id does nothing. */
export function addKeyResult(
  doc: Y.Doc,
  id: string,
  principle: PrincipleKey,
  texts: Partial<Record<KeyResultText, string>> = {},
): void {
  act(doc, () => {
    if (doc.getMap('keyResults').has(id)) return
    const kr = new Y.Map<unknown>()
    kr.set('principle', principle)
    kr.set('order', lastOrder(doc, 'keyResults', principle))
    kr.set('direction', 'up')
    for (const key of KEY_RESULT_TEXTS) kr.set(key, new Y.Text(texts[key] ?? ''))
    doc.getMap('keyResults').set(id, kr)
  })
}

function itemsOf(doc: Y.Doc, kind: 'deeds' | 'keyResults', principle: PrincipleKey) {
  return present(doc, kind)
    .filter(([, value]) => value.get('principle') === principle)
    .map(([id, value]) => ({ id, order: readString(value.get('order')) }))
    .toSorted(byOrder)
}

function lastOrder(doc: Y.Doc, kind: 'deeds' | 'keyResults', principle: PrincipleKey): string {
  const items = itemsOf(doc, kind, principle)
  return orderAt(items, items.length)
}

/** Moves a deed or a key result one place up or down within its principle. @returns false at the end of the list */
export function moveItem(doc: Y.Doc, kind: 'deeds' | 'keyResults', id: string, step: -1 | 1): boolean {
  return act(doc, () => {
    const value = item(doc, kind, id)
    const principle = readPrincipleKey(value?.get('principle'))
    if (!value || !principle) return false
    const items = itemsOf(doc, kind, principle)
    const index = items.findIndex((other) => other.id === id)
    const target = index + step
    if (index < 0 || target < 0 || target >= items.length) return false
    const others = items.filter((other) => other.id !== id)
    value.set('order', orderAt(others, target))
    return true
  })
}

/** Marks a deed, a key result or a source removed. @returns false when there is none */
export function removeItem(doc: Y.Doc, kind: Items, id: string): boolean {
  return act(doc, () => {
    const value = item(doc, kind, id)
    value?.set('removed', true)
    return value !== null
  })
}

/** Takes `removeItem` back. */
export function restoreItem(doc: Y.Doc, kind: Items, id: string): boolean {
  return act(doc, () => {
    const value = item(doc, kind, id)
    value?.delete('removed')
    return value !== null
  })
}

/** Sets some of a key result's values; `null` clears one. */
export function setKeyResult(doc: Y.Doc, id: string, values: Partial<KeyResultValues>): boolean {
  return act(doc, () => {
    const kr = item(doc, 'keyResults', id)
    if (!kr) return false
    for (const [key, value] of Object.entries(values)) {
      if (value === null) kr.delete(key)
      else kr.set(key, value)
    }
    return true
  })
}

/** The shared text of a deed, to be written through `text.ts`. */
export function deedText(doc: Y.Doc, id: string): Y.Text | null {
  const text = item(doc, 'deeds', id)?.get('text')
  return text instanceof Y.Text ? text : null
}

/** One of a key result's shared texts. */
export function keyResultText(doc: Y.Doc, id: string, key: KeyResultText): Y.Text | null {
  const text = item(doc, 'keyResults', id)?.get(key)
  return text instanceof Y.Text ? text : null
}

/** Links what grew to the note that it grew from. The same note is linked to the same thing once. */
export function addSource(doc: Y.Doc, { id, ...source }: Source): void {
  act(doc, () => {
    const known = present(doc, 'sources').some(
      ([, other]) =>
        other.get('of') === source.of &&
        other.get('canvas') === source.canvas &&
        other.get('note') === source.note,
    )
    if (known || doc.getMap('sources').has(id)) return
    const value = new Y.Map<unknown>()
    for (const [key, entry] of Object.entries(source)) value.set(key, entry)
    doc.getMap('sources').set(id, value)
  })
}
