import * as v from 'valibot'
import type { Group } from '../../model/groups.ts'
import { MAX_NOTES, MAX_NOTE_TEXT, MAX_TITLE } from '../../model/limits.ts'
import { NOTE_COLORS, type Note } from '../../model/note.ts'
import { groupOf } from '../../model/groups.ts'

/*
 * What the clipboard holds of notes beside their words, which every other programme gets as plain text: a kind of its own,
 * that a browser gives to no programme but itself. Any page may put it there, so it is checked as what comes from outside.
 */

const clipped = v.object({
  version: v.literal(1),
  notes: v.pipe(
    v.array(
      v.object({
        text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(MAX_NOTE_TEXT)),
        color: v.picklist(NOTE_COLORS),
        /** Which of the groups it is in. */
        group: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))),
      }),
    ),
    v.minLength(1),
    v.maxLength(MAX_NOTES),
  ),
  /** Their titles. */
  groups: v.pipe(v.array(v.pipe(v.string(), v.maxLength(MAX_TITLE))), v.maxLength(MAX_NOTES)),
})

/** Notes from the clipboard in their order, by ids that hold among them only. */
export interface ClippedNotes {
  readonly notes: readonly Pick<Note, 'id' | 'text' | 'color' | 'group'>[]
  readonly groups: readonly Pick<Group, 'id' | 'title'>[]
}

/** Notes for the clipboard, with the groups all of whose notes are among them. @param all every note of the canvas */
export function clipNotes(
  chosen: readonly Note[],
  all: readonly Note[],
  groups: ReadonlyMap<string, Group>,
): string {
  const ids = new Set(chosen.map(({ id }) => id))
  const broken = new Set(all.flatMap((note) => (ids.has(note.id) ? [] : (groupOf(note, groups)?.id ?? []))))
  const whole = [...new Set(chosen.flatMap((note) => groupOf(note, groups) ?? []))].filter(
    ({ id }) => !broken.has(id),
  )
  return JSON.stringify({
    version: 1,
    notes: chosen.map((note) => {
      const index = whole.findIndex(({ id }) => id === groupOf(note, groups)?.id)
      return { text: note.text, color: note.color, group: index < 0 ? null : index }
    }),
    groups: whole.map(({ title }) => title),
  })
}

/** What `clipNotes` wrote, if it is that; null: the plain text is all there is. */
export function readClipped(json: string): ClippedNotes | null {
  let input: unknown = null
  try {
    input = JSON.parse(json)
  } catch {
    // Somebody else's of the same name.
    return null
  }
  const { success, output } = v.safeParse(clipped, input)
  if (!success) return null
  const idOf = (index: number) => `group ${index}`
  return {
    notes: output.notes.map(({ text, color, group }, index) => ({
      id: `note ${index}`,
      text,
      color,
      group: group !== null && group < output.groups.length ? idOf(group) : null,
    })),
    groups: output.groups.map((title, index) => ({ id: idOf(index), title })),
  }
}
