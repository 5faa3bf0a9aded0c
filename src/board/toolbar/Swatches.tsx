import { useT } from '../../i18n/index.ts'
import { NOTE_COLORS } from '../../model/note.ts'
import { colorName } from '../notes/color-name.ts'
import { useBoard, useBoardState, useNote } from '../state/board-context.ts'
import { onlySelected } from '../state/board-state.ts'
import styles from './Swatches.module.css'

/** The six tints: of the selected note, and of the next one. */
export function Swatches() {
  const { acts } = useBoard()
  const t = useT()
  const selected = useBoardState(onlySelected)
  const next = useBoardState((board) => board.color)
  const note = useNote(selected ?? '')
  const current = note?.color ?? next
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
          onClick={() => acts.color(selected, color)}
        />
      ))}
    </fieldset>
  )
}
