import { nanoid } from 'nanoid'
import type * as Y from 'yjs'
import { answerPlace } from '../../model/answer-place.ts'
import { setChoice, readChoice } from '../../model/canvas.ts'
import { type KeyResult, type KeyResultValues, readCompass } from '../../model/compass.ts'
import {
  addDeed,
  addKeyResult,
  moveItem,
  removeItem,
  restoreItem,
  setKeyResult,
} from '../../model/compass-writing.ts'
import { act } from '../../model/documents.ts'
import type { Act, TextRef } from '../../model/acts.ts'
import { addNote, readNotes, removeNote, restoreNote } from '../../model/note.ts'
import { type TakeUpTarget, type TakenNote, takeUp } from '../../model/take-up.ts'
import type { PrincipleKey } from '../../model/template.ts'
import type { History } from '../../board/state/history-store.ts'
import { ANSWER_COLOR } from './part.ts'

export type Removable = 'deeds' | 'keyResults' | 'sources' | 'notes'
/** The document's key of a check of a principle; its value is `done`, or it is absent. */
export const checkKey = (principle: PrincipleKey, index: number): string => `${principle}.check-${index + 1}`

/** All that a person does in the compass: changes the document, and remembers how to take it back. */
export interface CompassActs {
  /** @returns the new deed's id */
  readonly addDeed: (principle: PrincipleKey) => string
  readonly addKeyResult: (principle: PrincipleKey) => string
  readonly addAnswer: (principle: PrincipleKey) => string
  /** @returns takes the removal back */
  readonly remove: (kind: Removable, id: string) => () => void
  /** Takes a removal back, one's own or another's. */
  readonly bringBack: (kind: Removable, id: string) => void
  /** @returns false at the end of the list */
  readonly move: (kind: 'deeds' | 'keyResults', id: string, step: -1 | 1) => boolean
  /** `typing`: more of the same may come at once, until `settle`; for undo it is one act. */
  readonly setKeyResult: (id: string, values: Partial<KeyResultValues>, typing?: boolean) => void
  /** Ends a run of `typing`. */
  readonly settle: () => void
  readonly setCheck: (principle: PrincipleKey, index: number, done: boolean) => void
  /** @returns what the note was taken up into: a principle's key, or the id of a deed or a key result */
  readonly takeUp: (target: TakeUpTarget, note: TakenNote) => string
  /** Remembers a run of writing, as `SharedTextArea` tells of it. */
  readonly edited: (ref: TextRef, before: string, after: string) => void
}

interface Person {
  readonly participantId: string
  /** ms since the epoch */
  readonly now: () => number
}

function findKeyResult(doc: Y.Doc, id: string): KeyResult | undefined {
  return readCompass(doc)
    .principles.flatMap(({ keyResults }) => keyResults)
    .find((kr) => kr.id === id)
}

export function createActs(doc: Y.Doc, me: Person, history: Pick<History, 'push' | 'pushText'>): CompassActs {
  let typed: Extract<Act, { kind: 'keyResult' }> | null = null
  const settle = () => {
    if (typed) history.push([typed])
    typed = null
  }
  const did = (...acts: Act[]) => {
    settle()
    history.push(acts)
  }
  const bringBack = (kind: Removable, id: string) => {
    if (kind === 'notes') {
      restoreNote(doc, id)
      did({ kind: 'add', id, text: '' })
    } else {
      restoreItem(doc, kind, id)
      did({ kind: 'addItem', items: kind, id, text: '' })
    }
  }
  return {
    settle,
    bringBack,
    addDeed(principle) {
      const id = nanoid()
      addDeed(doc, id, principle)
      did({ kind: 'addItem', items: 'deeds', id, text: '' })
      return id
    },
    addKeyResult(principle) {
      const id = nanoid()
      addKeyResult(doc, id, principle)
      did({ kind: 'addItem', items: 'keyResults', id, text: '' })
      return id
    },
    addAnswer(principle) {
      const id = nanoid()
      const color = ANSWER_COLOR[principle]
      const at = answerPlace(readNotes(doc), principle)
      addNote(doc, { id, at, color, by: me.participantId, made: me.now() })
      did({ kind: 'add', id, text: '' })
      return id
    },
    remove(kind, id) {
      if (kind === 'notes') {
        removeNote(doc, id)
        did({ kind: 'remove', id })
      } else {
        removeItem(doc, kind, id)
        did({ kind: 'removeItem', items: kind, id })
      }
      return () => bringBack(kind, id)
    },
    move(kind, id, step) {
      const moved = moveItem(doc, kind, id, step)
      if (moved) did({ kind: 'moveItem', items: kind, id, step })
      return moved
    },
    setKeyResult(id, values, typing = false) {
      const before = findKeyResult(doc, id)
      if (!before) return
      const keys = (Object.keys(values) as (keyof KeyResultValues)[]).filter(
        (key) => before[key] !== values[key],
      )
      if (keys.length === 0) return
      const only = (from: Partial<KeyResultValues>) =>
        Object.fromEntries(keys.map((key) => [key, from[key]])) as Partial<KeyResultValues>
      setKeyResult(doc, id, only(values))
      const done = { kind: 'keyResult', id, from: only(before), to: only(values) } as const
      const goesOn = typed?.id === id && keys.every((key) => typed && key in typed.to)
      if (typed && goesOn) typed = { ...typed, to: done.to }
      else {
        settle()
        typed = done
      }
      if (!typing) settle()
    },
    setCheck(principle, index, done) {
      const key = checkKey(principle, index)
      const from = readChoice(doc, key)
      const to = done ? 'done' : null
      if (from === to) return
      setChoice(doc, key, to)
      did({ kind: 'choice', key, from, to })
    },
    takeUp(target, note) {
      const ids = { item: nanoid(), source: nanoid() }
      const of = act(doc, () => takeUp(doc, target, note, ids, me.now()))
      const text = note.words.replace(/\s+/g, ' ').trim()
      const link: Act = { kind: 'addItem', items: 'sources', id: ids.source, text: '' }
      if (target.as === 'deed') did({ kind: 'addItem', items: 'deeds', id: of, text }, link)
      else if (target.as === 'key-result') did({ kind: 'addItem', items: 'keyResults', id: of, text }, link)
      else did(link)
      return of
    },
    edited(ref, before, after) {
      settle()
      history.pushText(ref, before, after)
    },
  }
}
