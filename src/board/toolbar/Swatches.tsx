import { useT } from '../../i18n/index.ts'
import { NOTE_COLORS } from '../../model/note.ts'
import { colorName } from '../notes/color-name.ts'
import styles from './Swatches.module.css'
import { useNoteColor } from './use-note-color.ts'

/** The six tints: of the selected note, and of the next one. */
export function Swatches() {
  const t = useT()
  const { color: current, choose } = useNoteColor()
  return (
    <fieldset className={styles['swatches']} aria-label={t('board.color')}>
      {NOTE_COLORS.map((color) => (
        <button
          key={color}
          type="button"
          className={styles['swatch']}
          data-color={color}
          aria-label={t(colorName[color])}
          title={t(colorName[color])}
          aria-pressed={color === current}
          // The caret stays in a note that is being written.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => choose(color)}
        />
      ))}
    </fieldset>
  )
}
