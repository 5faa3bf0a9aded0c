/* Just enough of the TrueType format to measure text: which characters there are and how far each advances. */

export interface FontMetrics {
  readonly unitsPerEm: number
  /** In font units; `descent` is negative. */
  readonly ascent: number
  readonly descent: number
  readonly capHeight: number
  readonly xHeight: number
  /** Every character that the font has, in order, and how far each advances, in font units. */
  readonly characters: string
  readonly advances: readonly number[]
}

export type Table = 'glyf' | 'loca' | 'maxp' | 'hhea' | 'hmtx' | 'head' | 'post' | 'cmap' | 'OS/2'

interface Span {
  readonly offset: number
  readonly length: number
}

const viewOf = (font: Uint8Array): DataView => new DataView(font.buffer, font.byteOffset, font.byteLength)

function directory(view: DataView): ReadonlyMap<string, Span> {
  const found = new Map<string, Span>()
  for (let index = 0; index < view.getUint16(4); index += 1) {
    const record = 12 + index * 16
    const tag = String.fromCharCode(...Array.from({ length: 4 }, (_, at) => view.getUint8(record + at)))
    found.set(tag, { offset: view.getUint32(record + 8), length: view.getUint32(record + 12) })
  }
  return found
}

function locate(view: DataView): (table: Table) => number {
  const spans = directory(view)
  return (tag) => {
    const span = spans.get(tag)
    if (!span) throw new Error(`the font has no ${tag} table`)
    return span.offset
  }
}

/** Code point → glyph, from the Unicode BMP table (format 4), which every font here has. */
function readCmap(view: DataView, cmap: number): ReadonlyMap<number, number> {
  for (let index = 0; index < view.getUint16(cmap + 2); index += 1) {
    const at = cmap + view.getUint32(cmap + 4 + index * 8 + 4)
    if (view.getUint16(at) !== 4) continue
    const segments = view.getUint16(at + 6) / 2
    const ends = at + 14
    const starts = ends + segments * 2 + 2
    const deltas = starts + segments * 2
    const offsets = deltas + segments * 2
    const glyphs = new Map<number, number>()
    for (let segment = 0; segment < segments; segment += 1) {
      const delta = view.getUint16(deltas + segment * 2)
      const offset = view.getUint16(offsets + segment * 2)
      const start = view.getUint16(starts + segment * 2)
      const end = view.getUint16(ends + segment * 2)
      for (let code = start; code <= end && code !== 0xffff; code += 1) {
        const stored =
          offset === 0 ? code : view.getUint16(offsets + segment * 2 + offset + (code - start) * 2)
        const glyph = offset !== 0 && stored === 0 ? 0 : (stored + delta) & 0xffff
        if (glyph !== 0) glyphs.set(code, glyph)
      }
    }
    return glyphs
  }
  throw new Error('the font has no cmap table of format 4')
}

/** What it takes to add glyphs to a font. @throws when a table is missing */
export function readGlyphs(given: Uint8Array) {
  // A copy, since slices of a Node Buffer share its memory.
  const font = new Uint8Array(given)
  const view = viewOf(font)
  const at = locate(view)
  const longOffsets = view.getInt16(at('head') + 50) === 1
  const glyphOffset = (glyph: number): number =>
    longOffsets ? view.getUint32(at('loca') + glyph * 4) : view.getUint16(at('loca') + glyph * 2) * 2
  return {
    longOffsets,
    glyphCount: view.getUint16(at('maxp') + 4),
    cmap: readCmap(view, at('cmap')),
    tables: new Map([...directory(view)].map(([tag, s]) => [tag, font.slice(s.offset, s.offset + s.length)])),
    advances: (glyph: number): number => readAdvance(view, at('hhea'), at('hmtx'), glyph),
    /** A glyph's extent in font units: left, bottom, right, top; zeros for a blank one. */
    box: (glyph: number): readonly [number, number, number, number] => {
      if (glyphOffset(glyph) === glyphOffset(glyph + 1)) return [0, 0, 0, 0]
      const header = at('glyf') + glyphOffset(glyph)
      return [
        view.getInt16(header + 2),
        view.getInt16(header + 4),
        view.getInt16(header + 6),
        view.getInt16(header + 8),
      ]
    },
  }
}

/** The glyphs from the last of `hmtx` on all advance alike. */
function readAdvance(view: DataView, hhea: number, hmtx: number, glyph: number): number {
  return view.getUint16(hmtx + Math.min(glyph, view.getUint16(hhea + 34) - 1) * 4)
}

/** The font with every letter advancing less, by thousandths of the em; marks that do not advance stay as they are. */
export function tightened(font: Uint8Array, thousandths: number): Uint8Array {
  const view = viewOf(new Uint8Array(font))
  const at = locate(view)
  const less = Math.round((view.getUint16(at('head') + 18) * thousandths) / 1000)
  for (let index = 0; index < view.getUint16(at('hhea') + 34); index += 1) {
    const entry = at('hmtx') + index * 4
    const advance = view.getUint16(entry)
    if (advance > 0) view.setUint16(entry, advance - less)
  }
  return new Uint8Array(view.buffer)
}

/**
 * Reads a TrueType font's metrics.
 * @throws when a table that measuring needs is missing
 */
export function readMetrics(font: Uint8Array): FontMetrics {
  const view = viewOf(font)
  const at = locate(view)
  const hhea = at('hhea')
  const glyphs = [...readCmap(view, at('cmap'))].toSorted(([a], [b]) => a - b)
  return {
    unitsPerEm: view.getUint16(at('head') + 18),
    ascent: view.getInt16(hhea + 4),
    descent: view.getInt16(hhea + 6),
    xHeight: view.getInt16(at('OS/2') + 86),
    capHeight: view.getInt16(at('OS/2') + 88),
    characters: String.fromCodePoint(...glyphs.map(([code]) => code)),
    advances: glyphs.map(([, glyph]) => readAdvance(view, hhea, at('hmtx'), glyph)),
  }
}
