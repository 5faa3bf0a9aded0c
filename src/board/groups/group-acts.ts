import { nanoid } from 'nanoid'
import { type Arrangement, arrange } from '../../model/arrange.ts'
import { act } from '../../model/documents.ts'
import { type Group, addGroup } from '../../model/groups.ts'
import type { Act } from '../../model/acts.ts'
import type { Note } from '../../model/note.ts'
import { announce } from '../../ui/announce.ts'
import { notify } from '../../ui/notices.ts'
import type { ActsContext } from '../state/acts-context.ts'
import { perform } from '../state/perform.ts'
import { say } from '../state/say.ts'
import { type GroupBlock, blockOfGroup, fieldBlocks, regrouping, titleOf } from './group-blocks.ts'
import { gathering } from './gathering.ts'

const joining = (notes: readonly Note[], group: string | null): ReadonlyMap<string, string | null> =>
  new Map(notes.map(({ id }) => [id, group]))

/** Acts on groups of notes. */
export function createGroupActs(context: ActsContext) {
  const { doc, notes, things, history, state, mayWrite } = context
  const blocksIn = (field: string) => fieldBlocks(context, field)
  const groupBlock = (id: string) => blockOfGroup(context, id)

  /** Makes a group of a field's notes, or lets them join the first group that is wholly among them. */
  function groupIn(field: string, members: readonly Note[]): string {
    const chosen = new Set(members.map(({ id }) => id))
    const whole = blocksIn(field).filter(
      (block): block is GroupBlock => block.kind === 'group' && block.notes.every(({ id }) => chosen.has(id)),
    )
    const [into, ...merged] = whole.map(({ group }) => group)
    const group: Group = into ?? {
      id: nanoid(),
      field,
      title: '',
      by: context.participant,
      made: Math.round(context.now()),
    }
    const acts: Arrangement[] = [
      ...members.flatMap((note) => regrouping(note, group.id)),
      ...gathering(context, { field, joins: joining(members, group.id), groups: [group] }),
      ...merged.map(({ id }): Arrangement => ({ kind: 'removeThing', root: 'groups', id })),
    ]
    const made: Act[] = into ? [] : [{ kind: 'addThing', root: 'groups', id: group.id, text: '' }]
    act(doc, () => {
      if (!into) addGroup(doc, group, [])
      arrange(doc, acts)
    })
    history.push([...made, ...acts])
    return group.id
  }

  return {
    /**
     * Puts notes together, in each field those that lie in it. A group that is wholly among them takes the others in.
     * @returns the groups that they are in now
     */
    groupNotes(ids: Iterable<string>): readonly string[] {
      if (!mayWrite()) return []
      const chosen = [...ids].flatMap((id) => notes.note(id) ?? [])
      const fields = [...new Set(chosen.map(({ at }) => at.field))]
      const groups = fields.flatMap((field) => {
        const members = chosen.filter(({ at }) => at.field === field)
        return members.length >= 2 ? [groupIn(field, members)] : []
      })
      const [only] = groups
      if (groups.length === 0) notify({ kind: 'info', text: say('arrange.groupNeedsTwo') })
      else announce(say('arrange.saidGrouped', { count: chosen.length }))
      if (groups.length === 1 && only !== undefined && things.groups.get(only)?.title === '') {
        state.setState({ titling: only })
      }
      return groups
    },
    /** Dissolves groups; their notes stay where they are. */
    ungroup(ids: Iterable<string>): void {
      const blocks = [...ids].flatMap((id) => groupBlock(id) ?? [])
      const out = blocks.flatMap(({ notes: members }) => members).flatMap((note) => regrouping(note, null))
      const gone = blocks.map(({ id }): Arrangement => ({ kind: 'removeThing', root: 'groups', id }))
      const acts = [...out, ...gone]
      perform(context, acts, say('arrange.saidUngrouped'))
    },
    /** Puts notes of a group's field, or of any other, into that group; with null takes them out of theirs. */
    setGroupOf(ids: Iterable<string>, group: string | null): void {
      const chosen = [...ids].flatMap((id) => notes.note(id) ?? [])
      if (group === null) {
        const acts = chosen.flatMap((note) => regrouping(note, null))
        const left = new Set(chosen.flatMap((note) => (note.group === null ? [] : [note.group])))
        const moves = [...left].flatMap((id) => {
          const block = groupBlock(id)
          if (!block) return []
          return gathering(context, {
            field: block.group.field,
            joins: joining(chosen, null),
            groups: [block.group],
          })
        })
        perform(context, [...acts, ...moves], say('arrange.saidLeft', { count: chosen.length }))
        return
      }
      const block = groupBlock(group)
      if (!block) return
      const coming = chosen.filter(({ at }) => at.field === block.group.field)
      const acts = coming.flatMap((note) => regrouping(note, group))
      if (acts.length === 0) return
      const moves = gathering(context, {
        field: block.group.field,
        joins: joining(coming, group),
        groups: [block.group],
      })
      perform(
        context,
        [...acts, ...moves],
        say('arrange.saidJoined', { count: acts.length, title: titleOf(block.group) }),
      )
    },
    /** Puts a group's notes into another group of its field; the one that is left empty goes. */
    mergeGroups(from: string, into: string): void {
      const [source, target] = [groupBlock(from), groupBlock(into)]
      if (!source || !target || from === into || source.group.field !== target.group.field) return
      const acts: Arrangement[] = [
        ...source.notes.flatMap((note) => regrouping(note, into)),
        ...gathering(context, {
          field: target.group.field,
          joins: joining(source.notes, into),
          groups: [target.group],
        }),
        { kind: 'removeThing', root: 'groups', id: from },
      ]
      perform(context, acts, say('arrange.saidMerged', { title: titleOf(target.group) }))
    },
  }
}
