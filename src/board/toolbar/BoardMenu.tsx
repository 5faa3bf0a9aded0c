import { Ellipsis } from 'lucide-react'
import { useStore } from 'zustand'
import { useT } from '../../i18n/index.ts'
import { Menu } from '../../ui/Menu.tsx'
import { createPart, usePart } from '../../ui/on-demand.tsx'
import { authorNames } from '../authors/author-names.ts'
import { useBring } from '../pictures/use-bring.ts'
import { useBoard, useRights } from '../state/board-context.ts'
import styles from './Toolbar.module.css'

const part = createPart(async () => (await import('../soon.ts')).boardItems, true)

/** The menu of what is needed on the board now and then. */
export function BoardMenu() {
  const t = useT()
  const authors = useStore(authorNames, (state) => state.shown)
  const { acts } = useBoard()
  const { mayWrite } = useRights()
  const bring = useBring()
  const items = usePart(part, false)?.({ t, acts, mayWrite, authors, bring })
  return (
    <div className={styles['group']}>
      <Menu
        label={t('writing.boardMenu')}
        trigger={{ label: t('writing.boardMenu'), icon: Ellipsis }}
        items={items ?? []}
        onOpen={part.get}
      />
    </div>
  )
}
