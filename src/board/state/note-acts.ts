import { nanoid } from 'nanoid'
import type { Arrangement } from '../../model/arrange.ts'
import { type Point, clampPlace, freePlace } from '../../model/geometry.ts'
import { groupOf, setGroup } from '../../model/groups.ts'
import type { TextRef } from '../../model/acts.ts'
import { MAX_NOTES } from '../../model/limits.ts'
import {
  type NoteColor,
  type Place,
  addNote,
  colorNote,
  moveNote,
  placeFound,
  removeNote,
  swapWithNeighbour,
} from '../../model/note.ts'
import { removeThing } from '../../model/things.ts'
import { announce } from '../../ui/announce.ts'
import { notify } from '../../ui/notices.ts'
import type { ActsContext } from './acts-context.ts'
import { regrouping } from '../groups/group-blocks.ts'
import { deselected } from './board-state.ts'
import { perform } from './perform.ts'
import { say } from './say.ts'
import { takenIn } from './taken.ts'

/** Acts on one note. */
export function createNoteActs(context: ActsContext) {
  const { doc, geometry, notes, things, history, state, noteFields, heading, mayWrite } = context

  function move(id: string, to: Place): void {
    const note = notes.note(id)
    if (!note || !mayWrite()) return
    const rect = geometry.fields.get(to.field)
    const at = rect ? { field: to.field, ...clampPlace(rect, to) } : to
    if (at.field === note.at.field && at.x === note.at.x && at.y === note.at.y) return
    moveNote(doc, id, at)
    history.push([{ kind: 'move', id, from: note.at, to: at }])
    if (at.field !== note.at.field) announce(say('board.saidMoved', { field: heading(at.field) }))
  }

  /** Ends the writing; a note that was left empty goes. */
  function endWriting(id: string): void {
    if (state.getState().editing === id) state.setState({ editing: null })
    history.endRun()
    if (notes.note(id)?.text.trim() !== '' || !mayWrite()) return
    removeNote(doc, id)
    const forgotten = history.forget(id)
    if (!forgotten) history.pushEmptied(id)
    for (const act of forgotten ?? []) if (act.kind === 'addThing') removeThing(doc, act.root, act.id)
    state.setState({ selection: deselected(state.getState().selection, id) })
  }

  const place = (field: string, without: ReadonlySet<string> = new Set()): Place =>
    placeFound(field, freePlace(geometry, field, takenIn(context, field, without)), Math.round(context.now()))

  return {
    move,
    /**
     * Makes a note and begins to write it.
     * @param field null: the field that was last used, or the first
     * @param at its top left corner, relative to the field in sheet units; without it, a free place
     * @param group the group that it joins
     * @returns its id, or null when there may be no more
     */
    newNote(field: string | null, at?: Point, group: string | null = null): string | null {
      if (!mayWrite()) return null
      const { editing } = state.getState()
      // Pressed without taking the focus from a note: one that is still empty makes way for this one.
      if (editing !== null) endWriting(editing)
      if (notes.count() >= MAX_NOTES) {
        notify({ kind: 'info', text: say('board.tooManyNotes', { max: MAX_NOTES }) })
        return null
      }
      const wanted = field ?? state.getState().field
      const target = noteFields.find((key) => key === wanted) ?? noteFields[0]
      if (target === undefined) return null
      const rect = geometry.fields.get(target)
      const id = nanoid()
      addNote(doc, {
        id,
        at: at && rect ? { field: target, ...clampPlace(rect, at) } : place(target),
        color: state.getState().color,
        by: context.participant,
        made: Math.round(context.now()),
      })
      // Taken back with the note itself, which keeps its group while it is removed.
      if (group !== null) setGroup(doc, id, group)
      history.push([{ kind: 'add', id, text: '' }])
      state.setState({ field: target, selection: new Set([id]), editing: id })
      return id
    },
    /** Begins to write a note that is there. */
    edit(id: string): void {
      if (mayWrite() && notes.note(id)) state.setState({ selection: new Set([id]), editing: id })
    },
    endWriting,
    wrote(ref: TextRef, before: string, after: string): void {
      history.pushText(ref, before, after)
    },
    remove(id: string): void {
      if (!notes.note(id) || !mayWrite()) return
      removeNote(doc, id)
      history.push([{ kind: 'remove', id }])
      const { selection, editing } = state.getState()
      state.setState({
        selection: deselected(selection, id),
        editing: editing === id ? null : editing,
      })
      announce(say('board.saidRemoved'))
    },
    /** Moves a note to a free place of another field; it leaves its group. */
    moveToField(id: string, field: string): void {
      const note = notes.note(id)
      if (!note || note.at.field === field) return
      const acts: Arrangement[] = [
        { kind: 'move', id, from: note.at, to: place(field, new Set([id])) },
        ...regrouping(note, null),
      ]
      perform(context, acts, say('board.saidMoved', { field: heading(field) }))
    },
    /**
     * Lets a note change places with the one before (−1) or after it (1) in reading order; in a group, with one of its
     * own.
     */
    swap(id: string, step: -1 | 1): void {
      const note = notes.note(id)
      if (!note || !mayWrite()) return
      const { field } = note.at
      const all = notes.notesIn(field)
      const groups = things.groups.all()
      const beside = all.filter((other) => groupOf(other, groups) === groupOf(note, groups))
      const pair = swapWithNeighbour(doc, beside, id, step)
      if (!pair) return
      const [a, b] = pair
      history.push([
        { kind: 'move', id: a.id, from: a.at, to: b.at },
        { kind: 'move', id: b.id, from: b.at, to: a.at },
      ])
      const order = notes.ids(field).filter((other) => beside.some((each) => each.id === other))
      announce(say('board.saidOrder', { place: order.indexOf(id) + 1, count: order.length }))
    },
    /** Colours a note, and the next new ones. */
    color(id: string | null, color: NoteColor): void {
      state.setState({ color })
      const note = id === null ? null : notes.note(id)
      if (!note || note.color === color || !mayWrite()) return
      colorNote(doc, note.id, color)
      history.push([{ kind: 'color', id: note.id, from: note.color, to: color }])
    },
  }
}
