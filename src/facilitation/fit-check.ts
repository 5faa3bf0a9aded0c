import type { CanvasRef } from '../model/series.ts'
import type { SheetTemplate } from '../model/template.ts'

/*
 * The fit check: two sheets, of which one answers the other field by field. A note of the answering sheet links to the
 * notes that it answers; a note without an answer is a gap to talk about.
 */

/** Fields in which every note calls for an answer. In the other answered ones a missing answer is a mere hint. */
const CALLING: readonly string[] = ['wishes', 'fears']

export interface FitPair {
  /** The field that asks, of the one sheet. */
  readonly asks: string
  /** The field that answers, of the other. */
  readonly answers: string
  readonly weight: 'gap' | 'hint'
}

/** The fields of a sheet that answer others, those first that must. Empty for a sheet that answers nothing. */
export function fitPairs({ fields }: Pick<SheetTemplate, 'fields'>): FitPair[] {
  const rank = ({ asks }: FitPair) => (CALLING.includes(asks) ? CALLING.indexOf(asks) : CALLING.length)
  return fields
    .flatMap((field): FitPair[] =>
      field.type === 'notes' && field.answers !== undefined
        ? [
            {
              asks: field.answers,
              answers: field.key,
              weight: CALLING.includes(field.answers) ? 'gap' : 'hint',
            },
          ]
        : [],
    )
    .toSorted((a, b) => rank(a) - rank(b))
}

/**
 * The canvas that another one answers: of those that have all the fields that it answers, the one about the same customer,
 * else the first. Null when it answers none, or fields of its own.
 */
export function answeredCanvas(
  canvases: readonly CanvasRef[],
  answering: CanvasRef,
  templateOf: (canvas: CanvasRef) => Pick<SheetTemplate, 'fields'> | null,
): CanvasRef | null {
  const template = templateOf(answering)
  const asked = template ? fitPairs(template).map(({ asks }) => asks) : []
  if (asked.length === 0) return null
  const fitting = canvases.filter((canvas) => {
    const keys = canvas.id === answering.id ? [] : (templateOf(canvas)?.fields.map(({ key }) => key) ?? [])
    return asked.every((key) => keys.includes(key))
  })
  return fitting.find(({ about }) => about === answering.about) ?? fitting[0] ?? null
}
