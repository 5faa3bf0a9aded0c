import { Reply } from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import type { Note } from '../../model/note.ts'
import type { MenuItem } from '../../ui/Menu.tsx'
import { useBoard } from '../state/board-context.ts'

/** What a note's menu offers where its field answers another one. */
export function useAnswerItems(note: Note): MenuItem[] {
  const { template, state } = useBoard()
  const t = useT()
  const field = template.fields.find(({ key }) => key === note.at.field)
  if (field?.type !== 'notes' || field.answers === undefined) return []
  return [
    {
      key: 'answers',
      label: t('fit.answer'),
      icon: Reply,
      onSelect: () => state.setState({ panel: { kind: 'answers', note: note.id } }),
    },
  ]
}
