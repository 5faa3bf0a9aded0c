import type * as Y from 'yjs'
import { act } from './documents.ts'
import { addGroup, readGroup, setGroup } from './groups.ts'
import type { Act } from './acts.ts'
import { type Place, addNote, readNote } from './note.ts'
import { addPicture, readPicture } from './pictures.ts'
import { addStamp, readStamp } from './stamps.ts'

/** One thing to be doubled, and where its double goes. */
interface Copying {
  readonly root: 'notes' | 'pictures' | 'stamps'
  readonly id: string
  readonly to: Place
}

interface CopyInput {
  readonly things: readonly Copying[]
  /** The groups all of whose notes are among them: these are doubled, too. */
  readonly groups: ReadonlySet<string>
  readonly by: string | null
  /** ms since the epoch. */
  readonly made: number
  readonly newId: () => string
}

/**
 * Doubles notes and other things, as somebody's own, in one transaction. A note of a group that is not doubled joins it.
 * @returns what was made, to be taken back; the ids of the doubles in the order of the things
 */
export function duplicate(
  doc: Y.Doc,
  { things, groups, by, made, newId }: CopyInput,
): { readonly acts: readonly Act[]; readonly ids: readonly string[] } {
  const acts: Act[] = []
  const ids: string[] = []
  const copies = new Map<string, string>()

  function groupFor(id: string): string | null {
    const copied = copies.get(id)
    if (copied !== undefined) return copied
    const group = readGroup(doc, id)
    if (!group || !groups.has(id)) return group ? id : null
    const copy = newId()
    addGroup(doc, { id: copy, field: group.field, title: group.title, by, made }, [])
    acts.unshift({ kind: 'addThing', root: 'groups', id: copy, text: group.title })
    copies.set(id, copy)
    return copy
  }

  act(doc, () => {
    for (const { root, id, to } of things) {
      const copy = newId()
      if (root === 'notes') {
        const note = readNote(doc, id)
        if (!note) continue
        addNote(doc, { id: copy, at: to, text: note.text, color: note.color, by, made })
        acts.push({ kind: 'add', id: copy, text: note.text })
        const group = note.group === null ? null : groupFor(note.group)
        // Taken back with the note itself, which keeps its group while it is removed.
        if (group !== null) setGroup(doc, copy, group)
      } else if (root === 'pictures') {
        const picture = readPicture(doc, id)
        if (!picture) continue
        addPicture(doc, { ...picture, id: copy, at: to, by, made })
        acts.push({ kind: 'addThing', root, id: copy, text: picture.alt })
      } else {
        const stamp = readStamp(doc, id)
        if (!stamp) continue
        addStamp(doc, { ...stamp, id: copy, at: to, by, made })
        acts.push({ kind: 'addThing', root, id: copy, text: '' })
      }
      ids.push(copy)
    }
  })
  return { acts, ids }
}
