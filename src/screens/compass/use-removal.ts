import { useT } from '../../i18n/index.ts'
import { notify } from '../../ui/notices.ts'
import type { Removable } from './acts.ts'
import { useCompass } from './compass-context.ts'
import { focusWithin } from './focus.ts'

/**
 * Removes something at once, offers to take that back, and leaves the focus where one can go on.
 * @returns takes what to remove, the text that says so, and the id of the element that gets the focus
 */
export function useRemoval(): (kind: Removable, id: string, said: string, focus: string) => void {
  const t = useT()
  const { acts } = useCompass()
  return (kind, id, said, focus) => {
    focusWithin(focus)
    const takeBack = acts.remove(kind, id)
    notify({
      text: said,
      kind: 'info',
      // It goes when that comes back by itself, or can no longer: see `tellRemoved`.
      about: id,
      action: { label: t('compass.undo'), onSelect: takeBack },
    })
  }
}
