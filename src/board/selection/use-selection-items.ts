import { CheckCheck, Copy, CopyPlus, Group, Sparkles, SquareDashed, Trash2, Ungroup } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { useT, type Translate } from '../../i18n/index.ts'
import type { MenuItem } from '../../ui/Menu.tsx'
import { askToCopy } from '../copy/copy-ask.ts'
import { titleOf } from '../groups/group-blocks.ts'
import { type BoardParts, useBoard, useBoardState } from '../state/board-context.ts'
import { placedIds } from '../state/placed.ts'
import { selectAll } from './select.ts'

/** What a selection is, as far as what can be done with it goes. */
export interface Selected {
  readonly ids: ReadonlySet<string>
  readonly notes: readonly string[]
  /** The groups that some of the notes are in. */
  readonly groups: readonly string[]
  /** The one field that all the notes are in; null when there are several. */
  readonly field: string | null
}

function readSelected({ notes, acts }: BoardParts, ids: ReadonlySet<string>): Selected {
  const own = [...ids].flatMap((id) => notes.note(id) ?? [])
  const fields = new Set(own.map(({ at }) => at.field))
  const [field] = fields
  const named = own.flatMap(({ group }) => (group === null ? [] : (acts.groupBlock(group)?.id ?? [])))
  return {
    ids,
    notes: own.map(({ id }) => id),
    groups: [...new Set(named)],
    field: fields.size === 1 && field !== undefined ? field : null,
  }
}

/**
 * What can be done with a selection, in the order of the menu. Whoever adds an act adds an item here; the bar shows the
 * first ones as buttons where there is room.
 */
function selectionMenuItems(board: BoardParts, selected: Selected, t: Translate): MenuItem[] {
  const { acts } = board
  const { ids, notes, groups, field } = selected
  const items: MenuItem[] = [
    { key: 'duplicate', label: t('arrange.duplicate'), icon: Copy, onSelect: () => acts.duplicateAll(ids) },
  ]
  if (notes.length > 1) {
    items.push({
      key: 'group',
      label: t('arrange.group'),
      icon: Group,
      onSelect: () => void acts.groupNotes(notes),
    })
  }
  if (groups.length > 0) {
    items.push(
      {
        key: 'leave',
        label: t('arrange.leaveGroup'),
        icon: SquareDashed,
        onSelect: () => acts.setGroupOf(notes, null),
      },
      { key: 'ungroup', label: t('arrange.ungroup'), icon: Ungroup, onSelect: () => acts.ungroup(groups) },
    )
  }
  if (notes.length > 0) {
    items.push({
      key: 'copy',
      label: t('writing.copy'),
      icon: CopyPlus,
      onSelect: () => askToCopy(board, notes),
    })
  }
  items.push({ key: 'tidy', label: t('arrange.tidy'), icon: Sparkles, onSelect: () => acts.tidyUp(ids) })
  for (const { group } of field === null ? [] : acts.groupsIn(field)) {
    if (groups.length === 1 && groups[0] === group.id) continue
    items.push({
      key: `join-${group.id}`,
      label: t('arrange.joinGroup', { title: titleOf(group) }),
      icon: Group,
      onSelect: () => acts.setGroupOf(notes, group.id),
    })
  }
  items.push(
    {
      key: 'all',
      label: t('arrange.selectAll'),
      icon: CheckCheck,
      onSelect: () => selectAll(board, placedIds(board, null)),
    },
    {
      key: 'remove',
      label: t('arrange.remove'),
      icon: Trash2,
      danger: true,
      onSelect: () => acts.removeAll(ids),
    },
  )
  return items
}

/** The selection, and what can be done with it; rendering anew when it changes, or the groups do. */
export function useSelected(): { readonly selected: Selected; readonly items: readonly MenuItem[] } {
  const board = useBoard()
  const t = useT()
  const ids = useBoardState((state) => state.selection)
  useSyncExternalStore(board.things.groups.subscribe, board.things.groups.all)
  const selected = readSelected(board, ids)
  return { selected, items: selectionMenuItems(board, selected, t) }
}
