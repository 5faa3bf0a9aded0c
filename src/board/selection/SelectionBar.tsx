import { Ellipsis, FolderInput, Palette, X, Square } from 'lucide-react'
import type { RefObject } from 'react'
import { useT } from '../../i18n/index.ts'
import { NOTE_COLORS } from '../../model/note.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { CopyNotes } from '../copy/CopyNotes.tsx'
import { colorName } from '../notes/color-name.ts'
import { useBoard, useBoardState, useRights } from '../state/board-context.ts'
import { NOTHING_SELECTED } from '../state/board-state.ts'
import styles from './SelectionBar.module.css'
import { useSelected } from './use-selection-items.ts'

/** These are buttons of the bar where there is room; on a phone all of them are in the menu. */
const BUTTONS = new Set(['group', 'ungroup', 'tidy', 'duplicate'])

interface SelectionBarProps {
  readonly narrow: boolean
  /** The board. */
  readonly root: RefObject<HTMLElement | null>
}

/** How much is selected and what can be done with it; there while several are, or while one is selecting. */
export function SelectionBar({ narrow, root }: SelectionBarProps) {
  const several = useBoardState(({ selection, tool }) => selection.size > 1 || tool === 'pick')
  const { mayWrite } = useRights()
  return (
    <>
      <CopyNotes root={root} />
      {several && mayWrite && <Bar narrow={narrow} />}
    </>
  )
}

function Bar({ narrow }: { readonly narrow: boolean }) {
  const { state, acts, language, template } = useBoard()
  const t = useT()
  const picking = useBoardState(({ tool }) => tool === 'pick')
  const { selected, items } = useSelected()
  const { ids, notes, field } = selected
  const fields = template.fields.filter(({ type }) => type === 'notes')
  const buttons = narrow ? [] : items.filter(({ key }) => BUTTONS.has(key))
  const rest = items.filter((item) => !buttons.includes(item))
  const none = ids.size === 0
  return (
    <div className={styles['place']}>
      <div
        className={styles['bar']}
        role="toolbar"
        tabIndex={-1}
        aria-label={t('arrange.selectionTools')}
        data-selection-bar
        // The focus stays on what is selected, so that the keys go on with it.
        onMouseDown={(event) => event.preventDefault()}
      >
        <span className={styles['count']}>{t('arrange.selected', { count: ids.size })}</span>
        <Menu
          label={t('board.moveToField')}
          trigger={{ label: t('board.moveToField'), icon: FolderInput }}
          disabled={notes.length === 0}
          items={fields.map(({ key, heading }) => ({
            key,
            label: heading[language],
            checked: key === field,
            onSelect: () => acts.moveAllToField(notes, key),
          }))}
        />
        <Menu
          label={t('board.color')}
          trigger={{ label: t('board.color'), icon: Palette }}
          disabled={notes.length === 0}
          items={NOTE_COLORS.map((color) => ({
            key: color,
            label: t(colorName[color]),
            icon: Square,
            color,
            onSelect: () => acts.colorAll(ids, color),
          }))}
        />
        {buttons.map(
          ({ key, label, icon, onSelect }) =>
            icon && <IconButton key={key} label={label} icon={icon} disabled={none} onClick={onSelect} />,
        )}
        <Menu
          label={t('arrange.selectionMenu')}
          trigger={{ label: t('arrange.selectionMenu'), icon: Ellipsis }}
          items={none ? rest.filter(({ key }) => key === 'all') : rest}
        />
        {picking ? (
          <Button
            kind="secondary"
            onClick={() => state.setState({ tool: 'select', selection: NOTHING_SELECTED })}
          >
            {t('arrange.pickDone')}
          </Button>
        ) : (
          <IconButton
            label={t('arrange.selectNone')}
            icon={X}
            onClick={() => state.setState({ selection: NOTHING_SELECTED })}
          />
        )}
      </div>
    </div>
  )
}
