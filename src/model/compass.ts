import * as Y from 'yjs'
import { readNumber, readString, readText } from './documents.ts'
import { byOrder } from './order.ts'
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

/** The root maps that hold a compass' things by their ids. */
export type Items = 'deeds' | 'keyResults' | 'sources'

/** A deed, key result or source by its id, removed ones too. */
export function item(doc: Y.Doc, kind: Items, id: string): Y.Map<unknown> | null {
  const value = doc.getMap(kind).get(id)
  return value instanceof Y.Map ? value : null
}

/** All of a kind that are not removed. */
export function present(doc: Y.Doc, kind: Items): (readonly [string, Y.Map<unknown>])[] {
  return [...doc.getMap(kind)].flatMap(([id, value]) =>
    value instanceof Y.Map && value.get('removed') !== true ? [[id, value as Y.Map<unknown>] as const] : [],
  )
}

/** @returns the key, or null for what is none */
export const readPrincipleKey = (value: unknown): PrincipleKey | null =>
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
  const grown = new Map<string, Source[]>()
  for (const source of sources) {
    const others = grown.get(source.of)
    if (others) others.push(source)
    else grown.set(source.of, [source])
  }
  const sourcesOf = (of: string): readonly Source[] => Object.freeze(grown.get(of) ?? [])

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
