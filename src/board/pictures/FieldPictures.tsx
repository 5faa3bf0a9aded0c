import { useStore } from 'zustand'
import { createPart, usePart } from '../../ui/on-demand.tsx'
import { useThings } from '../state/board-context.ts'
import { waitingPictures } from './waiting.ts'

const pictures = createPart(() => import('./ListPictures.tsx'))

/** The pictures of a field of the list; what shows them comes with the first picture. */
export function FieldPictures({ field }: { readonly field: string }) {
  const waits = useStore(waitingPictures, ({ all }) => all.length > 0)
  const some = useThings('pictures').size > 0 || waits
  const part = usePart(pictures, some)
  return some && part && <part.ListPictures field={field} />
}
