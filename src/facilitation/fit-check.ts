import type { Link } from '../model/links.ts'
import type { Note } from '../model/note.ts'
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

type FitNote = Pick<Note, 'id' | 'at' | 'text'>

export interface FitInput {
  readonly pairs: readonly FitPair[]
  /** The id of the canvas that asks. */
  readonly canvas: string
  /** Its notes. */
  readonly asking: readonly FitNote[]
  /** The notes of the canvas that answers. */
  readonly answering: readonly FitNote[]
  /** The links of the canvas that answers, of which both ends are there (`shownLinks`). */
  readonly links: readonly Link[]
}

export interface FitOfPair extends FitPair {
  /** The notes that ask and have words, in the order given; with the ids of those that answer them. */
  readonly asked: readonly { readonly id: string; readonly answeredBy: readonly string[] }[]
  /** How many of them nothing answers. */
  readonly open: number
}

/**
 * Who answers what. A link counts from a note of the answering field to one of the field that asks, once a pair of notes;
 * a note without words asks nothing and answers nothing.
 */
export function checkFit({ pairs, canvas, asking, answering, links }: FitInput): FitOfPair[] {
  const fieldOf = new Map(
    answering.filter(({ text }) => text.trim() !== '').map(({ id, at }) => [id, at.field]),
  )
  const answers = new Map<string, Set<string>>()
  for (const { kind, from, to } of links) {
    if (kind !== 'answers' || !('note' in from) || !('note' in to)) continue
    if (from.canvas !== undefined || to.canvas !== canvas) continue
    answers.set(to.note, (answers.get(to.note) ?? new Set()).add(from.note))
  }
  return pairs.map((pair) => {
    const asked = asking
      .filter(({ at, text }) => at.field === pair.asks && text.trim() !== '')
      .map(({ id }) => ({
        id,
        answeredBy: [...(answers.get(id) ?? [])].filter((note) => fieldOf.get(note) === pair.answers),
      }))
    return { ...pair, asked, open: asked.filter(({ answeredBy }) => answeredBy.length === 0).length }
  })
}
