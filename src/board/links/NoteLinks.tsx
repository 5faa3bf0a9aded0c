import { useLoaded } from '../../ui/use-loaded.ts'
import { useThings } from '../state/board-context.ts'

const loadArrows = () => import('./NoteArrows.tsx')

/** A note's arrows in words, where the canvas is a list. */
export function NoteLinks({ id }: { readonly id: string }) {
  const some = useThings('links').size > 0
  const arrows = useLoaded(loadArrows, some)
  return some && arrows ? <arrows.NoteArrows id={id} /> : null
}
