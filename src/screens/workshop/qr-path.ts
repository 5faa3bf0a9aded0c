import { encode } from 'uqr'

export interface QrPath {
  /** One SVG path of all dark modules, one unit a module. */
  readonly d: string
  /** Modules a side, the quiet zone included. */
  readonly size: number
}

/** The quiet zone that readers want, in modules. */
const QUIET = 4

/** A QR code as one path. Neighbouring modules of a row are one rectangle, so that no seams show. */
export function qrPath(text: string): QrPath {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET })
  let d = ''
  data.forEach((row, y) => {
    for (let x = 0; x < size; x++) {
      if (!row[x]) continue
      const from = x
      while (row[x]) x++
      d += `M${from} ${y}h${x - from}v1h${from - x}z`
    }
  })
  return { d, size }
}
