import { SHEET, sheetGeometry } from '../../../src/model/geometry.ts'
import { CANVAS_TEMPLATES } from '../../../src/model/catalogue.ts'
import { NOTE_COLORS, type NewNote } from '../../../src/model/note.ts'

/** One note as every contender gets it: its place on the sheet in our units, its words, its tint. */
export interface BenchNote {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly text: string
  readonly tint: { readonly ours: NewNote['color']; readonly tldraw: string; readonly css: string }
  readonly at: NewNote['at']
}

export const TEMPLATE = 'empathy-map'
const TLDRAW = ['yellow', 'light-blue', 'light-green', 'orange', 'light-violet', 'light-red'] as const
const CSS = ['#f4ecd8', '#d5e8f2', '#cfe9dc', '#f6d9ae', '#e2d6ee', '#f3cfd2'] as const
const WORDS =
  'asiakas tulee väsyneenä perille ja haluaa vain istua hetken hiljaisuudessa kuuma mehu pitkä ajomatka lapset takapenkillä vastaanotossa nimi muistetaan lumi narisee kenkien alla aamiaispöytä'.split(
    ' ',
  )

function fields(): readonly {
  readonly key: string
  readonly x: number
  readonly y: number
  w: number
  h: number
}[] {
  const template = CANVAS_TEMPLATES.get(TEMPLATE)
  if (template?.kind !== 'sheet') throw new Error(`no sheet ${TEMPLATE}`)
  const geometry = sheetGeometry(template.sheet)
  return template.fields.flatMap(({ key, type }) => {
    const rect = type === 'notes' ? geometry.fields.get(key) : undefined
    return rect ? [{ key, x: rect.x, y: rect.y, w: rect.width, h: rect.height }] : []
  })
}

/** The same notes in each run: spread over the fields of a sheet, two to nine words each. */
export function makeNotes(count: number): readonly BenchNote[] {
  const all = fields()
  let seed = 7
  const next = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((seed / 2_147_483_648) * below)
  }
  return Array.from({ length: count }, (_, index) => {
    const field = all[index % all.length]
    if (!field) throw new Error('the sheet has no field of notes')
    const x = next(Math.max(1, field.w - 124))
    const y = 34 + next(Math.max(1, field.h - 34 - 76))
    const tint = next(NOTE_COLORS.length)
    return {
      id: `n${index}`,
      x: field.x + x,
      y: Math.min(field.y + y, SHEET.height - 80),
      at: { field: field.key, x, y },
      text: Array.from({ length: 2 + next(8) }, () => WORDS[next(WORDS.length)] ?? '').join(' '),
      tint: {
        ours: NOTE_COLORS[tint] ?? 'birch',
        tldraw: TLDRAW[tint] ?? 'yellow',
        css: CSS[tint] ?? '#fff',
      },
    }
  })
}
