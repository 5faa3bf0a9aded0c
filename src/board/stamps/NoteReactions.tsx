import { useLoaded } from '../../ui/use-loaded.ts'
import { useReactions } from '../state/board-context.ts'

const loadChips = () => import('./ReactionChips.tsx')

/** What others think of a note; nothing where nobody said. */
export function NoteReactions({ id, hanging = false }: { readonly id: string; readonly hanging?: boolean }) {
  const reactions = useReactions(id)
  const chips = useLoaded(loadChips, reactions.length > 0)
  return reactions.length > 0 && chips ? (
    <chips.ReactionChips note={id} reactions={reactions} hanging={hanging} />
  ) : null
}
