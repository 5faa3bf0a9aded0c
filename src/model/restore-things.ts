import * as Y from 'yjs'
import type { ArchivedThings } from './archive-things.ts'
import { setImage } from './pictures.ts'
import {
  THING_ROOTS,
  type Plain,
  type ThingRoot,
  addThing,
  removeThing,
  setValue,
  thingOf,
} from './things.ts'
import { setText } from './text.ts'

/* The part of restoring a canvas that concerns what lies beside its notes: see `restoreCanvas`. */

/** Keys that hold a shared text, by kind, and what they are called in an archive. */
const TEXTS: Partial<Record<ThingRoot, { readonly key: string; readonly archived: string }>> = {
  groups: { key: 'title', archived: 'title' },
  pictures: { key: 'text', archived: 'alt' },
}

/** Brings every thing back to what `wanted` says, under its own id, by the smallest changes. */
export function restoreThings(doc: Y.Doc, wanted: ArchivedThings): void {
  for (const root of THING_ROOTS) {
    for (const { id, ...values } of wanted[root]) restoreThing(doc, root, id, values)
  }
  const reactions = doc.getMap('reactions')
  for (const { key, by, made } of wanted.reactions) {
    const value = by === null ? { made } : { by, made }
    if (!same(reactions.get(key), value)) reactions.set(key, value)
  }
  for (const [field, file] of Object.entries(wanted.images)) {
    if (!same(doc.getMap('images').get(field), file)) setImage(doc, field, file)
  }
}

/** Removes what is there now and was not: to be called last, when all that hid something has come back. */
export function removeSurplusThings(doc: Y.Doc, now: ArchivedThings, wanted: ArchivedThings): void {
  for (const root of THING_ROOTS) {
    const ids = new Set<string>(wanted[root].map(({ id }) => id))
    for (const { id } of now[root]) if (!ids.has(id)) removeThing(doc, root, id)
  }
  const reactions = new Set(wanted.reactions.map(({ key }) => key))
  for (const { key } of now.reactions) if (!reactions.has(key)) doc.getMap('reactions').delete(key)
  for (const field of Object.keys(now.images)) {
    if (!Object.hasOwn(wanted.images, field)) setImage(doc, field, null)
  }
}

function restoreThing(
  doc: Y.Doc,
  root: ThingRoot,
  id: string,
  values: Readonly<Record<string, unknown>>,
): void {
  const text = TEXTS[root]
  const entry = thingOf(doc, root, id)
  const plain = new Map(
    Object.entries(values).filter(([key]) => key !== text?.archived) as [string, Plain | undefined][],
  )
  const words = text ? String(values[text.archived]) : ''
  if (!entry || (text && !(entry.get(text.key) instanceof Y.Text))) {
    doc.getMap(root).delete(id)
    const shared = text ? { [text.key]: new Y.Text(words) } : {}
    addThing(doc, root, id, { ...Object.fromEntries(plain), ...shared })
    return
  }
  if (entry.has('removed')) setValue(doc, root, id, 'removed', null)
  for (const [key, value] of plain) {
    if (!same(entry.get(key), value)) setValue(doc, root, id, key, value ?? null)
  }
  const shared = text && entry.get(text.key)
  if (shared instanceof Y.Text) setText(shared, words)
}

/** Whether two plain values are equal; null stands for an absent one. Keys may stand in any order. */
function same(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null)
    return (a ?? null) === (b ?? null)
  const [one, other] = [Object.entries(a), new Map(Object.entries(b))]
  return (
    one.length === other.size && one.every(([key, value]) => other.has(key) && same(value, other.get(key)))
  )
}
