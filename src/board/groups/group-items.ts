import { CheckCheck, Group, PenLine, Sparkles, Ungroup } from 'lucide-react'
import type { Translate } from '../../i18n/index.ts'
import type { MenuItem } from '../../ui/Menu.tsx'
import { selectAll } from '../selection/select.ts'
import type { BoardParts } from '../state/board-context.ts'
import { type GroupBlock, titleOf } from './group-blocks.ts'

/** What can be done with a group. Whoever adds an act adds an item here. */
export function groupMenuItems(board: BoardParts, block: GroupBlock, t: Translate): MenuItem[] {
  const { acts, state } = board
  const ids = block.notes.map(({ id }) => id)
  return [
    {
      key: 'title',
      label: t('arrange.writeTitle'),
      icon: PenLine,
      onSelect: () => state.setState({ titling: block.id }),
    },
    {
      key: 'select',
      label: t('arrange.selectGroup'),
      icon: CheckCheck,
      onSelect: () => selectAll(board, ids),
    },
    { key: 'tidy', label: t('arrange.tidy'), icon: Sparkles, onSelect: () => acts.tidyUp(new Set(ids)) },
    ...acts
      .groupsIn(block.group.field)
      .filter(({ id }) => id !== block.id)
      .map(({ id, group }) => ({
        key: `merge-${id}`,
        label: t('arrange.mergeGroup', { title: titleOf(group) }),
        icon: Group,
        onSelect: () => acts.mergeGroups(block.id, id),
      })),
    {
      key: 'ungroup',
      label: t('arrange.ungroup'),
      icon: Ungroup,
      onSelect: () => acts.ungroup([block.id]),
    },
  ]
}
