/*
 * Figtree has every Northern Sámi letter but ŧ and Ŧ. They are made here from its own t and T and a bar, as thick as its
 * hyphen; the Open Font Licence allows it, and Figtree reserves no name. Four glyphs are appended: two bars, which are
 * outlines of their own, and the two letters, each composed of a letter and its bar.
 */
import { readGlyphs, type Table } from './ttf.ts'

type Box = readonly [xMin: number, yMin: number, xMax: number, yMax: number]

const int16 = (...values: number[]): Uint8Array => {
  const view = new DataView(new ArrayBuffer(values.length * 2))
  values.forEach((value, index) => view.setInt16(index * 2, value))
  return new Uint8Array(view.buffer)
}

function join(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** A rectangle as an outline of four points on the curve, drawn clockwise as TrueType fills. */
function barGlyph([xMin, yMin, xMax, yMax]: Box): Uint8Array {
  const width = xMax - xMin
  const height = yMax - yMin
  return join(
    int16(1, xMin, yMin, xMax, yMax, 3, 0),
    new Uint8Array([1, 1, 1, 1]),
    int16(xMin, 0, width, 0),
    int16(yMin, height, 0, -height),
  )
}

function composedGlyph(letter: number, letterBox: Box, bar: number, barBox: Box): Uint8Array {
  const [moreFollow, xyOffsets, wordOffsets, letterMetrics] = [0x20, 0x02, 0x01, 0x200]
  return join(
    int16(-1, Math.min(letterBox[0], barBox[0]), Math.min(letterBox[1], barBox[1])),
    int16(Math.max(letterBox[2], barBox[2]), Math.max(letterBox[3], barBox[3])),
    int16(moreFollow | xyOffsets | wordOffsets | letterMetrics, letter, 0, 0),
    int16(xyOffsets | wordOffsets, bar, 0, 0),
  )
}

/** A character map of format 4 with one segment a character: longer than need be, and the subset is made from it anyway. */
function cmapTable(glyphs: ReadonlyMap<number, number>): Uint8Array {
  const codes = [...glyphs.keys()].toSorted((a, b) => a - b)
  const segments = codes.length + 1
  const power = Math.floor(Math.log2(segments))
  const column = (value: (code: number) => number, last: number) => int16(...codes.map(value), last)
  return join(
    int16(0, 1, 3, 1, 0, 12),
    int16(4, 16 + segments * 8, 0, segments * 2, 2 ** (power + 1), power, (segments - 2 ** power) * 2),
    column(Number, 0xffff),
    int16(0),
    column(Number, 0xffff),
    column((code) => (glyphs.get(code) ?? 0) - code, 1),
    column(() => 0, 0),
  )
}

/** Puts tables together into a font file. Checksums stay 0: what reads it is the subsetter, which writes its own. */
function fontFile(tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const head = new DataView(new ArrayBuffer(12 + tables.size * 16))
  head.setUint32(0, 0x00010000)
  head.setUint16(4, tables.size)
  const bodies: Uint8Array[] = []
  let offset = head.byteLength
  ;[...tables].forEach(([tag, body], index) => {
    const record = 12 + index * 16
    for (let at = 0; at < 4; at += 1) head.setUint8(record + at, tag.charCodeAt(at))
    head.setUint32(record + 8, offset)
    head.setUint32(record + 12, body.length)
    bodies.push(body, new Uint8Array(-body.length & 3))
    offset += (body.length + 3) & ~3
  })
  return join(new Uint8Array(head.buffer), ...bodies)
}

/** The font with ŧ and Ŧ; unchanged when it has them. @throws when it lacks t, T or the hyphen */
export function withStrokedT(font: Uint8Array): Uint8Array {
  const { tables, cmap, box, glyphCount, advances, longOffsets } = readGlyphs(font)
  if (cmap.has(0x166) && cmap.has(0x167)) return font
  const glyphOf = (letter: string): number => {
    const glyph = cmap.get(letter.codePointAt(0) ?? 0)
    if (glyph === undefined) throw new Error(`the font has no ${letter}`)
    return glyph
  }
  const table = (tag: Table): Uint8Array => {
    const body = tables.get(tag)
    if (!body) throw new Error(`the font has no ${tag} table`)
    return body
  }
  const hyphen = box(glyphOf('-'))
  const thickness = Math.round((hyphen[3] - hyphen[1]) * 0.9)

  const added: { glyph: Uint8Array; advance: number }[] = []
  const characters = new Map(cmap)
  // The bar crosses T in the middle and t midway between its own crossbar and the line.
  for (const [letter, code, height] of [
    ['t', 0x167, box(glyphOf('x'))[3] * 0.5],
    ['T', 0x166, box(glyphOf('T'))[3] * 0.47],
  ] as const) {
    const glyph = glyphOf(letter)
    const own = box(glyph)
    const inset = letter === 'T' ? Math.round((own[2] - own[0]) * 0.12) : 0
    const bottom = Math.round(height - thickness / 2)
    const bar: Box = [own[0] + inset, bottom, own[2] - inset, bottom + thickness]
    const barIndex = glyphCount + added.length
    added.push({ glyph: barGlyph(bar), advance: 0 })
    added.push({ glyph: composedGlyph(glyph, own, barIndex, bar), advance: advances(glyph) })
    characters.set(code, barIndex + 1)
  }

  const glyf = table('glyf')
  const padded = added.map(({ glyph }) => join(glyph, new Uint8Array(-glyph.length & 3)))
  const ends = padded.map((_, index) =>
    padded.slice(0, index + 1).reduce((sum, one) => sum + one.length, glyf.length),
  )
  const loca = join(
    table('loca'),
    longOffsets
      ? int16(...ends.flatMap((end) => [end >>> 16, end & 0xffff]))
      : int16(...ends.map((end) => end / 2)),
  )
  const maxp = table('maxp').slice()
  new DataView(maxp.buffer).setUint16(4, glyphCount + added.length)
  const count = glyphCount + added.length
  const metrics = Array.from({ length: count }, (_, glyph) => {
    const advance = glyph < glyphCount ? advances(glyph) : (added[glyph - glyphCount]?.advance ?? 0)
    return [advance, glyph < glyphCount ? box(glyph)[0] : 0]
  })
  const hhea = table('hhea').slice()
  new DataView(hhea.buffer).setUint16(34, count)

  const kept = new Map<string, Uint8Array>(tables)
  // Glyph names of a fixed count and hinting of the old glyphs no longer fit.
  for (const tag of ['DSIG', 'post', 'hdmx', 'VDMX', 'LTSH', 'fpgm', 'prep', 'cvt ', 'gasp']) kept.delete(tag)
  const post = new Uint8Array(32)
  post.set(table('post').subarray(0, 32))
  post.set([0, 3, 0, 0])
  kept.set('post', post)
  kept.set('glyf', join(glyf, ...padded))
  kept.set('loca', loca)
  kept.set('maxp', maxp)
  kept.set('hhea', hhea)
  kept.set('hmtx', int16(...metrics.flat()))
  kept.set('cmap', cmapTable(characters))
  return fontFile(kept)
}
