import type { PosterFace } from '../fonts/faces.ts'
import type { Language } from '../model/language.ts'
import { wordParts } from './hyphenate.ts'
import { widthOf } from './measure.ts'

export interface Setting {
  readonly face: PosterFace
  /** The em, in mm. */
  readonly size: number
  /** The longest line, in mm. */
  readonly width: number
  readonly language: Language
  /** `rarely`: only a word that is wider than the line, as in a heading. */
  readonly hyphenate: 'freely' | 'rarely'
  /** Lines beyond it are cut, with an ellipsis. */
  readonly maxLines: number
}

export interface Lines {
  readonly lines: readonly string[]
  readonly cut: boolean
  /** How many lines end within a word. */
  readonly hyphenated: number
}

/** A piece of a line that holds together, and what a break after it costs and adds. */
interface Piece {
  readonly text: string
  readonly width: number
  /** What stands between it and the next piece in a line. */
  readonly glue: '' | ' '
  /** What ends the line when it breaks here. */
  readonly ending: '' | '-'
}

function splitAnywhere(part: string, setting: Setting): readonly string[] {
  const room = setting.width - widthOf('-', setting.face, setting.size)
  const pieces: string[] = []
  let piece = ''
  for (const letter of part) {
    if (piece !== '' && widthOf(piece + letter, setting.face, setting.size) > room) {
      pieces.push(piece)
      piece = ''
    }
    piece += letter
  }
  return [...pieces, piece]
}

function piecesOf(text: string, setting: Setting): readonly Piece[] {
  const measure = (piece: string) => widthOf(piece, setting.face, setting.size)
  return text.split(' ').flatMap((word): Piece[] => {
    // After a hyphen or a slash within a word a line may break as it is.
    const chunks = word.split(/(?<=[\p{L}\d][-–/])(?=[\p{L}\d])/u)
    return chunks.flatMap((chunk, chunkIndex): Piece[] => {
      const plain = chunk.replaceAll('\u00ad', '')
      const fits = measure(plain) <= setting.width
      const parts = setting.hyphenate === 'rarely' && fits ? [plain] : wordParts(chunk, setting.language)
      const small = parts.flatMap((part) =>
        measure(part) + measure('-') <= setting.width ? [part] : splitAnywhere(part, setting),
      )
      const wordEnds = chunkIndex === chunks.length - 1
      const whole = small.length === 1
      return (whole ? [plain] : small).map((part, index, all): Piece => {
        const ends = index === all.length - 1
        return {
          text: part,
          width: measure(part),
          glue: ends && wordEnds ? ' ' : '',
          ending: ends ? '' : '-',
        }
      })
    })
  })
}

/** Costs are in line widths: a line that ends in a hyphen is as bad as one that stays three quarters empty. */
const HYPHEN_COST = 0.55
const LINE_COST = 1.4
const LONELY_COST = 0.35
/** A heading's line that ends where a voice would pause. */
const PAUSE_GAIN = 0.2

/**
 * Breaks a text into as few lines as it takes and evens their lengths, as one would by hand; a last line of one short
 * word and hyphens are avoided where there is a choice.
 */
export function breakLines(text: string, setting: Setting): Lines {
  if (text === '') return { lines: [], cut: false, hyphenated: 0 }
  const pieces = piecesOf(text, setting)
  const space = widthOf(' ', setting.face, setting.size)
  const hyphen = widthOf('-', setting.face, setting.size)
  const pauses = setting.hyphenate === 'rarely'
  const best: { cost: number; from: number }[] = [{ cost: 0, from: 0 }]
  for (let end = 1; end <= pieces.length; end += 1) {
    let width = 0
    let found: { cost: number; from: number } | null = null
    const last = pieces[end - 1]
    if (!last) break
    for (let start = end - 1; start >= 0; start -= 1) {
      const piece = pieces[start]
      if (!piece) break
      width += piece.width + (start < end - 1 && piece.glue === ' ' ? space : 0)
      const set = width + (last.ending === '-' ? hyphen : 0)
      if (set > setting.width + 0.001 && start < end - 1) break
      const empty = Math.max(0, 1 - set / setting.width)
      const isLast = end === pieces.length
      const lonely = isLast && start > 0 && set < setting.width * 0.25 ? LONELY_COST : 0
      const cost =
        (best[start]?.cost ?? Infinity) +
        LINE_COST +
        empty ** 2 * (isLast ? 0.55 : 1) +
        (last.ending === '-' && !isLast ? HYPHEN_COST : 0) +
        lonely -
        (pauses && !isLast && /[,;:.!?–—]$/u.test(last.text) ? PAUSE_GAIN : 0)
      if (found === null || cost < found.cost) found = { cost, from: start }
    }
    best.push(found ?? { cost: Infinity, from: end - 1 })
  }
  const ranges: (readonly [number, number])[] = []
  for (let end = pieces.length; end > 0; end = best[end]?.from ?? 0)
    ranges.unshift([best[end]?.from ?? 0, end])
  const lines = ranges.map(([start, end]) =>
    pieces
      .slice(start, end)
      .map((piece, index, all) => piece.text + (index < all.length - 1 ? piece.glue : piece.ending))
      .join(''),
  )
  const hyphenated = ranges.filter(([, end]) => end < pieces.length && pieces[end - 1]?.ending === '-').length
  if (lines.length <= setting.maxLines) return { lines, cut: false, hyphenated }
  return { lines: cutLines(lines, setting), cut: true, hyphenated }
}

function cutLines(lines: readonly string[], setting: Setting): readonly string[] {
  const kept = lines.slice(0, setting.maxLines)
  let last = [...(kept.at(-1) ?? '').replace(/[-–,.;:\s]+$/u, '')]
  while (last.length > 1 && widthOf(`${last.join('')}…`, setting.face, setting.size) > setting.width) {
    last = last.slice(0, -1)
  }
  return [...kept.slice(0, -1), `${last.join('').trimEnd()}…`]
}
