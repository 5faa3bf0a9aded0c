import * as Y from 'yjs'
import type { CanvasArchive } from './archive-canvas.ts'
import { act } from './documents.ts'
import { INVISIBLE } from './matching.ts'
import { spliceText } from './text.ts'

/*
 * Erasing words wherever somebody wrote them: in notes, comments, titles, shared texts, the compass, and in what was removed.
 * Like a note, words are erased by making a canvas' document anew without them.
 */

/** Stands where words were erased, so that nobody wonders why a sentence has a hole. */
const GAP = '…'
/** Keys under which people's words stand as plain strings; what stands under others are ids and kinds. */
const WORD_KEYS = new Set(['text', 'words'])

/** How many letters the words have that show: so many there are to find them by. */
export const countLetters = (words: string): number =>
  words.normalize('NFC').replace(/\s/g, '').replace(INVISIBLE, '').length

/**
 * What finds the words, whatever their case, however much space there is between them, and however their letters were put
 * together: what was typed on a Mac or copied from a PDF has ä as two characters, and soft hyphens inside words.
 * @param words of which at least one letter shows
 */
export function readErased(words: string): RegExp {
  const parts = words.replace(INVISIBLE, '').trim().split(/\s+/).map(lettersOf)
  return new RegExp(parts.join(String.raw`[\s\p{DI}]+`), 'giu')
}

/** A pattern for a word, with whatever shows nothing between its letters. */
const lettersOf = (word: string): string =>
  [...word.normalize('NFD').matchAll(/[^\p{M}]\p{M}*|\p{M}+/gsu)]
    .map(([letter]) => formsOf(letter))
    .join(String.raw`\p{DI}*`)

