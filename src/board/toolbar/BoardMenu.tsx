import { Camera, Ellipsis, ImagePlus, Keyboard, Signature, Sparkles } from 'lucide-react'
import { useStore } from 'zustand'
import { useT } from '../../i18n/index.ts'
import { Menu, type MenuItem } from '../../ui/Menu.tsx'
import { announce } from '../../ui/announce.ts'
import { authorNames, showAuthors } from '../authors/author-names.ts'
import { openKeys } from '../keys/keys-help.ts'
import { hasCamera } from '../pictures/choose.ts'
import { useBring } from '../pictures/use-bring.ts'
import { useBoard, useRights } from '../state/board-context.ts'
import styles from './Toolbar.module.css'

/** What is needed on the board now and then. */
export function BoardMenu() {
  const t = useT()
  const authors = useStore(authorNames, (state) => state.shown)
  const { acts } = useBoard()
  const { mayWrite } = useRights()
  const bring = useBring()
  const arranging: readonly MenuItem[] = mayWrite
    ? [
        { key: 'picture', label: t('pictures.add'), icon: ImagePlus, onSelect: () => bring(null) },
        ...(hasCamera()
          ? [{ key: 'camera', label: t('pictures.take'), icon: Camera, onSelect: () => bring(null, true) }]
          : []),
        { key: 'tidy', label: t('arrange.tidyAll'), icon: Sparkles, onSelect: () => acts.tidyUp(null) },
      ]
    : []
  const items: readonly MenuItem[] = [
    ...arranging,
    {
      key: 'authors',
      label: t(authors ? 'writing.hideAuthors' : 'writing.showAuthors'),
      icon: Signature,
      onSelect: () => {
        showAuthors(!authors)
        announce(t(authors ? 'writing.authorsHidden' : 'writing.authorsShown'))
      },
    },
    { key: 'keys', label: t('writing.keys'), icon: Keyboard, onSelect: openKeys },
  ]
  return (
    <div className={styles['group']}>
      <Menu
        label={t('writing.boardMenu')}
        trigger={{ label: t('writing.boardMenu'), icon: Ellipsis }}
        items={items}
      />
    </div>
  )
}
