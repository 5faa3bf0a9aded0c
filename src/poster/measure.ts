import metricsFile from '../fonts/generated/metrics.json' with { type: 'json' }
import type { PosterFace } from '../fonts/faces.ts'
import type { FontMetrics } from '../fonts/ttf.ts'
import type { TextRun } from './primitives.ts'

/* How wide a text is: the sum of its letters' advances, since the poster is set without kerning and ligatures. */

interface Measures {
  /** Fractions of the em. */
  readonly capHeight: number
  readonly descent: number
  readonly advances: ReadonlyMap<string, number>
}

function measuresOf(metrics: FontMetrics): Measures {
  const letters = [...metrics.characters]
  return {
    capHeight: metrics.capHeight / metrics.unitsPerEm,
    descent: -metrics.descent / metrics.unitsPerEm,
    advances: new Map(
      letters.map((letter, index) => [letter, (metrics.advances[index] ?? 0) / metrics.unitsPerEm]),
    ),
  }
}

const MEASURES: Readonly<Record<PosterFace, Measures>> = {
  'text-400': measuresOf(metricsFile['text-400']),
  'text-600': measuresOf(metricsFile['text-600']),
  'display-500': measuresOf(metricsFile['display-500']),
  'display-600': measuresOf(metricsFile['display-600']),
}

/** Where Fraunces has no sign (arrows), Figtree of about the same weight lends it. */
const LENDER: Readonly<Record<PosterFace, PosterFace>> = {
  'text-400': 'display-500',
  'text-600': 'display-600',
  'display-500': 'text-400',
  'display-600': 'text-600',
}

function faceOf(letter: string, face: PosterFace): PosterFace | null {
  if (MEASURES[face].advances.has(letter)) return face
  return MEASURES[LENDER[face]].advances.has(letter) ? LENDER[face] : null
}

/** The height of a capital, in mm, of a text of this size (mm). */
export const capHeight = (face: PosterFace, size: number): number => MEASURES[face].capHeight * size
/** How far letters reach under the baseline, in mm. */
export const descent = (face: PosterFace, size: number): number => MEASURES[face].descent * size

/** Widths in ems, since the search for sizes measures the same words many times; forgotten when there are many. */
const known = new Map<string, number>()
const MANY = 4000

function emsOf(text: string, face: PosterFace): number {
  const key = `${face} ${text}`
  const found = known.get(key)
  if (found !== undefined) return found
  let ems = 0
  for (const letter of text) {
    const own = faceOf(letter, face)
    ems += own === null ? 0 : (MEASURES[own].advances.get(letter) ?? 0)
  }
  if (known.size >= MANY) known.clear()
  known.set(key, ems)
  return ems
}

/** The width in mm of a cleaned text at a size in mm. */
export const widthOf = (text: string, face: PosterFace, size: number): number => emsOf(text, face) * size

/** Signs that look alike and that the fonts have, for signs that they have not. */
const LIKE: Readonly<Record<string, string>> = {
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '–',
  '\u2015': '—',
  '\u02bc': '’',
  '\u2002': ' ',
  '\u2003': ' ',
  '\u2009': '\u00a0',
  '\u200a': '\u00a0',
  '\u202f': '\u00a0',
  '\u2192\ufe0f': '→',
}

/** Zero-width spaces and joiners, the text form of a sign, a byte order mark. */
const UNSEEN = /\u200b|\u200c|\u2060|\ufe0e|\ufeff/g

export interface CleanText {
  readonly text: string
  /** What no font of the poster can show: emoji and letters of other scripts. Left out of `text`. */
  readonly missing: readonly string[]
}

/**
 * A text as the poster can set it: composed letters, single spaces, no line breaks, soft hyphens kept. What cannot be
 * set would vanish silently in the PDF, so it is left out everywhere and reported.
 */
export function cleanText(given: string): CleanText {
  const missing = new Set<string>()
  const composed = given.normalize('NFC')
  const kept: string[] = []
  for (const { segment } of new Intl.Segmenter('fi', { granularity: 'grapheme' }).segment(composed)) {
    const like = LIKE[segment] ?? (/^\s+$/.test(segment) && segment !== '\u00a0' ? ' ' : segment)
    const visible = like.replaceAll(UNSEEN, '')
    if ([...visible].every((letter) => letter === '\u00ad' || faceOf(letter, 'text-400') !== null)) {
      kept.push(visible)
    } else {
      missing.add(segment)
    }
  }
  const text = kept.join('').replaceAll(/ {2,}/g, ' ').trim()
  // What stood before a full stop may have been left out.
  return { text: missing.size > 0 ? text.replaceAll(/ +(?=[.,;:!?])/g, '') : text, missing: [...missing] }
}

/** A line set at a place; several runs where a letter is lent by the other family. */
export function setLine(
  text: string,
  place: Pick<TextRun, 'face' | 'size' | 'x' | 'y' | 'fill'>,
): readonly TextRun[] {
  const runs: { face: PosterFace; text: string }[] = []
  for (const letter of text) {
    const face = faceOf(letter, place.face) ?? place.face
    const last = runs.at(-1)
    if (last?.face === face) last.text += letter
    else runs.push({ face, text: letter })
  }
  let x = place.x
  const set: TextRun[] = []
  for (const run of runs) {
    // A run starts with a letter: not every reader of the drawing keeps a space there.
    const text = run.text.trimStart()
    x += widthOf(run.text.slice(0, run.text.length - text.length), run.face, place.size)
    const width = widthOf(text, run.face, place.size)
    if (text !== '') set.push({ kind: 'text', ...place, face: run.face, text, x, width })
    x += width
  }
  return set
}
