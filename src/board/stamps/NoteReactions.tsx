import { ReactionChips } from '../drawing/parts.ts'
import { useReactions } from '../state/board-context.ts'

/** What others think of a note; nothing where nobody said. */
export function NoteReactions({ id, hanging = false }: { readonly id: string; readonly hanging?: boolean }) {
  const reactions = useReactions(id)
  return reactions.length > 0 && <ReactionChips note={id} reactions={reactions} hanging={hanging} />
}
