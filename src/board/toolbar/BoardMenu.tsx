import { Ellipsis, Keyboard } from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import { Menu, type MenuItem } from '../../ui/Menu.tsx'
import { openKeys } from '../keys/keys-help.ts'
import styles from './Toolbar.module.css'

/** What is needed on the board now and then. */
export function BoardMenu() {
  const t = useT()
  const items: readonly MenuItem[] = [
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
