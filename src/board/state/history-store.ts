import type * as Y from 'yjs'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { HistoryShelf } from './kept-history.ts'
import type { Act, Entry, Skipped, TextRef } from '../../model/acts.ts'
import type { undoEntry } from '../../model/history.ts'

/** So many of one's acts can be taken back; older ones are forgotten. */
const LIMIT = 200

interface HistoryState {
  readonly canUndo: boolean
  readonly canRedo: boolean
}

/** One person's own acts on one document, in this tab. */
export interface History {
  readonly state: StoreApi<HistoryState>
  readonly push: (entry: Entry) => void
  /**
   * A run of writing as it goes on: calls with the same `before` continue it; that of a note just added joins its adding,
   * until it ends.
   */
  readonly pushText: (ref: TextRef, before: string, after: string) => void
  /** The writing is over: what is written next is taken back by itself. */
  readonly endRun: () => void
  /** Another step of a move that goes on, of one thing or several, as by arrow keys. */
  readonly pushStep: (moves: readonly Step[]) => void
  /**
   * Forgets the adding of a note that was left empty, with what was done to it since, if that is all since then.
   * @returns what was forgotten; null: nothing
   */
  readonly forget: (note: string) => Entry | null
  /** A note that was written empty went: taken back together with the emptying. */
  readonly pushEmptied: (note: string) => void
  /**
   * @param how takes an entry back: no page needs it before there is something to take back
   * @returns why acts were skipped; null when there was nothing to take back
   */
  readonly undo: (how: typeof undoEntry) => readonly Skipped[] | null
  readonly redo: (how: typeof undoEntry) => readonly Skipped[] | null
  /** Puts away at once what is not on the shelf yet. */
  readonly putAway: () => void
}

const sameRef = (a: TextRef, b: TextRef): boolean => JSON.stringify(a) === JSON.stringify(b)

/** A move of a note, or of another thing on the paper. */
export type Step = Extract<Act, { kind: 'move' | 'value' }>

/** Whether a step goes on with what an act moved. */
function isStepOf(act: Act, step: Step | undefined): boolean {
  if (!step || act.kind !== step.kind || act.id !== step.id) return false
  if (act.kind === 'move') return true
  return act.kind === 'value' && step.kind === 'value' && act.root === step.root && act.key === step.key
}

/** The act that did both. */
function joined(act: Act, step: Step | undefined): Act {
  if (act.kind === 'move' && step?.kind === 'move') return { ...act, to: step.to }
  return act.kind === 'value' && step?.kind === 'value' ? { ...act, to: step.to } : act
}

/** The newest history of each document that is open in this page. */
const live = new WeakMap<Y.Doc, History>()

/** A run of writing is put on the shelf when it pauses (ms), or the page goes away. */
const PAUSE = 400

/**
 * Keeps what this person does to a document, to be taken back.
 * @param shelf where it outlives the page; without one it does not
 */
