import { nanoid } from 'nanoid'
import { languageStore, type TextKey } from '../../i18n/index.ts'
import { readChoice, setChoice } from '../../model/canvas.ts'
import { type Point, clampPlace, freePlace } from '../../model/geometry.ts'
import type { Skipped, TextRef } from '../../model/history.ts'
import { MAX_NOTES } from '../../model/limits.ts'
import {
  type NoteColor,
  type Place,
  addNote,
  colorNote,
  moveNote,
  removeNote,
  swapWithNeighbour,
} from '../../model/note.ts'
import { announce } from '../../ui/announce.ts'
import { notify } from '../../ui/notices.ts'
import { createCommentActs } from '../comments/comment-acts.ts'
import { createAnswerActs } from '../links/answer-acts.ts'
import type { ActsInput } from './acts-context.ts'
import { deselected } from './board-state.ts'
import { createDrawingActs } from './drawing-acts.ts'
import { say } from './say.ts'
import { createWritingActs } from './writing-acts.ts'

const SKIPPED: Readonly<Record<Skipped, TextKey>> = {
  written: 'board.undoWritten',
  changed: 'board.undoChanged',
  gone: 'board.undoGone',
}

function takeBack(skipped: readonly Skipped[] | null, done: TextKey): void {
  const [why] = skipped ?? []
  if (why) notify({ kind: 'info', text: say(SKIPPED[why]) })
  else if (skipped) announce(say(done))
}

/**
 * What a person can do on a board, by whatever means: each act writes, can be taken back, and is said aloud. Without the
 * right to write they do nothing.
 */
export function createBoardActs(input: ActsInput) {
  const { doc, template, geometry, notes, history, state } = input
  const noteFields = template.fields.filter((field) => field.type === 'notes').map(({ key }) => key)
  const heading = (key: string): string => {
    const field = template.fields.find((other) => other.key === key)
    return field?.heading[languageStore.getState().language] ?? key
  }

  function move(id: string, to: Place, step = false): void {
    const note = notes.note(id)
    if (!note || !input.mayWrite()) return
    const rect = geometry.fields.get(to.field)
    const at = rect ? { field: to.field, ...clampPlace(rect, to) } : to
    if (at.field === note.at.field && at.x === note.at.x && at.y === note.at.y) return
    moveNote(doc, id, at)
    const act = { kind: 'move', id, from: note.at, to: at } as const
    if (step) history.pushStep(act)
    else history.push([act])
    if (at.field !== note.at.field) announce(say('board.saidMoved', { field: heading(at.field) }))
  }

  function place(field: string, without?: string): Place {
    const heights = input.heights(field)
    const taken = notes
      .notesIn(field)
      .filter(({ id }) => id !== without)
      .map(({ id, at }) => {
        const height = heights.get(id)
        return height === undefined ? at : { x: at.x, y: at.y, height }
      })
    return { field, ...freePlace(geometry, field, taken) }
  }

  const context = { ...input, noteFields, heading }
  const writing = createWritingActs(context, (field) => acts.newNote(field))
  const acts = {
    ...writing,
    ...createCommentActs(context),
    ...createAnswerActs(context),
    ...createDrawingActs(context),
    noteFields,
    heading,
    move,
    /**
     * Makes a note and begins to write it.
     * @param field null: the field that was last used, or the first
     * @param at where its middle goes, relative to the field in sheet units; without it, a free place
     * @returns its id, or null when there may be no more
     */
    newNote(field: string | null, at?: Point): string | null {
      if (!input.mayWrite()) return null
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
        by: input.participant,
        made: Math.round(input.now()),
      })
      history.push([{ kind: 'add', id, text: '' }])
      state.setState({ field: target, selection: new Set([id]), editing: id })
      return id
    },
    /** Begins to write a note that is there. */
    edit(id: string): void {
      if (input.mayWrite() && notes.note(id)) state.setState({ selection: new Set([id]), editing: id })
    },
    /** Ends the writing; a note that was left empty goes. */
    endWriting(id: string): void {
      if (state.getState().editing === id) state.setState({ editing: null })
      if (notes.note(id)?.text.trim() !== '' || !input.mayWrite()) return
      removeNote(doc, id)
      if (!history.forget(id)) history.push([{ kind: 'remove', id }])
      state.setState({ selection: deselected(state.getState().selection, id) })
    },
    wrote(ref: TextRef, before: string, after: string): void {
      history.pushText(ref, before, after)
    },
    remove(id: string): void {
      if (!notes.note(id) || !input.mayWrite()) return
      removeNote(doc, id)
      history.push([{ kind: 'remove', id }])
      const { selection, editing } = state.getState()
      state.setState({
        selection: deselected(selection, id),
        editing: editing === id ? null : editing,
      })
      announce(say('board.saidRemoved'))
    },
    /** Moves a note to a free place of another field. */
    moveToField(id: string, field: string): void {
      move(id, place(field, id))
    },
    /** Moves a note by some sheet units within its field. */
    nudge(id: string, dx: number, dy: number): void {
      const at = notes.note(id)?.at
      if (at) move(id, { field: at.field, x: at.x + dx, y: at.y + dy }, true)
    },
    /** Lets a note change places with the one before (−1) or after it (1) in reading order. */
    swap(id: string, step: -1 | 1): void {
      const field = notes.note(id)?.at.field
      if (field === undefined || !input.mayWrite()) return
      const pair = swapWithNeighbour(doc, notes.notesIn(field), id, step)
      if (!pair) return
      const [a, b] = pair
      history.push([
        { kind: 'move', id: a.id, from: a.at, to: b.at },
        { kind: 'move', id: b.id, from: b.at, to: a.at },
      ])
      const order = notes.ids(field)
      announce(say('board.saidOrder', { place: order.indexOf(id) + 1, count: order.length }))
    },
    /** Colours a note, and the next new ones. */
    color(id: string | null, color: NoteColor): void {
      state.setState({ color })
      const note = id === null ? null : notes.note(id)
      if (!note || note.color === color || !input.mayWrite()) return
      colorNote(doc, note.id, color)
      history.push([{ kind: 'color', id: note.id, from: note.color, to: color }])
    },
    choose(key: string, option: string | null): void {
      if (!input.mayWrite()) return
      const from = readChoice(doc, key)
      if (from === option) return
      setChoice(doc, key, option)
      history.push([{ kind: 'choice', key, from, to: option }])
    },
    undo(): void {
      if (input.mayWrite()) takeBack(history.undo(), 'board.saidUndone')
    },
    redo(): void {
      if (input.mayWrite()) takeBack(history.redo(), 'board.saidRedone')
    },
  }
  return acts
}

export type BoardActs = ReturnType<typeof createBoardActs>
