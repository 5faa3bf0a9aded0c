import { NoteArrows } from '../drawing/parts.ts'
import { useThings } from '../state/board-context.ts'

/** A note's arrows in words, where the canvas is a list. */
export function NoteLinks({ id }: { readonly id: string }) {
  return useThings('links').size > 0 && <NoteArrows id={id} />
}