export function createHistory(doc: Y.Doc, shelf?: HistoryShelf): History {
  const kept = shelf?.read()
  let done: Entry[] = [...(kept?.done ?? [])]
  let undone: Entry[] = [...(kept?.undone ?? [])]
  let timer: ReturnType<typeof setTimeout> | null = null
  /* The run of writing that the latest entry ends with, while it may go on. */
  let run: { readonly ref: TextRef; readonly before: string } | null = null
  /* The note that is written for the first time: what it is given then is part of its making. */
  let making: string | null = null
  const state = createStore<HistoryState>(() => ({ canUndo: done.length > 0, canRedo: undone.length > 0 }))

  function putAway(): void {
    if (timer === null) return
    clearTimeout(timer)
    timer = null
    window.removeEventListener('pagehide', putAway)
    shelf?.write({ done, undone })
  }

  function putAwaySoon(): void {
    if (!shelf || timer !== null) return
    timer = setTimeout(putAway, PAUSE)
    window.addEventListener('pagehide', putAway)
  }

  function publish(): void {
    putAwaySoon()
    const next = { canUndo: done.length > 0, canRedo: undone.length > 0 }
    const { canUndo, canRedo } = state.getState()
    if (next.canUndo !== canUndo || next.canRedo !== canRedo) state.setState(next)
  }

  function push(entry: Entry): void {
    endRun()
    const last = entry.at(-1)
    if (last?.kind === 'add' && last.text === '') making = last.id
    done = [...done, entry].slice(-LIMIT)
    undone = []
    publish()
  }

  function endRun(): void {
    run = null
    making = null
  }

  function replaceLast(entry: Entry | null): void {
    done = entry ? [...done.slice(0, -1), entry] : done.slice(0, -1)
    publish()
  }

  function pushText(ref: TextRef, before: string, after: string): void {
    const entry = done.at(-1)
    const last = entry?.at(-1)
    const continues = run !== null && run.before === before && sameRef(run.ref, ref)
    if (entry && last?.kind === 'add' && ref.of === 'note' && last.id === ref.id) {
      if (continues || making === ref.id) {
        replaceLast([...entry.slice(0, -1), { ...last, text: after }])
        run = { ref, before }
        return
      }
    }
    if (entry && continues && last?.kind === 'text') {
      replaceLast(before === after ? null : [...entry.slice(0, -1), { ...last, after }])
      if (before === after) run = null
      return
    }
    if (before === after) return
    push([{ kind: 'text', ref, before, after }])
    run = { ref, before }
  }

  function take(from: Entry[], how: typeof undoEntry): { redo: Entry; skipped: readonly Skipped[] } | null {
    endRun()
    const entry = from.at(-1)
    return entry ? how(doc, entry) : null
  }

  const history: History = {
    state,
    push,
    pushText,
    endRun,
    pushStep: (moves) => {
      const last = done.at(-1)
      // By id, since what is moved may come in another order after each step.
      const steps = new Map(moves.map((step) => [step.id, step]))
      const stepOf = (act: Act) => ('id' in act ? steps.get(act.id) : undefined)
      const goesOn =
        undone.length === 0 &&
        last?.length === moves.length &&
        last.every((act) => isStepOf(act, stepOf(act)))
      if (!goesOn) return push(moves)
      replaceLast(last.map((act) => joined(act, stepOf(act))))
    },
    forget: (note) => {
      const from = done.findLastIndex((entry) => entry.some((act) => act.kind === 'add' && act.id === note))
      const [adding = [], ...since] = from < 0 ? [] : done.slice(from)
      const isOnly =
        adding.length > 0 &&
        adding.every((act) =>
          act.kind === 'add' ? act.id === note && !act.text.trim() : act.kind === 'addThing',
        ) &&
        since.flat().every((act) => 'id' in act && act.id === note)
      if (!isOnly) return null
      endRun()
      done = done.slice(0, from)
      publish()
      return adding
    },
    pushEmptied: (note) => {
      const entry = done.at(-1)
      const last = entry?.at(-1)
      const emptied = last?.kind === 'text' && last.ref.of === 'note' && last.ref.id === note
      endRun()
      if (entry && emptied) replaceLast([...entry, { kind: 'remove', id: note }])
      else push([{ kind: 'remove', id: note }])
    },
    undo: (how) => {
      const taken = take(done, how)
      if (!taken) return null
      done = done.slice(0, -1)
      if (taken.redo.length > 0) undone = [...undone, taken.redo]
      publish()
      return taken.skipped
    },
    redo: (how) => {
      const taken = take(undone, how)
      if (!taken) return null
      undone = undone.slice(0, -1)
      if (taken.redo.length > 0) done = [...done, taken.redo]
      publish()
      return taken.skipped
    },
    putAway,
  }
  live.set(doc, history)
  return history
}

/**
 * Keeps what this person did to a document from elsewhere than its own board, as a copy that came there: it is taken back
 * where it is to be seen.
 */
export function pushEntry(doc: Y.Doc, shelf: HistoryShelf, entry: Entry): void {
  const history = live.get(doc) ?? createHistory(doc, shelf)
  history.push(entry)
  history.putAway()
}
