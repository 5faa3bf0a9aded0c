import { nanoid } from 'nanoid'
import * as Y from 'yjs'
import { additionsOf, bringAdditions } from '../model/bring-over.ts'
import { readCanvasMeta } from '../model/canvas.ts'
import { type Changes, changesOf, isEmpty, minus, together } from '../model/changes.ts'
import { addNote, readNote } from '../model/note.ts'
import { type WrittenText, writtenInto } from '../model/written-into.ts'
import { copies } from './local-copies.ts'
import { type CopyKey, nameOf } from './local-copy-store.ts'
import type { LocalCopy } from './local-copy-types.ts'
import type { Entry } from './room-registry.ts'

/** No participant's id has it. */
const ASIDE = '.aside.'

/**
 * Takes a copy of a document from which something was erased off this device. What in it never was on the server, and so is none of what
 * was erased, stays: as the same person's copy of the document that took the place.
 * @param successor the path of that document
 * @throws CopyFailure; then all of it is here still
 */
export async function moveUnsent(key: CopyKey, successor: string): Promise<void> {
  const { updates, unsaved } = await copies.load(key)
  const doc = new Y.Doc()
  for (const { update } of updates) Y.applyUpdate(doc, update)
  const left = unsentOf(doc, together(unsaved.map(({ changes }) => changes)))
  if (left) await keep({ ...key, path: successor }, left)
  await copies.drop((row) => row.copy === nameOf(key))
}

/**
 * Puts what the server does not take, since it is too much, aside on this device, as of somebody who this device was before (see
 * `leftBehind`): so it is offered as a file, and is in the way of nothing that is written later.
 * @param before what is there already
 * @returns what is there now, with what came meanwhile, and the copy that held it is gone; null: nothing more
 */
export async function putAside(
  { address, room }: Entry,
  before: Changes,
  copy: Pick<LocalCopy, 'drop'> | null,
): Promise<Changes | null> {
  const { seriesId, participant, role, path } = address
  const unsaved = (aside: Changes) => minus(room.unsavedChanges(), aside)
  // Nothing else has a head by which its words could be told; and of nothing there is no end by beginning anew.
  if (!copy || isEmpty(unsaved(before)) || participant === undefined || !readCanvasMeta(room.doc)) return null
  try {
    let done = before
    for (let rest = unsaved(done); !isEmpty(rest); rest = unsaved(done)) {
      const left = (path === 'desk' ? unsentOfDesk : unsentOf)(room.doc, rest)
      // Each time another one: an earlier one may have been taken away already.
      const aside = { seriesId, participant: `${participant}${ASIDE}${Date.now()}`, role, path }
      if (left) await keep(aside, left)
      done = together([done, rest])
    }
    // What comes from now on is not said to be in it.
    await copy.drop()
    return done
  } catch (error) {
    console.info('what is too much for the server stays in this page', error)
    return null
  }
}

/** Whether a copy is of what was put aside for a participant. */
export const isAside = (copy: CopyKey, participant: string): boolean =>
  copy.participant.startsWith(participant + ASIDE)

async function keep(key: CopyKey, doc: Y.Doc): Promise<void> {
  const update = Y.encodeStateAsUpdate(doc)
  await copies.write(key, {
    update,
    adds: false,
    replaces: [],
    // Another tab, which does the same at once, and an earlier copy keep their rows.
    writer: nanoid(),
    unsaved: { changes: changesOf(update), stamp: Date.now() + Math.random() },
    adopted: [],
  })
}

/** A document of what some changes made in another: the things that they added, and as notes what they wrote into texts of others. */
export function unsentOf(from: Y.Doc, changes: Changes): Y.Doc | null {
  // Without its head it never came here whole.
  if (!readCanvasMeta(from)) return null
  const to = new Y.Doc()
  const additions = additionsOf(from, changes)
  if (additions) bringAdditions(additions, to)
  for (const { path, runs } of writtenInto(from, changes)) {
    const text = wordsOf(runs)
    if (text === '') continue
    const [, key] = path
    const at = readNote(from, key)?.at ?? { field: key, x: 0, y: 0 }
    // The words around it may be what was erased. Done twice, it is one note.
    addNote(to, { id: `${path.join('-')}-unsent`, at, text, color: 'ice', by: null, made: Date.now() })
  }
  if (to.store.clients.size === 0) return null
  // By it their headings are found.
  for (const [name, value] of from.getMap('meta')) to.getMap('meta').set(name, value)
  return to
}

/** The same of the facilitators' notes, by step. */
function unsentOfDesk(from: Y.Doc, changes: Changes): Y.Doc | null {
  const to = new Y.Doc()
  for (const { path, runs } of writtenInto(from, changes)) {
    const text = wordsOf(runs)
    if (text !== '') to.getMap('notes').set(path[1], new Y.Text(text))
  }
  return to.store.clients.size === 0 ? null : to
}

const wordsOf = (runs: WrittenText['runs']): string => runs.map(({ insert }) => insert.trim()).join(' … ')
