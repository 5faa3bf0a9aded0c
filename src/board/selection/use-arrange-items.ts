import { Copy, Group, Sparkles, SquareDashed } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { useT } from '../../i18n/index.ts'
import { groupOf } from '../../model/groups.ts'
import type { Note } from '../../model/note.ts'
import type { MenuItem } from '../../ui/Menu.tsx'
import { titleOf } from '../groups/group-blocks.ts'
import { useBoard } from '../state/board-context.ts'

/** What a note's menu offers to arrange it without dragging: a double, groups, a tidy field. */
export function useArrangeItems(note: Note): MenuItem[] {
  const { acts, things } = useBoard()
  const t = useT()
  const groups = useSyncExternalStore(things.groups.subscribe, things.groups.all)
  const own = groupOf(note, groups)
  const ids = [note.id]
  return [
    { key: 'duplicate', label: t('arrange.duplicate'), icon: Copy, onSelect: () => acts.duplicateAll(ids) },
    ...acts
      .groupsIn(note.at.field)
      .filter(({ id }) => id !== own?.id)
      .map(({ id, group }) => ({
        key: `join-${id}`,
        label: t('arrange.joinGroup', { title: titleOf(group) }),
        icon: Group,
        onSelect: () => acts.setGroupOf(ids, id),
      })),
    ...(own
      ? [
          {
            key: 'leave',
            label: t('arrange.leaveGroup'),
            icon: SquareDashed,
            onSelect: () => acts.setGroupOf(ids, null),
          },
        ]
      : []),
    {
      key: 'tidy',
      label: t('arrange.tidyField'),
      icon: Sparkles,
      onSelect: () => acts.tidyUp(note.at.field),
    },
  ]
}
