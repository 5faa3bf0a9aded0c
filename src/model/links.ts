import type * as Y from 'yjs'
import { readNumber, readString } from './documents.ts'
import type { Point } from './geometry.ts'
import { type Plain, addThing, shownThing } from './things.ts'

/**
 * `answers`: a note answers another (the fit check counts these); `arrow`: a drawn arrow, whose ends stick to notes or
 * stand on the paper.
 */
export const LINK_KINDS = ['answers', 'arrow'] as const
export type LinkKind = (typeof LINK_KINDS)[number]

/** Where a link begins or ends. `canvas`: of the note, when it is another than the link's own; `point`: sheet units. */
export type LinkEnd = { readonly note: string; readonly canvas?: string } | { readonly point: Point }

export interface Link {
  readonly id: string
  readonly kind: LinkKind
  readonly from: LinkEnd
  readonly to: LinkEnd
  readonly by: string | null
  /** ms since the epoch, by its maker's clock. */
  readonly made: number
}

function readEnd(value: unknown): LinkEnd | null {
  if (typeof value !== 'object' || value === null) return null
  const { note, canvas, point } = value as Record<string, unknown>
  if (typeof note === 'string') {
    return Object.freeze(typeof canvas === 'string' ? { note, canvas } : { note })
  }
  if (typeof point !== 'object' || point === null) return null
  const { x, y } = point as Record<string, unknown>
  const [left, top] = [readNumber(x), readNumber(y)]
  return left === null || top === null ? null : Object.freeze({ point: Object.freeze({ x: left, y: top }) })
}

const sameEnd = (a: LinkEnd, b: LinkEnd): boolean =>
  'note' in a && 'note' in b && a.note === b.note && a.canvas === b.canvas

/** A frozen snapshot of a link, or null when it is removed, unknown, malformed or leads from a note to itself. */
export function readLink(doc: Y.Doc, id: string): Link | null {
  const link = shownThing(doc, 'links', id)
  const from = readEnd(link?.get('from'))
  const to = readEnd(link?.get('to'))
  const kind = LINK_KINDS.find((each) => each === link?.get('kind'))
  if (!link || !from || !to || !kind || sameEnd(from, to)) return null
  return Object.freeze({
    id,
    kind,
    from,
    to,
    by: readString(link.get('by')) || null,
    made: readNumber(link.get('made')) ?? 0,
  })
}

const plainEnd = (end: LinkEnd): Plain =>
  'point' in end ? { point: { x: end.point.x, y: end.point.y } } : { ...end }

/** Makes a link. An id that exists already is left as it is. */
export function addLink(doc: Y.Doc, { id, kind, from, to, by, made }: Link): void {
  addThing(doc, 'links', id, { kind, from: plainEnd(from), to: plainEnd(to), by, made })
}

const endKey = ({ note, canvas }: Extract<LinkEnd, { note: string }>): string =>
  JSON.stringify([canvas, note])

/**
 * So many steps are taken to find out whether answers go in a circle. People answer what lies on another sheet, a step each; only
 * thousands of notes in a chain, which nobody makes by hand, would keep everybody waiting.
 */
const MOST_STEPS = 100_000

/** Whether `answers` leads from one note to another, over however many; true, too, once there are no steps left. */
function leads(
  answers: ReadonlyMap<string, readonly string[]>,
  from: string,
  to: string,
  steps: { left: number },
): boolean {
  const seen = new Set<string>()
  const open = [from]
  for (let note = open.pop(); note !== undefined; note = open.pop()) {
    if (note === to || steps.left <= 0) return true
    if (seen.has(note)) continue
    seen.add(note)
    const next = answers.get(note) ?? []
    steps.left -= 1 + next.length
    for (const answered of next) open.push(answered)
  }
  return false
}

/**
 * The links of which both ends are there, each pair of notes once (the oldest), so that none leads nowhere. An answer that
 * two people made at once, such that notes would answer each other in a circle, is left out; and so are the youngest of more than
 * can be looked through, see `MOST_STEPS`.
 * @param hasNote whether a note is there; `canvas` absent: on the link's own canvas
 */
export function shownLinks(
  links: Iterable<Link>,
  hasNote: (note: string, canvas: string | undefined) => boolean,
): Link[] {
  const there = (end: LinkEnd) => 'point' in end || hasNote(end.note, end.canvas)
  const seen = new Set<string>()
  const answers = new Map<string, string[]>()
  const steps = { left: MOST_STEPS }
  return [...links]
    .toSorted((a, b) => a.made - b.made || (a.id < b.id ? -1 : 1))
    .filter((link) => {
      if (!there(link.from) || !there(link.to)) return false
      if ('point' in link.from || 'point' in link.to) return true
      const pair = JSON.stringify([link.kind, link.from.note, link.from.canvas, link.to.note, link.to.canvas])
      if (seen.has(pair)) return false
      seen.add(pair)
      if (link.kind === 'arrow') return true
      const [from, to] = [endKey(link.from), endKey(link.to)]
      if (leads(answers, to, from, steps)) return false
      const others = answers.get(from)
      if (others) others.push(to)
      else answers.set(from, [to])
      return true
    })
}