/** A pattern for a letter in each of the forms in which it may stand: its marks behind it, or some of them in it. */
function formsOf(letter: string): string {
  const [base = '', ...marks] = letter
  const forms = new Set<string>()
  for (const order of [marks, marks.toReversed()]) {
    for (let within = 0; within <= order.length; within++) {
      const whole = [base, ...order.slice(0, within)].join('').normalize('NFC')
      forms.add(whole + order.slice(within).join(''))
    }
  }
  const patterns = [...forms].map((form) => form.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`))
  return patterns.length === 1 ? patterns.join('') : `(?:${patterns.join('|')})`
}

const without = (text: string, erased: RegExp): string => text.replace(erased, GAP)
const has = (text: string, erased: RegExp): boolean => text.search(erased) >= 0

/** How many texts of a document hold the words, removed ones too. */
export function countWords(doc: Y.Doc, erased: RegExp): number {
  let count = 0
  for (const name of doc.share.keys()) {
    for (const [key, value] of doc.getMap(name)) count += countIn(value, key, erased)
  }
  return count
}

function countIn(value: unknown, key: string, erased: RegExp): number {
  if (value instanceof Y.Text) return has(value.toString(), erased) ? 1 : 0
  if (value instanceof Y.Map) {
    let count = 0
    for (const [inner, held] of value) count += countIn(held, inner, erased)
    return count
  }
  return WORD_KEYS.has(key) && typeof value === 'string' && has(value, erased) ? 1 : 0
}

/**
 * Copies a canvas' document into a new, empty one without the words. As with a note, what was rewritten in the past leaves no
 * trace in the copy, nor does a list at the root.
 * @returns in how many texts they were
 */
export function copyWithoutWords(from: Y.Doc, to: Y.Doc, erased: RegExp): number {
  act(to, () => {
    for (const name of from.share.keys()) {
      const copy = to.getMap(name)
      for (const [key, value] of from.getMap(name)) copy.set(key, cleaned(value, key, erased))
    }
  })
  return countWords(from, erased)
}

function cleaned(value: unknown, key: string, erased: RegExp): unknown {
  if (value instanceof Y.Text) return new Y.Text(without(value.toString(), erased))
  if (value instanceof Y.Map) {
    return new Y.Map([...value].map(([inner, held]) => [inner, cleaned(held, inner, erased)]))
  }
  if (value instanceof Y.AbstractType) return value.clone()
  return WORD_KEYS.has(key) && typeof value === 'string' ? without(value, erased) : value
}

/**
 * Takes the words out of the texts of a document that keeps its name, since nobody else has a copy who could bring them back.
 * @returns in how many texts they were
 */
export function eraseWordsIn(doc: Y.Doc, erased: RegExp): number {
  const count = countWords(doc, erased)
  act(doc, () => {
    for (const name of doc.share.keys()) eraseInMap(doc.getMap(name), erased)
  })
  return count
}

function eraseInMap(map: Y.Map<unknown>, erased: RegExp): void {
  for (const [key, value] of map) {
    if (value instanceof Y.Text) eraseInText(value, erased)
    else if (value instanceof Y.Map) eraseInMap(value, erased)
    else if (WORD_KEYS.has(key) && typeof value === 'string' && has(value, erased)) {
      map.set(key, without(value, erased))
    }
  }
}

function eraseInText(text: Y.Text, erased: RegExp): void {
  // From the last one on: what stands before it keeps its place.
  for (const found of [...text.toString().matchAll(erased)].toReversed()) {
    spliceText(text, { index: found.index, remove: found[0].length, insert: GAP })
  }
}

/** Where a series' own document has words that people wrote or chose: in each map, under these keys. */
const SERIES_WORDS: Readonly<Record<string, ReadonlySet<string>>> = {
  series: new Set(['title', 'organisation', 'place']),
  steps: new Set(['title', 'instructions', 'text']),
  // The names under which it shows its customers: copies of texts on the profiles, and not counted again.
  canvases: new Set(['name']),
}

/** How many of a series' own texts hold the words: its names, and its agenda's. */
export const countWordsInSeries = (doc: Y.Doc, erased: RegExp): number =>
  ['series', 'steps'].reduce((sum, name) => sum + changesIn(doc, name, erased).count, 0)

/** Takes the words out of a series' own texts. @returns in how many they were */
export function eraseWordsInSeries(doc: Y.Doc, erased: RegExp): number {
  const count = countWordsInSeries(doc, erased)
  act(doc, () => {
    for (const name of Object.keys(SERIES_WORDS)) {
      for (const [key, value] of changesIn(doc, name, erased).changed) doc.getMap(name).set(key, value)
    }
  })
  return count
}

function changesIn(doc: Y.Doc, name: string, erased: RegExp) {
  const keys = SERIES_WORDS[name] ?? new Set()
  let count = 0
  const clean = (value: unknown, key: string): unknown => {
    if (typeof value === 'string' && keys.has(key) && has(value, erased)) {
      count++
      return without(value, erased)
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
    return Object.fromEntries(Object.entries(value).map(([inner, held]) => [inner, clean(held, inner)]))
  }
  const changed = [...doc.getMap(name)].flatMap(([key, value]) => {
    const before = count
    const cleaned = clean(value, key)
    return count > before ? [[key, cleaned] as const] : []
  })
  return { count, changed }
}

/** A kept version without the words; the same object when it does not hold them. */
export function archiveWithoutWords(archive: CanvasArchive, erased: RegExp): CanvasArchive {
  const clean = (text: string): string => without(text, erased)
  const texts = <T extends { readonly text: string }>(entries: readonly T[]): T[] =>
    entries.map((entry) => ({ ...entry, text: clean(entry.text) }))
  const changed: CanvasArchive = {
    ...archive,
    notes: texts(archive.notes),
    comments: texts(archive.comments),
    deeds: texts(archive.deeds),
    texts: Object.fromEntries(Object.entries(archive.texts).map(([key, text]) => [key, clean(text)])),
    keyResults: archive.keyResults.map((entry) => ({
      ...entry,
      statement: clean(entry.statement),
      name: clean(entry.name),
      unit: clean(entry.unit),
      owner: clean(entry.owner),
    })),
    sources: archive.sources.map((entry) => ({ ...entry, words: clean(entry.words) })),
    groups: archive.groups.map((entry) => ({ ...entry, title: clean(entry.title) })),
    pictures: archive.pictures.map((entry) => ({ ...entry, alt: clean(entry.alt) })),
  }
  return JSON.stringify(changed) === JSON.stringify(archive) ? archive : changed
}
