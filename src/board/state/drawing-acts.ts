import { nanoid } from 'nanoid'
import type { Point } from '../../model/geometry.ts'
import { act } from '../../model/documents.ts'
import type { Act } from '../../model/acts.ts'
import { type Stroke, addStroke } from '../../model/ink.ts'
import { MAX_ARROWS, MAX_STAMPS, MAX_STROKES } from '../../model/limits.ts'
import { type LinkEnd, addLink } from '../../model/links.ts'
import type { Place } from '../../model/note.ts'
import { type StampKind, addReaction, addStamp, removeReaction } from '../../model/stamps.ts'
import { type ThingRoot, removeThing, setValue } from '../../model/things.ts'
import { announce } from '../../ui/announce.ts'
import { notify } from '../../ui/notices.ts'
import { freeStampPlace, stampPlace, stampPoint } from '../stamps/stamp-places.ts'
import { stampName } from '../stamps/stamp-name.ts'
import type { ActsContext } from './acts-context.ts'
import { deselected } from './board-state.ts'
import { say } from './say.ts'

/** A thing beside the notes. */
export interface ThingRef {
  readonly root: ThingRoot
  readonly id: string
}

const added = (root: ThingRoot, id: string): Act => ({ kind: 'addThing', root, id, text: '' })

/** What a person draws, stamps and reacts with: each act is one entry of one's own undo. */
export function createDrawingActs(context: ActsContext) {
  const { doc, things, history, notes, geometry, state, participant } = context
  const made = () => Math.round(context.now())

  function full(count: number, max: number, text: 'tooMuchInk' | 'tooManyArrows' | 'tooManyStamps'): boolean {
    if (count < max) return false
    notify({ kind: 'info', text: say(`drawing.${text}`, { max }) })
    return true
  }

  /** Of arrows that two drew at once between the same notes one is seen, and they go as one. */
  function withDoubles(ref: ThingRef): ThingRef[] {
    const link = ref.root === 'links' ? things.links.get(ref.id) : null
    if (!link) return [ref]
    const same = [...things.links.all().values()].filter(
      (other) =>
        other.id !== ref.id &&
        other.kind === link.kind &&
        sameEnds(other.from, link.from) &&
        sameEnds(other.to, link.to),
    )
    return [ref, ...same.map(({ id }) => ({ root: ref.root, id }))]
  }

  function setStamp(kind: StampKind, at: Place | null): string | null {
    if (!at || !context.mayWrite() || full(things.stamps.all().size, MAX_STAMPS, 'tooManyStamps')) return null
    const id = nanoid()
    addStamp(doc, { id, kind, at, by: participant, made: made() })
    history.push([added('stamps', id)])
    announce(say('drawing.saidStamped', { stamp: say(stampName[kind]), field: context.heading(at.field) }))
    return id
  }

  function roomForStamp(field: string): Place {
    const heights = context.heights(field)
    const taken = notes.notesIn(field).map(({ id, at }) => {
      const height = heights.get(id)
      return height === undefined ? at : { x: at.x, y: at.y, height }
    })
    const stamps = [...things.stamps.all().values()].flatMap(({ at }) => (at.field === field ? [at] : []))
    return freeStampPlace(geometry, field, taken, stamps)
  }

  function moveStamp(id: string, at: Place | null): void {
    const stamp = things.stamps.get(id)
    if (!stamp || !at || !context.mayWrite() || samePlace(stamp.at, at)) return
    setValue(doc, 'stamps', id, 'at', { ...at })
    history.pushStep([{ kind: 'value', root: 'stamps', id, key: 'at', from: { ...stamp.at }, to: { ...at } }])
    if (at.field !== stamp.at.field)
      announce(say('drawing.saidStampMoved', { field: context.heading(at.field) }))
  }

  return {
    /**
     * Adds a finished stroke; a long one is several of them, one entry all the same.
     * @param parts each as `Stroke.points`
     * @returns false when it may not be written
     */
    draw(
      { tool, color, width }: Pick<Stroke, 'tool' | 'color' | 'width'>,
      parts: readonly number[][],
    ): boolean {
      if (parts.length === 0 || !context.mayWrite()) return false
      if (full(things.ink.all().size + parts.length - 1, MAX_STROKES, 'tooMuchInk')) return false
      const ids = parts.map(() => nanoid())
      act(doc, () =>
        parts.forEach((points, index) =>
          addStroke(doc, {
            id: ids[index] ?? nanoid(),
            tool,
            color,
            width,
            points,
            by: participant,
            made: made(),
          }),
        ),
      )
      history.push(ids.map((id) => added('ink', id)))
      return true
    },
    /** Removes strokes, arrows and stamps in one go. */
    removeThings(refs: readonly ThingRef[]): void {
      const found = refs.filter(({ root, id }) => things[root].get(id) !== null)
      // Who clears all of one's own leaves what another drew.
      const there = found.length === 1 ? found.flatMap(withDoubles) : found
      if (there.length === 0 || !context.mayWrite()) return
      act(doc, () => there.forEach(({ root, id }) => removeThing(doc, root, id)))
      history.push(there.map(({ root, id }): Act => ({ kind: 'removeThing', root, id })))
      const { selection } = state.getState()
      state.setState({ selection: there.reduce((left, { id }) => deselected(left, id), selection) })
      announce(say('drawing.saidRemoved', { count: found.length }))
    },
    /** Draws an arrow; from a note or a place to itself there is none. @returns its id, or null */
    drawArrow(from: LinkEnd, to: LinkEnd): string | null {
      if (!context.mayWrite() || sameEnds(from, to)) return null
      if ('point' in from && 'point' in to && from.point.x === to.point.x && from.point.y === to.point.y) {
        return null
      }
      if ([from, to].some((end) => 'note' in end && !notes.note(end.note))) return null
      const arrows = [...things.links.all().values()].filter(({ kind }) => kind === 'arrow')
      if (full(arrows.length, MAX_ARROWS, 'tooManyArrows')) return null
      const same = arrows.find((arrow) => sameEnds(arrow.from, from) && sameEnds(arrow.to, to))
      if (same) return same.id
      const id = nanoid()
      addLink(doc, { id, kind: 'arrow', from, to, by: participant, made: made() })
      history.push([added('links', id)])
      announce(say('drawing.saidArrow'))
      return id
    },
    /** Stamps at a point of the sheet (sheet units). @returns the stamp's id, or null */
    stampAt: (kind: StampKind, at: Point): string | null => setStamp(kind, stampPlace(geometry, at)),
    /** Moves a stamp by some sheet units. */
    nudgeStamp(id: string, dx: number, dy: number): void {
      const stamp = things.stamps.get(id)
      const at = stamp && stampPoint(geometry, stamp.at)
      if (at) moveStamp(id, stampPlace(geometry, { x: at.x + dx, y: at.y + dy }))
    },
    /** Stamps into a field where there is room. */
    stampInto: (kind: StampKind, field: string): string | null => setStamp(kind, roomForStamp(field)),
    /** Moves a stamp into another field, where there is room. */
    moveStampInto(id: string, field: string): void {
      if (things.stamps.get(id)?.at.field !== field) moveStamp(id, roomForStamp(field))
    },
    /** Reacts to a note, or takes one's own reaction back. */
    react(note: string, kind: StampKind): void {
      if (!context.mayWrite() || !notes.note(note)) return
      const reaction = { note, kind, by: participant }
      const taken = removeReaction(doc, reaction)
      const changes = taken.length > 0 ? taken : addReaction(doc, reaction, nanoid(8), made())
      history.push(
        changes.map(({ key, from, to }): Act => ({ kind: 'entry', root: 'reactions', key, from, to })),
      )
      const stamp = say(stampName[kind])
      announce(say(taken.length > 0 ? 'drawing.saidUnreacted' : 'drawing.saidReacted', { stamp }))
    },
  }
}

const samePlace = (a: Place, b: Place): boolean => a.field === b.field && a.x === b.x && a.y === b.y

const sameEnds = (a: LinkEnd, b: LinkEnd): boolean => 'note' in a && 'note' in b && a.note === b.note
