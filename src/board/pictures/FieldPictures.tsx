import { createPart, usePart } from '../../ui/on-demand.tsx'
import { useThings } from '../state/board-context.ts'

const pictures = createPart(() => import('./ListPictures.tsx'))

/** The pictures of a field of the list; what shows them comes with the first picture. */
export function FieldPictures({ field }: { readonly field: string }) {
  const some = useThings('pictures').size > 0
  const part = usePart(pictures, some)
  return some && part && <part.ListPictures field={field} />
}
