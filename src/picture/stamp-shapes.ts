import type { StampKind } from '../model/stamps.ts'

/** The side of a stamp on the paper, sheet units; the drawings below are made in a square of 24. */
export const STAMP_SIZE = 44
export const STAMP_BOX = 24

interface StampShape {
  /** The `d` of its lines, as if drawn by hand. */
  readonly path: string
  /** How thick they are, in that square. */
  readonly line: number
  /** Whether the lines enclose something to be tinted. */
  readonly filled: boolean
}

/** Each can be told by its shape alone; its colour comes on top (`data-stamp` in the style sheet). */
export const STAMP_SHAPES: Readonly<Record<StampKind, StampShape>> = {
  heart: {
    path: 'M12.1 20.1C7.2 16.7 3.6 13.4 3.7 9.3c0-2.8 1.9-4.9 4.4-4.9 1.7 0 3.1.9 4 2.5.8-1.6 2.2-2.6 3.9-2.5 2.5.1 4.4 2.2 4.3 5-.1 4-3.5 7.2-8.2 10.7Z',
    line: 1.9,
    filled: true,
  },
  star: {
    path: 'M12.2 3.4c.9 1.8 1.7 3.5 2.5 5.3 1.9.3 3.9.5 5.8.8-1.5 1.4-2.9 2.7-4.3 4.2.4 1.9.7 3.9 1.1 5.8-1.8-1-3.5-1.9-5.3-2.8-1.7.9-3.4 1.9-5.2 2.8.3-2 .7-3.9 1-5.9-1.4-1.3-2.9-2.7-4.3-4.1 2-.3 4-.5 5.9-.8.9-1.7 1.9-3.5 2.8-5.3Z',
    line: 1.9,
    filled: true,
  },
  thumb: {
    path: 'M7.5 10.7c1.3-2.3 2.6-4.7 3.8-7.1 1.7.1 2.7 1.3 2.4 3l-.6 3.2c1.8 0 3.5 0 5.3.1 1.3 0 2.2 1.1 1.9 2.4l-1.4 6c-.3 1.2-1.2 1.9-2.4 1.9-3 0-6-.1-9-.1ZM7.5 10.7H4.1v9.4h3.4',
    line: 1.9,
    filled: true,
  },
  question: {
    path: 'M7.9 8.8c.1-2.7 1.9-4.4 4.3-4.4s4.1 1.5 4.1 3.8c0 3.2-4 3.3-4.2 6.6M12.1 19.3v.3',
    line: 3,
    filled: false,
  },
  bang: { path: 'M12.3 4.2c-.1 3.5-.2 6.9-.3 10.4M12 19.3v.3', line: 3.2, filled: false },
  check: { path: 'M4.4 12.8c1.8 1.7 3.4 3.5 5 5.4 3.1-4.4 6.5-8.5 10.3-12.3', line: 3, filled: false },
}

/** How a stamp is turned, degrees: as a hand stamps, never the same, and for everyone alike. */
export function stampTurn(id: string): number {
  let sum = 0
  for (const letter of id) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 997
  return (sum % 17) - 8
}
