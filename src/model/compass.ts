import * as Y from 'yjs'
import { act, readNumber, readString, readText } from './documents.ts'
import { byOrder, orderAt } from './order.ts'
import type { PrincipleKey } from './template.ts'
import { PRINCIPLE_KEYS } from './template-words.ts'

export const DIRECTIONS = ['up', 'down', 'reach'] as const
export type Direction = (typeof DIRECTIONS)[number]

/** A link to the note that something grew from: the note's id, and its words as they were then. */
export interface Source {
  readonly id: string
  /** What grew: a principle's key, or the id of a deed or a key result. */
  readonly of: string
  readonly canvas: string
  readonly note: string
  readonly words: string
  readonly made: number
}

export interface Deed {
  readonly id: string
  readonly principle: PrincipleKey
  readonly order: string
  readonly text: string
  readonly sources: readonly Source[]
}

export interface KeyResult {
  readonly id: string
  readonly principle: PrincipleKey
  readonly order: string
  /** What success looks like, in words. */
  readonly statement: string
  /** What is counted, and in which unit. */
  readonly name: string
  readonly unit: string
  readonly baseline: number | null
  readonly target: number | null
  readonly direction: Direction
  /** ISO date (yyyy-mm-dd), or null. */
  readonly due: string | null
  readonly owner: string
  readonly sources: readonly Source[]
  /** Set once it has baseline, target and date; a `reach` (yes or no) needs the date only. */
  readonly state: 'draft' | 'set'
}

export interface Principle {
  readonly key: PrincipleKey
  readonly statement: string
  readonly why: string
  readonly material: readonly Source[]
  readonly deeds: readonly Deed[]
  readonly keyResults: readonly KeyResult[]
}

export interface Compass {
  readonly objective: string
  readonly partOf: string
  readonly principles: readonly Principle[]
}

/** The texts of a key result that are written together, each a Y.Text made with the key result. */
export const KEY_RESULT_TEXTS = ['statement', 'name', 'unit', 'owner'] as const
export type KeyResultText = (typeof KEY_RESULT_TEXTS)[number]
/** The values of a key result, set whole. */
export interface KeyResultValues {
  readonly baseline: number | null
  readonly target: number | null
  readonly direction: Direction
  readonly due: string | null
}

type Items = 'deeds' | 'keyResults' | 'sources'

function item(doc: Y.Doc, kind: Items, id: string): Y.Map<unknown> | null {
  const value = doc.getMap(kind).get(id)
  return value instanceof Y.Map ? value : null
}

function present(doc: Y.Doc, kind: Items): (readonly [string, Y.Map<unknown>])[] {
  return [...doc.getMap(kind)].flatMap(([id, value]) =>
    value instanceof Y.Map && value.get('removed') !== true ? [[id, value as Y.Map<unknown>] as const] : [],
  )
}

const readPrincipleKey = (value: unknown): PrincipleKey | null =>
  PRINCIPLE_KEYS.find((key) => key === value) ?? null

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/

function keyResultState(kr: KeyResultValues): KeyResult['state'] {
  const measured = kr.direction === 'reach' || (kr.baseline !== null && kr.target !== null)
  return measured && kr.due !== null ? 'set' : 'draft'
}

/** The whole compass as frozen data; links to what was removed are hidden. */
export function readCompass(doc: Y.Doc): Compass {
  const sources = present(doc, 'sources')
    .map(([id, value]): Source => ({
      id,
      of: readString(value.get('of')),
      canvas: readString(value.get('canvas')),
      note: readString(value.get('note')),
      words: readString(value.get('words')),
      made: readNumber(value.get('made')) ?? 0,
    }))
    .toSorted((a, b) => a.made - b.made || (a.id < b.id ? -1 : 1))
  const sourcesOf = (of: string) => Object.freeze(sources.filter((source) => source.of === of))

  const deeds = present(doc, 'deeds').flatMap(([id, value]): Deed[] => {
    const principle = readPrincipleKey(value.get('principle'))
    if (!principle) return []
    return [
      {
        id,
        principle,
        order: readString(value.get('order')),
        text: readText(value.get('text')),
        sources: sourcesOf(id),
      },
    ]
  })
  const keyResults = present(doc, 'keyResults').flatMap(([id, value]): KeyResult[] => {
    const principle = readPrincipleKey(value.get('principle'))
    if (!principle) return []
    const due = readString(value.get('due'))
    const values: KeyResultValues = {
      baseline: readNumber(value.get('baseline')),
      target: readNumber(value.get('target')),
      direction: DIRECTIONS.find((direction) => direction === value.get('direction')) ?? 'up',
      due: ISO_DATE.test(due) ? due : null,
    }
    return [
      {
        id,
        principle,
        order: readString(value.get('order')),
        statement: readText(value.get('statement')),
        name: readText(value.get('name')),
        unit: readText(value.get('unit')),
        owner: readText(value.get('owner')),
        ...values,
        sources: sourcesOf(id),
        state: keyResultState(values),
      },
    ]
  })
  const texts = doc.getMap('texts')
  return Object.freeze({
    objective: readText(texts.get('objective')),
    partOf: readText(texts.get('part-of')),
    principles: Object.freeze(
      PRINCIPLE_KEYS.map((key): Principle =>
        Object.freeze({
          key,
          statement: readText(texts.get(`${key}.statement`)),
          why: readText(texts.get(`${key}.why`)),
          material: sourcesOf(key),
          deeds: Object.freeze(deeds.filter((deed) => deed.principle === key).toSorted(byOrder)),
          keyResults: Object.freeze(keyResults.filter((kr) => kr.principle === key).toSorted(byOrder)),
        }),
      ),
    ),
  })
}

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

export interface NewSource {
  readonly id: string
  readonly of: string
  readonly canvas: string
  readonly note: string
  readonly words: string
  readonly made: number
}

/** Links what grew to the note that it grew from. The same note is linked to the same thing once. */
export function addSource(doc: Y.Doc, { id, ...source }: NewSource): void {
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
