import { nanoid } from 'nanoid'
import { type Arrangement, arrange } from '../../model/arrange.ts'
import { duplicate } from '../../model/duplicate.ts'
import { MAX_NOTES, MAX_PICTURES, MAX_STAMPS } from '../../model/limits.ts'
import type { NoteColor, Place } from '../../model/note.ts'
import { announce } from '../../ui/announce.ts'
import { notify } from '../../ui/notices.ts'
import { gathering } from '../groups/gathering.ts'
import { wholeGroupsIn } from '../groups/group-blocks.ts'
import type { ActsContext } from '../state/acts-context.ts'
import { deselected } from '../state/board-state.ts'
import type { Step } from '../state/history-store.ts'
import { perform } from '../state/perform.ts'
import { type Placed, findAllPlaced, placeWithin, placing, removing } from '../state/placed.ts'
import { say } from '../state/say.ts'
import { waysOfDoubles } from './double-place.ts'

/** Acts on several things at once: one transaction and one entry of what can be taken back each. */
export function createSelectionActs(context: ActsContext) {
  const { doc, geometry, notes, things, history, state, heading, mayWrite } = context

  const clamped = (thing: Placed, to: Place): Place => {
    const rect = geometry.fields.get(to.field)
    return rect ? { field: to.field, ...placeWithin(rect, thing, to) } : to
  }

  /** What is said where a canvas has no room for so many more; null where it has. */
  function fullWith(more: readonly Placed[]): string | null {
    const count = (kind: Placed['root']) => more.filter(({ root }) => root === kind).length
    const isOver = (kind: Placed['root'], there: number, max: number) =>
      count(kind) > 0 && there + count(kind) > max
    if (isOver('notes', notes.count(), MAX_NOTES)) return say('board.tooManyNotes', { max: MAX_NOTES })
    if (isOver('pictures', things.pictures.all().size, MAX_PICTURES))
      return say('pictures.tooMany', { max: MAX_PICTURES })
    return isOver('stamps', things.stamps.all().size, MAX_STAMPS)
      ? say('drawing.tooManyStamps', { max: MAX_STAMPS })
      : null
  }

  /** The groups all of whose notes are among some things. */
  function wholeGroups(placed: readonly Placed[]): ReadonlySet<string> {
    const ids = new Set(placed.map(({ id }) => id))
    const fields = new Set(placed.map(({ at }) => at.field))
    return new Set([...fields].flatMap((field) => wholeGroupsIn(context, field, ids).map(({ id }) => id)))
  }

  /** What makes room when a group is dropped into another one; its notes' own moves are among that. */
  function mergingRoom(
    places: readonly { readonly thing: Placed; readonly to: Place }[],
    more: readonly Arrangement[],
    field: string,
  ): Arrangement[] {
    if (!more.some((act) => act.kind === 'removeThing' && act.root === 'groups')) return []
    const joins = new Map(
      more.flatMap((act) =>
        act.kind === 'value' && act.root === 'notes' && typeof act.to === 'string' ? [[act.id, act.to]] : [],
      ),
    )
    const groups = [...new Set(joins.values())].flatMap((id) => things.groups.get(id) ?? [])
    const moved = new Map(places.flatMap(({ thing, to }) => (thing.note ? [[thing.id, to]] : [])))
    return gathering(context, { field, joins, groups, moved })
  }

  return {
    /** Moves things by some sheet units within their fields; steps that follow each other are taken back as one. */
    nudgeAll(ids: Iterable<string>, dx: number, dy: number): void {
      if (!mayWrite()) return
      const acts = findAllPlaced(context, ids).flatMap((thing) => {
        const to = clamped(thing, { field: thing.at.field, x: thing.at.x + dx, y: thing.at.y + dy })
        return placing(thing, to).filter((act): act is Step => act.kind === 'move' || act.kind === 'value')
      })
      if (acts.length === 0) return
      arrange(doc, acts)
      history.pushStep(acts)
    },
    /** Colours the notes among some things, and the next new ones. */
    colorAll(ids: Iterable<string>, color: NoteColor): void {
      state.setState({ color })
      const acts = findAllPlaced(context, ids).flatMap(({ note }): Arrangement[] =>
        note && note.color !== color ? [{ kind: 'color', id: note.id, from: note.color, to: color }] : [],
      )
      perform(context, acts, say('arrange.saidColored', { count: acts.length }))
    },
    removeAll(ids: Iterable<string>): void {
      const placed = findAllPlaced(context, ids)
      const groups = [...wholeGroups(placed)].map((id): Arrangement => ({
        kind: 'removeThing',
        root: 'groups',
        id,
      }))
      if (!perform(context, [...placed.map(removing), ...groups])) return
      const { editing, selection } = state.getState()
      const gone = new Set(placed.map(({ id }) => id))
      state.setState({
        selection: [...gone].reduce(deselected, selection),
        editing: editing !== null && gone.has(editing) ? null : editing,
      })
      announce(
        placed.length === 1 && placed[0]?.note
          ? say('board.saidRemoved')
          : say('arrange.saidRemoved', { count: placed.length }),
      )
    },
    /** Doubles things beside themselves and selects the doubles. */
    duplicateAll(ids: Iterable<string>): void {
      if (!mayWrite()) return
      const placed = findAllPlaced(context, ids)
      const full = fullWith(placed)
      if (full !== null) {
        notify({ kind: 'info', text: full })
        return
      }
      const whole = wholeGroups(placed)
      const ways = new Map(
        [...new Set(placed.map(({ at }) => at.field))].flatMap((field) => {
          const own = placed.filter(({ at }) => at.field === field)
          return Array.from(waysOfDoubles(context, field, own, whole))
        }),
      )
      const copying = placed.map((thing) => {
        const { field, x, y } = thing.at
        const way = ways.get(thing.id) ?? { x: 0, y: 0 }
        return { root: thing.root, id: thing.id, to: clamped(thing, { field, x: x + way.x, y: y + way.y }) }
      })
      const made = duplicate(doc, {
        things: copying,
        groups: whole,
        by: context.participant,
        made: Math.round(context.now()),
        newId: nanoid,
      })
      if (made.ids.length === 0) return
      history.push(made.acts)
      state.setState({ selection: new Set(made.ids), editing: null })
      announce(say('arrange.saidDuplicated', { count: made.ids.length }))
    },
    /**
     * Puts things where they were dropped: each with its place, and what else changes with it.
     * @param field the field that it happened in
     */
    drop(
      moves: readonly { readonly id: string; readonly to: Place }[],
      more: readonly Arrangement[],
      field: string,
    ): void {
      const placed = moves.flatMap(({ id, to }) =>
        findAllPlaced(context, [id]).map((thing) => ({ thing, to })),
      )
      const places = placed.map(({ thing, to }) => ({ thing, to: clamped(thing, to) }))
      const room = mergingRoom(places, more, field)
      const acts = places
        .filter(({ thing }) => room.length === 0 || !thing.note)
        .flatMap(({ thing, to }) => placing(thing, to))
      if (!perform(context, [...acts, ...room, ...more])) return
      state.setState({ field })
      const away = placed.some(({ thing }) => thing.at.field !== field)
      if (away) {
        announce(
          placed.length === 1
            ? say('board.saidMoved', { field: heading(field) })
            : say('arrange.saidMoved', { count: placed.length, field: heading(field) }),
        )
      }
    },
  }
}
