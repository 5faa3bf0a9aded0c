import type { Arrangement } from '../../model/arrange.ts'
import { NOTE } from '../../model/geometry.ts'
import { tidy } from '../../model/tidy.ts'
import { announce } from '../../ui/announce.ts'
import { fieldBlocks, regrouping, wholeGroupsIn } from '../groups/group-blocks.ts'
import type { ActsContext } from '../state/acts-context.ts'
import { perform } from '../state/perform.ts'
import { say } from '../state/say.ts'
import { heightsIn, picturesIn } from '../state/taken.ts'

/** Acts that lay notes out. */
export function createTidyActs(context: ActsContext) {
  const { geometry, notes, things, state, heading } = context

  return {
    /**
     * Moves notes to free places of another field; groups that are wholly among them go as such, other notes leave theirs.
     */
    moveAllToField(ids: Iterable<string>, field: string): void {
      const chosen = [...ids].flatMap((id) => notes.note(id) ?? []).filter(({ at }) => at.field !== field)
      const rect = geometry.fields.get(field)
      if (chosen.length === 0 || !rect) return
      const moving = new Set(chosen.map(({ id }) => id))
      const sources = [...new Set(chosen.map(({ at }) => at.field))]
      const whole = sources.flatMap((source) => wholeGroupsIn(context, source, moving))
      const wholeIds = new Set(whole.map(({ id }) => id))
      const order = sources
        .flatMap((source) => fieldBlocks(context, source))
        .flatMap((block) => block.notes.filter(({ id }) => moving.has(id)))
      const heightOf = heightsIn(context, [field, ...sources])
      // They come in their order, one beside the other, and are laid out from there.
      const coming = order.map((note, index) =>
        Object.assign({}, note, {
          at: { field, x: NOTE.gap + index, y: rect.height },
          group: note.group !== null && wholeIds.has(note.group) ? note.group : null,
        }),
      )
      const groups = new Map(
        [...things.groups.all()].map(([id, group]) => [
          id,
          wholeIds.has(id) ? Object.assign({}, group, { field }) : group,
        ]),
      )
      const places = tidy(
        {
          geometry,
          field,
          notes: [...notes.notesIn(field), ...coming],
          groups,
          heightOf,
          obstacles: picturesIn(context, field),
        },
        moving,
      )
      const acts = order.flatMap((note, index): Arrangement[] => {
        const at = places.get(note.id) ?? { x: NOTE.gap + index, y: NOTE.gap }
        return [
          { kind: 'move', id: note.id, from: note.at, to: { field, ...at } },
          ...(note.group !== null && wholeIds.has(note.group) ? [] : regrouping(note, null)),
        ]
      })
      // Where there was no room for them, the others made some.
      const aside = notes.notesIn(field).flatMap((note): Arrangement[] => {
        const at = places.get(note.id)
        return at ? [{ kind: 'move', id: note.id, from: note.at, to: { field, ...at } }] : []
      })
      const fields = whole.map(({ group }): Arrangement => ({
        kind: 'value',
        root: 'groups',
        id: group.id,
        key: 'field',
        from: group.field,
        to: field,
      }))
      const said =
        order.length === 1
          ? say('board.saidMoved', { field: heading(field) })
          : say('arrange.saidMoved', { count: order.length, field: heading(field) })
      if (perform(context, [...acts, ...aside, ...fields], said)) state.setState({ field })
    },
    /** Lays out some notes, a field's, or with null those of all fields. */
    tidyUp(of: ReadonlySet<string> | string | null): void {
      const fields = typeof of === 'string' ? [of] : context.noteFields
      const acts = fields.flatMap((field) => {
        const inField = notes.notesIn(field)
        if (typeof of === 'object' && of !== null && !inField.some(({ id }) => of.has(id))) return []
        const places = tidy(
          {
            geometry,
            field,
            notes: inField,
            groups: things.groups.all(),
            heightOf: heightsIn(context, [field]),
            obstacles: picturesIn(context, field),
          },
          typeof of === 'object' && of !== null ? of : undefined,
        )
        return inField.flatMap((note): Arrangement[] => {
          const at = places.get(note.id)
          return at ? [{ kind: 'move', id: note.id, from: note.at, to: { field, ...at } }] : []
        })
      })
      if (!perform(context, acts, say('arrange.saidTidied', { count: acts.length })))
        announce(say('arrange.saidTidy'))
    },
  }
}
