import * as Y from 'yjs'
import { act, readNumber, readString, readText } from './documents.ts'
import { type Note, readNotes } from './note.ts'
import { addThing, setValue, shownThing, thingOf } from './things.ts'

/** Notes put together under a title, within one field. Its members are the notes whose `group` names it. */
export interface Group {
  readonly id: string
  readonly field: string
  readonly title: string
  readonly by: string | null
  /** ms since the epoch, by its maker's clock. */
  readonly made: number
}

/** A frozen snapshot of a group, or null when it is removed, unknown or malformed. */
export function readGroup(doc: Y.Doc, id: string): Group | null {
  const group = shownThing(doc, 'groups', id)
  const field = readString(group?.get('field'))
  if (!group || field === '') return null
  return Object.freeze({
    id,
    field,
    title: readText(group.get('title')),
    by: readString(group.get('by')) || null,
    made: readNumber(group.get('made')) ?? 0,
  })
}

export interface NewGroup {
  readonly id: string
  readonly field: string
  readonly title?: string
  readonly by: string | null
  readonly made: number
}

/** Makes a group and puts notes into it, which leave the groups that they were in. */
export function addGroup(doc: Y.Doc, { id, title, ...values }: NewGroup, notes: readonly string[]): void {
  act(doc, () => {
    addThing(doc, 'groups', id, { ...values, title: new Y.Text(title ?? '') })
    for (const note of notes) setGroup(doc, note, id)
  })
}

/** Puts a note into a group, or with null out of the one it is in. @returns false when there is no such note */
export const setGroup = (doc: Y.Doc, note: string, group: string | null): boolean =>
  setValue(doc, 'notes', note, 'group', group)

/** The title, to be written through `text.ts`; null when there is no such group. */
export function groupTitle(doc: Y.Doc, id: string): Y.Text | null {
  const title = thingOf(doc, 'groups', id)?.get('title')
  return title instanceof Y.Text ? title : null
}

/**
 * The group that a note is shown in. A note that names a group which is gone, or lies in another field than it, is loose:
 * whoever moves a note out of a field need not know of groups, and two people at once leave none broken.
 */
export function groupOf(note: Note, groups: ReadonlyMap<string, Group>): Group | null {
  const group = note.group === null ? undefined : groups.get(note.group)
  return group && group.field === note.at.field ? group : null
}

/** Whether any note is shown in the group. */
export function hasMembers(doc: Y.Doc, id: string): boolean {
  const group = readGroup(doc, id)
  return group !== null && readNotes(doc).some((note) => note.group === id && note.at.field === group.field)
}
