import { X } from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import type { Link } from '../../model/links.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { endWords } from '../drawing/describe.ts'
import { useBoard, useRights } from '../state/board-context.ts'
import styles from './NoteArrows.module.css'
import { useShownLinks } from './use-shown-links.ts'

/** The arrows that begin or end at a note. */
function arrowsOf(links: readonly Link[], note: string): { link: Link; leads: boolean }[] {
  return links.flatMap((link): { link: Link; leads: boolean }[] => {
    if (link.kind !== 'arrow') return []
    if ('note' in link.from && link.from.note === note) return [{ link, leads: true }]
    return 'note' in link.to && link.to.note === note ? [{ link, leads: false }] : []
  })
}

/** A note's arrows in words, each to be removed. */
export function NoteArrows({ id }: { readonly id: string }) {
  const board = useBoard()
  const { mayWrite } = useRights()
  const t = useT()
  const arrows = arrowsOf(useShownLinks(), id)
  if (arrows.length === 0) return null
  return (
    <ul className={styles['arrows']} aria-label={t('drawing.arrowsHere')}>
      {arrows.map(({ link, leads }) => {
        const note = endWords(board, t, leads ? link.to : link.from)
        return (
          <li key={link.id} className={styles['arrow']}>
            <span aria-hidden>{t(leads ? 'drawing.linkedTo' : 'drawing.linkedFrom', { note })}</span>
            <VisuallyHidden>
              {t(leads ? 'drawing.linkedToSpoken' : 'drawing.linkedFromSpoken', { note })}
            </VisuallyHidden>
            {mayWrite && (
              <IconButton
                label={t(leads ? 'drawing.removeArrowTo' : 'drawing.removeArrowFrom', { note })}
                icon={X}
                onClick={() => board.acts.removeThings([{ root: 'links', id: link.id }])}
              />
            )}
          </li>
        )
      })}
    </ul>
  )
}
