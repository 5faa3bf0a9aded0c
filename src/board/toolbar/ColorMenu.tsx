import { Square } from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import { NOTE_COLORS } from '../../model/note.ts'
import { Menu } from '../../ui/Menu.tsx'
import { colorName } from '../notes/color-name.ts'
import styles from './Swatches.module.css'
import { useNoteColor } from './use-note-color.ts'

/** The six tints as one button, where there is no room for six. */
export function ColorMenu() {
  const t = useT()
  const { color, choose } = useNoteColor()
  const label = `${t('board.color')}: ${t(colorName[color])}`
  return (
    <div className={styles['menu']} data-color={color}>
      <Menu
        label={t('board.color')}
        trigger={{ label, icon: Square }}
        items={NOTE_COLORS.map((each) => ({
          key: each,
          label: t(colorName[each]),
          icon: Square,
          color: each,
          checked: each === color,
          onSelect: () => choose(each),
        }))}
      />
    </div>
  )
}
