import type { Point } from '../../model/geometry.ts'
import type { Touch } from '../ink/stroke-points.ts'
import type { BoardParts } from '../state/board-context.ts'

/** What goes on between a press and its end. Places are sheet units. */
export interface Gesture {
  readonly move: (touches: readonly Touch[]) => void
  /** The press ended: what it did is written, once. */
  readonly end: () => void
  /** It is given up, and nothing is written. */
  readonly cancel: () => void
}

/** Where a gesture works. */
export interface Table {
  readonly board: BoardParts
  /** As large as the sheet, in its units; what a gesture shows meanwhile is drawn here. */
  readonly preview: SVGSVGElement
  /** The note that is seen at a place of the sheet. */
  readonly noteAt: (at: Point) => string | null
  /** What holds the drawn strokes. */
  readonly sheet: Element
}

const SVG = 'http://www.w3.org/2000/svg'

/** Adds an element to the preview. */
export function drawn<Name extends 'path' | 'rect' | 'circle'>(
  { preview }: Pick<Table, 'preview'>,
  name: Name,
  attributes: Readonly<Record<string, string | number>>,
): SVGElementTagNameMap[Name] {
  const element = document.createElementNS(SVG, name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value))
  preview.append(element)
  return element
}
