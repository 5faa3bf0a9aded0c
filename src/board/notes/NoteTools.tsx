import {
  ArrowDown,
  ArrowUp,
  Compass,
  CopyPlus,
  Ellipsis,
  Eraser,
  FolderInput,
  MessageCircle,
  MoveUpRight,
  Palette,
  PenLine,
  Trash2,
  Square,
} from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import { NOTE_COLORS, type Note } from '../../model/note.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, type MenuItem } from '../../ui/Menu.tsx'
import { askToCopy } from '../copy/copy-ask.ts'
import { useAnswerItems } from '../links/use-answer-items.ts'
import { useArrangeItems } from '../selection/use-arrange-items.ts'
import { ReactButton } from '../stamps/ReactButton.tsx'
import { useBoard, useRights } from '../state/board-context.ts'
import { colorName } from './color-name.ts'

interface NoteToolsProps {
  readonly note: Note
  /** In the list the note's text is itself the way to write it. */
  readonly withWrite?: boolean
}

/** All that can be done with a note without dragging it. */
export function NoteTools({ note, withWrite = true }: NoteToolsProps) {
  const board = useBoard()
  const { acts, language, template, state, drawing } = board
  const { mayWrite, onTakeUp, onErase } = useRights()
  const t = useT()
  const answering = useAnswerItems(note)
  const arranging = useArrangeItems(note)
  const takeUp = onTakeUp && note.text.trim() !== '' ? () => onTakeUp(note) : null
  if (!mayWrite) {
    return takeUp && <IconButton label={t('board.takeUp')} icon={Compass} onClick={takeUp} />
  }
  const fields = template.fields.filter((field) => field.type === 'notes')
  const more: MenuItem[] = [
    ...answering,
    {
      key: 'copy',
      label: t('writing.copy'),
      icon: CopyPlus,
      onSelect: () => askToCopy(board, [note.id]),
    },
    ...arranging,
    { key: 'up', label: t('board.moveUp'), icon: ArrowUp, onSelect: () => acts.swap(note.id, -1) },
    { key: 'down', label: t('board.moveDown'), icon: ArrowDown, onSelect: () => acts.swap(note.id, 1) },
    {
      key: 'arrow',
      label: t('drawing.drawArrow'),
      icon: MoveUpRight,
      onSelect: () => drawing.setState({ dialog: { kind: 'arrow', note: note.id } }),
    },
    {
      key: 'remove',
      label: t('board.remove'),
      icon: Trash2,
      danger: true,
      onSelect: () => acts.remove(note.id),
    },
  ]
  if (onErase) {
    more.push({
      key: 'erase',
      label: t('history.eraseNote'),
      icon: Eraser,
      danger: true,
      onSelect: () => onErase(note),
    })
  }
  return (
    <>
      {withWrite && <IconButton label={t('board.write')} icon={PenLine} onClick={() => acts.edit(note.id)} />}
      <Menu
        label={t('board.moveToField')}
        trigger={{ label: t('board.moveToField'), icon: FolderInput }}
        items={fields.map((field) => ({
          key: field.key,
          label: field.heading[language],
          checked: field.key === note.at.field,
          onSelect: () => {
            if (field.key !== note.at.field) acts.moveToField(note.id, field.key)
          },
        }))}
      />
      <Menu
        label={t('board.color')}
        trigger={{ label: t('board.color'), icon: Palette }}
        items={NOTE_COLORS.map((color) => ({
          key: color,
          label: t(colorName[color]),
          icon: Square,
          color,
          checked: color === note.color,
          onSelect: () => acts.colorAll([note.id], color),
        }))}
      />
      <ReactButton note={note.id} />
      {takeUp && <IconButton label={t('board.takeUp')} icon={Compass} onClick={takeUp} />}
      <IconButton
        label={t('comments.open')}
        icon={MessageCircle}
        onClick={() => state.setState({ panel: { kind: 'comments', note: note.id } })}
      />
      <Menu
        label={t('board.noteMenu')}
        trigger={{ label: t('board.noteMenu'), icon: Ellipsis }}
        items={more}
      />
    </>
  )
}
